"""Periods and amounts get their limits when the search is asked, not when it is written."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dijo_desktop.domain.call_conditions import (
    WEEKEND,
    AllOf,
    AnyOf,
    Between,
    Costing,
    Dates,
    During,
    Lasting,
    Not,
    PeriodName,
    Recent,
    dates_of,
    month_after,
    settle,
)


def ms(year: int, month: int, day: int, hour: int = 0) -> int:
    return round(datetime(year, month, day, hour, tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(
    ("period", "first", "beyond"),
    [
        ("today", date(2026, 1, 1), date(2026, 1, 2)),
        ("yesterday", date(2025, 12, 31), date(2026, 1, 1)),
        ("this_week", date(2025, 12, 29), date(2026, 1, 5)),
        ("last_week", date(2025, 12, 22), date(2025, 12, 29)),
        ("this_month", date(2026, 1, 1), date(2026, 2, 1)),
        ("last_month", date(2025, 12, 1), date(2026, 1, 1)),
        ("this_year", date(2026, 1, 1), date(2027, 1, 1)),
        ("last_year", date(2025, 1, 1), date(2026, 1, 1)),
    ],
)
def test_periods(period: PeriodName, first: date, beyond: date) -> None:
    assert dates_of(period, date(2026, 1, 1)) == Dates(first, beyond)


def test_a_week_begins_where_the_person_lives() -> None:
    assert dates_of("this_week", date(2026, 11, 23), 6) == Dates(date(2026, 11, 22), date(2026, 11, 29))
    assert month_after(date(2026, 12, 31)) == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("recent", "first"),
    [
        (Recent(1, "days"), date(2026, 3, 31)),
        (Recent(2, "weeks"), date(2026, 3, 18)),
        (Recent(1, "months"), date(2026, 3, 1)),
        (Recent(13, "months"), date(2025, 3, 1)),
    ],
)
def test_recent_days_end_today(recent: Recent, first: date) -> None:
    settled = settle(recent, today=date(2026, 3, 31), time_zone="UTC")
    assert settled == Between(ms(first.year, first.month, first.day), ms(2026, 4, 1))


def test_days_are_those_of_the_time_zone_and_amounts_get_the_currency_of_most_calls() -> None:
    asked = AllOf((AnyOf((During("today"), Not(Costing(1, None)))), Costing(1, 2, "EUR"), Lasting(1, None), WEEKEND))
    settled = settle(asked, today=date(2026, 10, 25), time_zone="Europe/London", currency="GBP")
    today = Between(ms(2026, 10, 24, 23), ms(2026, 10, 26))
    assert settled == AllOf(
        (AnyOf((today, Not(Costing(1, None, "GBP")))), Costing(1, 2, "EUR"), Lasting(1, None), WEEKEND)
    )
    assert settle(Dates(None, None), today=date(2026, 1, 1), time_zone="UTC") == Between(None, None)
