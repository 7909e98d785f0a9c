"""What a period is compared with, form by form of the search; Monday 23 November 2026 is today."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijo_desktop.domain.call_conditions import AllOf, AtTime, Between, Dates, Lasting, Not
from dijo_desktop.domain.call_language import parse
from dijo_desktop.domain.call_periods import Period, asks_dates, period_of, without_dates, without_hours
from dijo_desktop.domain.call_vocabulary import vocabulary

TODAY = date(2026, 11, 23)
WORDS = vocabulary()


def asked(text: str, today: date = TODAY, first_weekday: int = 0) -> Period:
    search = parse(text, WORDS, today=today)
    assert not search.mistakes
    return period_of([term.condition for term in search.terms], today, first_weekday=first_weekday)


def days(period: Period) -> tuple[str, str | None]:
    """Both stretches as first and last day."""

    def said(dates: Dates) -> str:
        last = "" if dates.beyond is None else f"{dates.beyond - timedelta(days=1):%Y-%m-%d}"
        return f"{dates.first or ''}..{last}"

    return said(period.now), None if period.before is None else said(period.before)


@pytest.mark.parametrize(
    ("text", "now", "before"),
    [
        ("", "2026-11-01..2026-11-23", "2026-10-01..2026-10-23"),
        (">5min weekend after 18:00", "2026-11-01..2026-11-23", "2026-10-01..2026-10-23"),
        ("today", "2026-11-23..2026-11-23", "2026-11-22..2026-11-22"),
        ("yesterday", "2026-11-22..2026-11-22", "2026-11-21..2026-11-21"),
        ("last week", "2026-11-16..2026-11-22", "2026-11-09..2026-11-15"),
        ("this month", "2026-11-01..2026-11-23", "2026-10-01..2026-10-23"),
        ("last month", "2026-10-01..2026-10-31", "2026-09-01..2026-09-30"),
        ("oct 2026", "2026-10-01..2026-10-31", "2026-09-01..2026-09-30"),
        ("mar 2024", "2024-03-01..2024-03-31", "2024-02-01..2024-02-29"),
        ("2026-07..2026-09", "2026-07-01..2026-09-30", "2026-04-01..2026-06-30"),
        ("2026", "2026-01-01..2026-11-23", "2025-01-01..2025-11-23"),
        ("last year", "2025-01-01..2025-12-31", "2024-01-01..2024-12-31"),
        ("2026-10-01..2026-10-15", "2026-10-01..2026-10-15", "2026-09-16..2026-09-30"),
        ("3 oct 2026", "2026-10-03..2026-10-03", "2026-10-02..2026-10-02"),
        ("last 7 days", "2026-11-17..2026-11-23", "2026-11-10..2026-11-16"),
        ("last 2 weeks", "2026-11-10..2026-11-23", "2026-10-27..2026-11-09"),
        ("since 2026-11-20", "2026-11-20..2026-11-23", "2026-11-16..2026-11-19"),
        ("after 2026-11-20", "2026-11-21..2026-11-23", "2026-11-18..2026-11-20"),
        ("oct 2026 since 2026-10-25", "2026-10-25..2026-10-31", "2026-10-18..2026-10-24"),
        ("(oct 2026 weekend) >5min", "2026-10-01..2026-10-31", "2026-09-01..2026-09-30"),
        ("until 2026-10-15", "..2026-10-15", None),
        ("before 2026-10-15", "..2026-10-14", None),
        ("oct 2027", "2027-10-01..2027-10-31", None),
        ("oct 2026 sep 2026", "2026-10-01..2026-09-30", None),
    ],
)
def test_a_period_is_set_against_as_much_right_before_it(text: str, now: str, before: str | None) -> None:
    assert days(asked(text)) == (now, before)


def test_of_a_period_that_runs_as_much_is_taken_of_the_one_before() -> None:
    wednesday = date(2026, 11, 25)
    assert days(asked("this week", wednesday)) == ("2026-11-23..2026-11-25", "2026-11-16..2026-11-18")
    assert days(asked("this week", wednesday, first_weekday=6)) == (
        "2026-11-22..2026-11-25",
        "2026-11-15..2026-11-18",
    )
    assert days(asked("2026-11-21..2026-11-30")) == ("2026-11-21..2026-11-23", "2026-11-11..2026-11-13")
    assert [asked(text).running for text in ("this month", "2026", "today", "oct 2026", "since 2026-11-20")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert not asked("", date(2026, 11, 30)).running


@pytest.mark.parametrize(
    ("today", "last"), [(date(2026, 3, 29), date(2026, 2, 28)), (date(2026, 2, 27), date(2026, 1, 27))]
)
def test_a_shorter_month_before_is_taken_whole(today: date, last: date) -> None:
    before = asked("", today).before
    assert before == Dates(last.replace(day=1), last + timedelta(days=1))


def test_months_are_counted_only_if_they_are_whole() -> None:
    assert [asked(text).months for text in ("oct 2026", "", "2025", "2026-10-01..2026-10-30", "last week")] == [
        1,
        1,
        12,
        0,
        0,
    ]


@pytest.mark.parametrize("text", ["today or last week", "not today", "not (>5min or oct 2026)"])
def test_dates_that_are_no_stretch_are_compared_with_nothing(text: str) -> None:
    assert asked(text) == Period(Dates(None, None), scattered=True)


def test_instants_are_no_days() -> None:
    assert period_of([Between(0, 1)], TODAY).scattered


def test_other_alternatives_leave_the_month_so_far() -> None:
    assert days(asked("free or >5min")) == ("2026-11-01..2026-11-23", "2026-10-01..2026-10-23")


def test_nothing_is_before_the_calendar() -> None:
    assert period_of([Dates(date(1, 1, 5), date(1, 3, 7))], TODAY).before is None
    assert period_of([Dates(date(1, 2, 1), date(1, 4, 1))], TODAY).before is None


def test_what_a_picture_spreads_out_is_left_out_of_its_filter() -> None:
    terms = [term.condition for term in parse("oct 2026 mon 18:00..20:00 >5min", WORDS, today=TODAY).terms]
    assert without_dates([AllOf(tuple(terms))]) == tuple(terms[1:])
    assert without_hours(terms) == (terms[0], terms[3])
    assert not asks_dates(AllOf((Lasting(1, None), Not(AtTime(0, 60)))))


@given(
    first=st.dates(date(1990, 1, 1), date(2026, 11, 1)), length=st.integers(1, 800), today=st.dates(date(2029, 1, 1))
)
def test_a_range_that_is_over_follows_right_on_one_as_long(first: date, length: int, today: date) -> None:
    now = Dates(first, first + timedelta(days=length))
    found = period_of([now], today)
    assert found.now == now
    assert found.before is not None
    assert found.before.beyond == first
    assert found.before.first is not None
    if not found.months:
        assert first - found.before.first == timedelta(days=length)
