from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from dijo_desktop.domain.call_conditions import Dates, During, Not, OnWeekdays
from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.ui.calls.choice import FILTERS, Choice, condition_of, dear_micro
from dijo_desktop.ui.calls.search_words import Reading

TODAY = date(2026, 11, 23)
LONG, DEAR, FREE, WEEKEND = (condition_of(name, "GBP") for name in FILTERS)


@pytest.fixture
def reading(qapp: QApplication) -> Reading:
    return Reading(TODAY, ("GBP", "EUR"))


def test_nothing_chosen_asks_for_everything() -> None:
    assert Choice().query(TODAY, "UTC", "GBP") == CallQuery()
    assert not Choice().filtered


def test_chips_write_into_the_search_and_become_conditions(reading: Reading) -> None:
    choice = Choice()
    for chip in (LONG, DEAR, WEEKEND):
        choice = choice.toggled(chip, reading)
    assert choice.text == ">=10min cost>0.5 GBP weekend"
    query = choice.query(TODAY, "UTC", "GBP")
    assert (query.min_seconds, query.min_cost_micro, query.currency, query.weekend) == (600, 500_001, "GBP", True)
    assert query.where is None
    assert choice.count == 3
    off = choice.toggled(LONG, reading)
    assert off.text == "cost>0.5 GBP weekend"
    assert off.query(TODAY, "UTC", "GBP").min_seconds is None


def test_what_is_typed_turns_chips_on(reading: Reading) -> None:
    choice = Choice().searched("free >= 10 minutes", reading)
    assert choice.holds(LONG)
    assert choice.holds(FREE)
    assert not choice.holds(WEEKEND)
    assert choice.toggled(LONG, reading).text == "free"


def test_a_mistake_keeps_what_is_shown_and_a_chip_gives_the_mistake_up(reading: Reading) -> None:
    choice = Choice().searched("free", reading).searched("free wekend", reading)
    assert (choice.text, choice.holds(FREE), choice.count) == ("free wekend", True, 1)
    assert choice.toggled(LONG, reading).text == "free >=10min"


def test_one_range_of_dates_replaces_another(reading: Reading) -> None:
    choice = Choice().searched("last week free 2026", reading)
    assert choice.dates == During("last_week")
    october = choice.dated(Dates(date(2026, 10, 1), date(2026, 11, 1)), reading)
    assert october.text == "free oct 2026"
    assert october.dated(None, reading).text == "free"


def test_a_chip_counts_what_it_would_leave_of_what_is_shown(reading: Reading) -> None:
    query = Choice().searched("mon not weekend", reading).query(TODAY, "UTC", "GBP", also=FREE)
    assert query.free
    assert query.where is not None
    only = Choice().searched("not mon", reading).query(TODAY, "UTC", "GBP")
    assert only.where == Not(OnWeekdays(frozenset({0})))


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


def test_clearing_keeps_order_and_groups(reading: Reading) -> None:
    choice = Choice(grouping="month", descending=False).searched("this year free", reading)
    cleared = choice.cleared()
    assert not cleared.filtered
    assert (cleared.text, cleared.grouping, cleared.descending) == ("", "month", False)
