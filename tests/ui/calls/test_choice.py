from __future__ import annotations

from datetime import date

from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.ui.calls.choice import Choice, dear_micro

TODAY = date(2026, 11, 23)


def test_nothing_chosen_asks_for_everything() -> None:
    assert Choice().query(TODAY, "UTC", "GBP") == CallQuery()
    assert not Choice().filtered


def test_chips_become_conditions() -> None:
    choice = Choice().toggled("long").toggled("dear").toggled("weekend")
    query = choice.query(TODAY, "UTC", "GBP")
    assert (query.min_seconds, query.min_cost_micro, query.currency, query.weekend) == (600, 500_001, "GBP", True)
    assert choice.count == 3
    assert choice.toggled("long").query(TODAY, "UTC", "GBP").min_seconds is None


def test_an_amount_without_a_currency_is_not_asked_for() -> None:
    query = Choice().toggled("dear").query(TODAY, "UTC", "")
    assert query.min_cost_micro is None
    assert query.currency is None


def test_a_dear_call_is_another_one_in_a_currency_without_pennies() -> None:
    assert dear_micro("GBP") == 500_000
    assert dear_micro("JPY") == 50_000_000


def test_another_order_than_time_has_no_groups_and_a_group_brings_time_back() -> None:
    by_cost = Choice().sorted_by("cost")
    assert (by_cost.sort, by_cost.descending, by_cost.group) == ("cost", True, "none")
    assert not by_cost.sorted_by("cost").descending
    by_day = by_cost.grouped_by("day")
    assert (by_day.sort, by_day.group) == ("started", "day")
    assert by_cost.grouped_by("none").sort == "cost"


def test_clearing_keeps_order_and_groups() -> None:
    choice = Choice(dates="this_year", filters=frozenset({"free"}), grouping="month", descending=False)
    cleared = choice.cleared()
    assert not cleared.filtered
    assert (cleared.grouping, cleared.descending) == ("month", False)
