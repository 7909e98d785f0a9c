"""A query says whether it groups and whether it leaves anything out."""

from __future__ import annotations

import pytest

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
