"""Public holidays that move a deadline: England and Wales, and those that the EU's countries share."""

from __future__ import annotations

from datetime import date, timedelta

UK = "uk_gdpr"
EU = "eu_gdpr"
_MONDAY, _SATURDAY = 0, 5


def holidays(regime: str, year: int) -> tuple[date, ...]:
    """The holidays of one year, in order; KeyError for an unknown regime."""
    return tuple(sorted({UK: _england_and_wales, EU: _europe}[regime](year)))


def holidays_between(regime: str, first: date, last: date) -> tuple[date, ...]:
    """The holidays from `first` to `last`, both included."""
    years = range(first.year, last.year + 1)
    return tuple(day for year in years for day in holidays(regime, year) if first <= day <= last)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar."""
    century, golden = year // 100, year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - moon - year % 100 % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _england_and_wales(year: int) -> list[date]:
    """Banking and Financial Dealings Act 1971 and proclamation; a weekend gives its day to the next working day.

    Single days proclaimed for one year (the last was 8 May 2023) are not known from 2024 on.
    """
    sunday = easter(year)
    return [
        _on_weekday(date(year, 1, 1)),
        sunday - timedelta(days=2),
        sunday + timedelta(days=1),
        _monday_from(date(year, 5, 1)),
        _monday_from(date(year, 5, 25)),
        _monday_from(date(year, 8, 25)),
        *_christmas(year),
    ]


def _europe(year: int) -> list[date]:
    """Regulation 1182/71 Art 2(1) leaves the days to each Member State: here are those that nearly all share."""
    return [
        date(year, 1, 1),
        easter(year) + timedelta(days=1),
        date(year, 5, 1),
        date(year, 12, 25),
        date(year, 12, 26),
    ]


def _christmas(year: int) -> tuple[date, date]:
    first = date(year, 12, 25)
    if first.weekday() < _SATURDAY:
        return first, _on_weekday(date(year, 12, 26))
    # The day after Sunday's Christmas is a holiday of its own, so the substitute is the Tuesday.
    return (date(year, 12, 27), date(year, 12, 28 if first.weekday() == _SATURDAY else 26))


def _on_weekday(day: date) -> date:
    return day if day.weekday() < _SATURDAY else _monday_from(day)


def _monday_from(day: date) -> date:
    return day + timedelta(days=(_MONDAY - day.weekday()) % 7)
