"""A view, its groups, its sums and its count agree on what a search leaves, on clock changes, too."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest

from dijo_desktop.contract.calls import Call
from dijo_desktop.domain.call_conditions import (
    AnyOf,
    AtTime,
    Between,
    Condition,
    Costing,
    Free,
    InCurrency,
    Lasting,
    Not,
    OnWeekdays,
)
from dijo_desktop.domain.call_query import CallQuery, Sort
from dijo_desktop.store.call_rows import CallRow, GroupRow
from dijo_desktop.store.calls import CallStore
from tests.fake_clock import FakeClock
from tests.store.call_samples import memory_store
from tests.ui.calls.samples import call, fill

ZONE = "Europe/London"
FIRST = datetime(2026, 3, 27, 0, 30, tzinfo=UTC)
"""Two days before the clocks go forward."""


def history() -> list[Call]:
    return [
        call(n, FIRST + timedelta(hours=5 * n), 60 * n % 900, f"{n % 4 * 0.25:.2f}", "EUR" if n % 3 == 0 else "GBP")
        for n in range(1, 41)
    ]


# Counted by hand: no code of the store or of the domain says how many there are.
CONDITIONS: list[tuple[Condition, int]] = [
    (Lasting(60, 240), 12),
    (Not(Free()), 30),
    (AnyOf((Free(), InCurrency("EUR"))), 20),
    (OnWeekdays(frozenset({6})), 5),
    (AtTime(22 * 60, 2 * 60), 6),
    (Costing(None, 250_000, "GBP"), 14),
    (AnyOf((Between(None, 0), Costing(750_000, None, "EUR"))), 4),
]


@pytest.mark.parametrize(("condition", "expected"), CONDITIONS)
@pytest.mark.parametrize("sort", ["started", "duration", "cost"])
def test_list_groups_sums_and_count_agree(condition: Condition, expected: int, sort: Sort) -> None:
    with memory_store(FakeClock()) as store:
        fill(store, history())
        query = CallQuery.of(condition, sort=sort)
        assert query.where is not None
        found, groups, totals = seen(store, query)
        assert len(found) == totals == store.sums.chip_counts([query], time_zone=ZONE, stop=threading.Event())[0]
        assert len(found) == expected
        if sort == "started":
            assert sum(group.calls for group in groups) == len(found)
            held = {group.day: group.of for group in groups}
            everything = {group.day: group.calls for group in seen(store, CallQuery())[1]}
            assert all(everything[day] == calls for day, calls in held.items())


def seen(store: CallStore, query: CallQuery) -> tuple[list[CallRow], list[GroupRow], int]:
    view = store.build_view(query, time_zone=ZONE, stop=threading.Event())
    rows = [row for number in range(view.rows // 256 + 1) for row in view.page(number)]
    totals = sum(total.calls for total in view.totals)
    first = store.build_view(query, time_zone=ZONE, first_only=True, stop=threading.Event())
    assert list(first.page(0))[:20] == rows[:20]
    view.close()
    first.close()
    return (
        [row for row in rows if isinstance(row, CallRow)],
        [row for row in rows if isinstance(row, GroupRow)],
        totals,
    )
