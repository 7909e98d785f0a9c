"""A query says whether it groups and whether it leaves anything out."""

from __future__ import annotations

import pytest

from dijo_desktop.domain.call_conditions import (
    WEEKEND,
    AllOf,
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
from dijo_desktop.domain.call_query import CallQuery


def test_the_first_query_shows_everything_by_day() -> None:
    assert CallQuery().grouped
    assert not CallQuery().narrows


@pytest.mark.parametrize("query", [CallQuery(group="none"), CallQuery(sort="duration"), CallQuery(sort="cost")])
def test_groups_need_the_order_of_time(query: CallQuery) -> None:
    assert not query.grouped
    assert not query.narrows


@pytest.mark.parametrize(
    "query",
    [
        CallQuery(min_seconds=0),
        CallQuery(min_cost_micro=0),
        CallQuery(currency="GBP"),
        CallQuery(free=True),
        CallQuery(weekend=True),
        CallQuery(from_ms=0),
        CallQuery(to_ms=0),
    ],
)
def test_any_filter_narrows(query: CallQuery) -> None:
    assert query.narrows


def test_what_sums_and_indexes_answer_is_taken_out_of_a_condition() -> None:
    condition = AllOf(
        (
            Between(5, None),
            AllOf((Between(3, 90), Lasting(60, None), Lasting(30, None))),
            Costing(10, None, "GBP"),
            InCurrency("GBP"),
            Free(),
            WEEKEND,
        )
    )
    assert CallQuery.of(condition, sort="cost", descending=False, group="none") == CallQuery(
        sort="cost",
        descending=False,
        group="none",
        min_seconds=60,
        min_cost_micro=10,
        currency="GBP",
        free=True,
        weekend=True,
        from_ms=5,
        to_ms=90,
    )
    assert CallQuery.of(None) == CallQuery()


@pytest.mark.parametrize(
    "left",
    [
        Lasting(1, 2),
        Lasting(None, 2),
        Costing(None, 3, "GBP"),
        Not(Free()),
        AnyOf((Free(), WEEKEND)),
        OnWeekdays(frozenset({1})),
        AtTime(1, 2),
    ],
)
def test_the_rest_is_asked_call_by_call(left: Condition) -> None:
    assert CallQuery.of(left) == CallQuery(where=left)
    assert CallQuery.of(left).narrows
    assert CallQuery.of(AllOf((left, Free(), left))) == CallQuery(free=True, where=AllOf((left, left)))


def test_two_currencies_at_once_leave_no_call() -> None:
    both = CallQuery.of(AllOf((InCurrency("GBP"), Costing(1, None, "EUR"), InCurrency("EUR"))))
    assert both == CallQuery(currency="GBP", where=AllOf((Costing(1, None, "EUR"), InCurrency("EUR"))))
