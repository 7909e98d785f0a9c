"""Every condition of the search language, asked of SQLite and reckoned beside it in plain Python."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijo_desktop.domain.call_conditions import (
    AllOf,
    AnyOf,
    AtTime,
    Between,
    Condition,
    Costing,
    Dates,
    Free,
    InCurrency,
    Lasting,
    Not,
    OnWeekdays,
)
from dijo_desktop.domain.local_days import offset_spans
from dijo_desktop.store.call_conditions_sql import ahead_of_utc, asks_local_time, expression
from dijo_desktop.store.call_schema import TIES

ZONE = "Europe/London"
CODES = {1: "GBP", 2: "EUR"}
DAY_MS = 86_400_000
FIRST = round(datetime(2026, 3, 20, tzinfo=UTC).timestamp()) // 86_400
DAYS = range(FIRST, FIRST + 230)
Row = tuple[int, int, int, int]
"""Start in ms, seconds, micro-units, number of the currency."""

ROWS: list[Row] = [
    (
        (FIRST + index % 230) * DAY_MS + index * 7_919_000 % DAY_MS,
        index * 37 % 4000,
        index % 5 * 250_000,
        1 + index % 2,
    )
    for index in range(600)
]
AHEAD = ahead_of_utc(offset_spans(DAYS, ZONE))


@pytest.fixture(scope="module")
def calls() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE calls (row INTEGER PRIMARY KEY, seconds INT, cost INT, currency INT)")
    rows = [(ms * TIES + index, *rest) for index, (ms, *rest) in enumerate(ROWS)]
    connection.executemany("INSERT INTO calls VALUES (?, ?, ?, ?)", rows)
    yield connection
    connection.close()


def fits(condition: Condition, row: Row) -> bool:
    ms, seconds, cost, currency = row
    local = datetime.fromtimestamp(ms / 1000, ZoneInfo(ZONE))
    match condition:
        case AllOf(several):
            return all(fits(one, row) for one in several)
        case AnyOf(several):
            return any(fits(one, row) for one in several)
        case Not(inner):
            return not fits(inner, row)
        case Lasting(least, most):
            return (least is None or seconds >= least) and (most is None or seconds <= most)
        case Costing(least, most, code):
            return CODES[currency] == code and (least is None or cost >= least) and (most is None or cost <= most)
        case Free():
            return cost == 0
        case InCurrency(code):
            return CODES[currency] == code
        case Between(from_ms, to_ms):
            return (from_ms is None or ms >= from_ms) and (to_ms is None or ms < to_ms)
        case OnWeekdays(days):
            return local.weekday() in days
        case AtTime(first, beyond):
            minute = local.hour * 60 + local.minute
            return first <= minute < beyond if first <= beyond else minute >= first or minute < beyond
        case _:
            raise AssertionError(condition)


moments = st.none() | st.integers(FIRST * DAY_MS, (FIRST + 230) * DAY_MS)
simple = st.one_of(
    st.builds(Lasting, st.none() | st.integers(0, 4000), st.none() | st.integers(0, 4000)),
    st.builds(
        Costing,
        st.none() | st.integers(0, 10**6),
        st.none() | st.integers(0, 10**6),
        st.sampled_from(["GBP", "EUR", "JPY"]),
    ),
    st.just(Free()),
    st.sampled_from(["GBP", "EUR", "JPY"]).map(InCurrency),
    st.builds(Between, moments, moments),
    st.frozensets(st.integers(0, 6), min_size=1).map(OnWeekdays),
    st.builds(AtTime, st.integers(0, 1440), st.integers(0, 1440)),
)
conditions = st.recursive(
    simple,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=1, max_size=3).map(lambda some: AnyOf(tuple(some))),
        st.lists(inner, min_size=1, max_size=3).map(lambda some: AllOf(tuple(some))),
    ),
    max_leaves=5,
)


@given(condition=conditions)
def test_sqlite_finds_the_calls_that_fit_also_over_changes_of_the_clock(
    calls: sqlite3.Connection, condition: Condition
) -> None:
    asked = expression(condition, CODES, AHEAD)
    found = [row for (row,) in calls.execute(f"SELECT row / {TIES} FROM calls WHERE {asked} ORDER BY row")]  # noqa: S608 - words of our own
    assert found == sorted(row[0] for row in ROWS if fits(condition, row))


def test_the_clock_on_the_wall_is_asked_only_where_it_matters() -> None:
    assert asks_local_time(AllOf((Free(), AnyOf((Not(AtTime(0, 1)), Free())))))
    assert asks_local_time(OnWeekdays(frozenset({1})))
    assert not asks_local_time(AllOf((Free(), Not(Between(0, 1)))))


def test_a_zone_without_changes_needs_no_choice() -> None:
    assert ahead_of_utc([]) == "0"
    assert ahead_of_utc(offset_spans(DAYS, "Asia/Tokyo")) == "32400000"
    assert AHEAD.count("WHEN") == 2


def test_dates_must_be_settled_before() -> None:
    with pytest.raises(ValueError, match="not settled"):
        expression(Dates(date(2026, 1, 1), None), CODES, "0")
