"""Pages of changes: read fast when plainly written, with the same result and the same refusals when not."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijo_desktop.client.call_pages import call_page, sent_page
from dijo_desktop.contract.calls import Call, Changes, Peer, Rate
from dijo_desktop.contract.values import Money
from dijo_desktop.domain.call_page import CallMore, page_of
from dijo_desktop.domain.instants import show
from dijo_desktop.domain.money import from_micro
from dijo_desktop.errors import NotUnderstood

ID = "call_01JD7Z4M8Q0V5W2Y6T3K9B1C4J"
PLAIN = (
    '{"changed":[{"id":"' + ID + '","started_at":"2026-11-20T18:03:11.204Z","duration_seconds":754,'
    '"cost":{"amount":"0.1625","currency":"GBP"}}],"removed":[],"next_cursor":null,"sync_token":"t","limit":1000}'
)
calls = st.builds(
    Call,
    id=st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=26, max_size=26).flatmap(
        lambda tail: st.sampled_from(["call_", "ab_"]).map(lambda start: start + tail)
    ),
    started_at=st.integers(0, 250_000_000_000_000).map(show),
    duration_seconds=st.integers(0, 10**9),
    cost=st.builds(
        Money,
        amount=st.integers(-(10**17), 10**17).map(from_micro),
        currency=st.text("ABCXYZ", min_size=3, max_size=3),
    ),
    peer=st.just(msgspec.UNSET) | st.just(Peer(kind="e164", value='+44 "1"')),
    direction=st.just(msgspec.UNSET) | st.just("in"),
    billed_seconds=st.just(msgspec.UNSET) | st.just(60),
    rate=st.just(msgspec.UNSET) | st.just(Rate(amount="0.01", currency="GBP", per_seconds=60)),
)


@given(st.lists(calls, max_size=8), st.booleans())
def test_however_it_is_written_the_page_is_the_same(made: list[Call], indented: bool) -> None:
    changes = Changes(changed=tuple(made), removed=(), next_cursor="c", sync_token=None, limit=10)
    data = msgspec.json.encode(changes)
    assert call_page(msgspec.json.format(data, indent=1) if indented else data) == page_of(changes)


def test_what_a_call_says_beyond_the_policy_is_kept() -> None:
    page = call_page(
        PLAIN.replace("754,", '754,"later":{"x":1},').replace('"GBP"}}', '"GBP"},"direction":"in"}').encode()
    )
    assert msgspec.json.decode(page.calls.more[0] or b"", type=CallMore) == CallMore(direction="in")
    assert call_page(PLAIN.encode()).calls.more == [None]


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        (ID, ID.lower()), (ID, "call_1"), (ID, ID[:-1] + "U"),
        ("2026-11-20T18", "2026-02-30T18"), ("2026-11-20T18", "2026-11-20T24"), ("18:03:11", "18:60:11"),
        ("03:11", "03:60"), (".204Z", ".204z"), ("11-20T", "11-20 "), ("754", "-1"), ("754", "7.5"), ("754", "NaN"),
        ("0.1625", "1e3"), ("0.1625", "1.1234567"), ("GBP", "gbp"), ("GBP", "GBPX"), ("0.1625", "\\ud800"),
        ('"limit"', '"limit":5,"limit"'), ('"754"', ""), ('"sync_token":"t"', '"sync_token":null'),
        ('"next_cursor":null', '"next_cursor":"c"'), ('"amount":"0.1625"', '"amount":"1","amount":"0.1625"'),
        (PLAIN, ""), (PLAIN, "[" * 70), (PLAIN, PLAIN + " x"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_not_understood(there: str, instead: str) -> None:
    data = PLAIN.replace(there, instead).encode()
    if data == PLAIN.encode():
        data = b'"754"'
    with pytest.raises(NotUnderstood):
        call_page(data)


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"next_cursor":1}', b'{"next_cursor":"\xff"}'])
def test_a_page_that_does_not_say_what_follows_is_not_understood(data: bytes) -> None:
    with pytest.raises(NotUnderstood):
        sent_page(data)


def test_a_page_is_no_larger_than_pages_are() -> None:
    one = call_page(PLAIN.encode())
    assert len(one.calls.ids) == 1
    begin, end = PLAIN.index("[") + 1, PLAIN.index("]")
    for separator in (",", ", "):
        data = PLAIN[:begin] + separator.join([PLAIN[begin:end]] * 1001) + PLAIN[end:]
        with pytest.raises(NotUnderstood):
            call_page(data.encode())
