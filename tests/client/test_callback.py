from __future__ import annotations

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijo_desktop.client.callback import Expected, Words, page, read_answer, read_request
from dijo_desktop.client.secret import Secret

ISSUER = "https://sign-in.example"
EXPECTED = Expected("127.0.0.1:5", Secret("the-state"), ISSUER)
GOOD = {"state": "the-state", "iss": ISSUER, "code": "the-code"}


def test_a_code() -> None:
    answer = read_answer(urlencode(GOOD | {"session_state": "ignored"}), EXPECTED)
    assert answer is not None
    assert (answer.code.reveal(), answer.error) == ("the-code", "")


@pytest.mark.parametrize("more", [{}, {"code": "a code as well"}])
def test_an_error_goes_before_a_code(more: dict[str, str]) -> None:
    answer = read_answer(urlencode({"state": "the-state", "iss": ISSUER, "error": "access_denied"} | more), EXPECTED)
    assert answer is not None
    assert (answer.code.reveal(), answer.error) == ("", "access_denied")


@pytest.mark.parametrize("name", ["state", "iss", "code"])
def test_nothing_may_be_missing_or_come_twice(name: str) -> None:
    assert read_answer(urlencode({key: value for key, value in GOOD.items() if key != name}), EXPECTED) is None
    assert read_answer(f"{urlencode(GOOD)}&{name}={GOOD[name]}", EXPECTED) is None
    assert read_answer(f"{urlencode(GOOD)}&{name}=", EXPECTED) is None


@pytest.mark.parametrize("query", ["", "&&", "x", "%ff=%ff", "state=%ff", "a=b&" * 30, "state=%F0%9D%84%9E"])
def test_odd_queries(query: str) -> None:
    assert read_answer(query, EXPECTED) is None


VALUE = st.sampled_from(["", "the-state", "the-code", ISSUER, "other", "access_denied", "the-statE"])
PAIRS = st.lists(st.tuples(st.sampled_from(["state", "iss", "code", "error", "x"]), VALUE), max_size=6)


@pytest.mark.fault("O7")
@given(st.lists(PAIRS, max_size=8))
def test_only_a_right_state_and_issuer_ever_give_a_code(queries: list[list[tuple[str, str]]]) -> None:
    """Whatever sequence of answers comes, each is taken only by the rules of SI-12."""
    for pairs in queries:
        answer = read_answer(urlencode(pairs), EXPECTED)
        names = [name for name, _ in pairs]
        given_ = dict(pairs)
        genuine = len(names) == len(set(names)) and given_.get("state") == "the-state" and given_.get("iss") == ISSUER
        if not genuine:
            assert answer is None
        elif given_.get("error"):
            assert answer is not None
            assert answer.error == given_["error"]
            assert not answer.code
        else:
            assert (answer is not None) == bool(given_.get("code"))


@given(st.binary(max_size=300))
def test_no_bytes_are_taken_for_an_answer(head: bytes) -> None:
    kind, answer = read_request(head, EXPECTED)
    assert (kind, answer) == ("not-found", None)


def test_the_pages_are_static_and_can_be_translated() -> None:
    german = page(200, Words(language="de", done_title="Fertig", done_text="Sie können diesen Tab schließen."))
    assert "Sie können diesen Tab schließen.".encode() in german
    assert f"Content-Length: {len(german.partition(bytes([13, 10, 13, 10]))[2])}".encode() in german
    assert b"<html lang=de>" in german
    assert page(400, Words()).count(b"was not taken") == 1
