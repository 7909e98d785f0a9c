from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from dijo_desktop.contract.calls import Call
from dijo_desktop.contract.values import Money
from dijo_desktop.demo.call_json import calls_json
from dijo_desktop.domain.instants import show
from dijo_desktop.domain.money import from_micro

_ROWS = st.tuples(
    st.integers(0, 253_402_300_799_999),
    st.from_regex(r"call_[0-9A-HJKMNP-TV-Z]{26}", fullmatch=True),
    st.integers(0, 1 << 40),
    st.integers(0, 10**17),
    st.sampled_from(["EUR", "GBP", "JPY"]),
)


@given(st.lists(_ROWS, max_size=8))
def test_the_text_is_what_the_struct_would_give(rows: list[tuple[int, str, int, int, str]]) -> None:
    calls = [
        Call(
            id=name,
            started_at=show(at),
            duration_seconds=seconds,
            cost=Money(amount=from_micro(micro), currency=code),
        )
        for at, name, seconds, micro, code in rows
    ]
    assert f"[{calls_json(rows)}]".encode() == msgspec.json.encode(calls)


def test_more_members_come_after_the_cost() -> None:
    rows = [(0, "call_1", 2, 0, "EUR"), (86_400_001, "call_2", 3, 1_500_000, "GBP")]
    text = calls_json(rows, lambda row: f',"more":{row[2]}')
    assert text == (
        '{"id":"call_1","started_at":"1970-01-01T00:00:00.000Z","duration_seconds":2,'
        '"cost":{"amount":"0","currency":"EUR"},"more":2},'
        '{"id":"call_2","started_at":"1970-01-02T00:00:00.001Z","duration_seconds":3,'
        '"cost":{"amount":"1.5","currency":"GBP"},"more":3}'
    )
