from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijo_desktop.client.http import Reply
from dijo_desktop.client.tokens import Tokens, tokens_of
from dijo_desktop.errors import NotUnderstood
from tests.fake_clock import FakeClock

GOOD: dict[str, Any] = {
    "access_token": "a", "token_type": "DPoP", "expires_in": 300, "scope": "x y", "refresh_token": "r",
}  # fmt: skip
ASKED = frozenset({"x"})


def _tokens(answer: object, *, bound: bool = True, media: str = "application/json") -> Tokens:
    reply = Reply(200, {"content-type": media}, msgspec.json.encode(answer))
    return tokens_of(reply, bound=bound, asked=ASKED, clock=FakeClock())


def test_good_tokens() -> None:
    tokens = _tokens(GOOD | {"id_token": "dropped", "token_type": "dpop"})
    assert (tokens.access.reveal(), tokens.refresh.reveal(), tokens.scheme) == ("a", "r", "DPoP")
    assert tokens.ends_at == FakeClock().monotonic() + 300
    assert tokens.scopes == {"x", "y"}
    assert "'a'" not in repr(tokens)
    assert _tokens(GOOD | {"token_type": "bearer"}, bound=False).scheme == "Bearer"


def test_without_scope_what_was_asked_for_was_given() -> None:
    assert _tokens(GOOD | {"scope": ""}).scopes == ASKED


def test_an_absurd_life_is_cut() -> None:
    assert _tokens(GOOD | {"expires_in": 10**12}).ends_at <= FakeClock().monotonic() + 24 * 3600


@pytest.mark.fault("O11")
@pytest.mark.parametrize(
    "odd",
    [
        {"access_token": ""}, {"access_token": None}, {"access_token": 5}, {"access_token": "a\r\nX: y"},
        {"access_token": "ä"}, {"access_token": "a b"}, {"access_token": "a" * 5000}, {"refresh_token": "a\n"},
        {"token_type": "Bearer"}, {"token_type": "mac"}, {"token_type": ""}, {"expires_in": 0}, {"expires_in": -1},
        {"expires_in": "300"}, {"expires_in": 1.5}, {"expires_in": None}, {"scope": 5},
    ],
)  # fmt: skip
def test_odd_tokens_are_not_understood(odd: dict[str, Any]) -> None:
    with pytest.raises(NotUnderstood):
        _tokens(GOOD | odd)


@pytest.mark.parametrize("missing", ["access_token", "token_type", "expires_in"])
def test_parts_that_must_be_there(missing: str) -> None:
    with pytest.raises(NotUnderstood):
        _tokens({name: value for name, value in GOOD.items() if name != missing})


def test_a_page_is_no_token() -> None:
    with pytest.raises(NotUnderstood):
        _tokens(GOOD, media="text/html")


@pytest.mark.fault("O13")
def test_a_bound_token_is_refused_without_key() -> None:
    with pytest.raises(NotUnderstood):
        _tokens(GOOD, bound=False)


@given(st.binary(max_size=200))
def test_no_bytes_do_anything_else(data: bytes) -> None:
    with pytest.raises(NotUnderstood):
        tokens_of(Reply(200, {"content-type": "application/json"}, data), bound=True, asked=ASKED, clock=FakeClock())
