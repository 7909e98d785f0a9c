"""The days a search asks for, and the days right before them that they are compared with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dijo_desktop.domain.call_conditions import (
    AllOf,
    AnyOf,
    AtTime,
    Between,
    Condition,
    Dates,
    During,
    Not,
    OnWeekdays,
    Recent,
    dates_in,
    month_after,
)

_DAY = timedelta(days=1)
_MONTHS_OF_YEAR = 12


@dataclass(frozen=True, slots=True)
class Period:
    """`now` is what is looked at, open if the search is, and never beyond today; `before` what came before it.

    `before` is as long as `now`, or nothing if there is no such stretch: the search has no first day, nothing of it
    has begun, or its dates are not one stretch (`scattered`). `running`: the period ends after today, so that of the
    one before as much is taken as has passed of this one. `months` whole calendar months are set against as many
    whole ones before, whatever their days.
    """

    now: Dates
    before: Dates | None = None
    running: bool = False
    months: int = 0
    scattered: bool = False


def period_of(terms: Iterable[Condition], today: date, *, first_weekday: int = 0) -> Period:
    """The period of a search whose terms narrow one by one; the month so far if it says nothing of dates."""
    asked = flat(terms)
    stretches = [dates_in(one, today, first_weekday) for one in asked if isinstance(one, Dates | During | Recent)]
    if any(asks_dates(one) for one in asked if isinstance(one, Not | AnyOf | Between)):
        return Period(Dates(None, None), scattered=True)
    if not stretches:
        stretches = [dates_in(During("this_month"), today, first_weekday)]
    first = max((one.first for one in stretches if one.first is not None), default=None)
    beyond = min((one.beyond for one in stretches if one.beyond is not None), default=None)
    if first is None:
        return Period(Dates(None, beyond))
    tomorrow = today + _DAY
    end = tomorrow if beyond is None else beyond
    now = Dates(first, min(end, tomorrow))
    if now.beyond is None or now.beyond <= first:
        return Period(Dates(first, beyond))
    running = end > tomorrow
    months = _months(first, end)
    return Period(now, _before(first, end, now.beyond, months), running, months)


def asks_dates(condition: Condition) -> bool:
    """Whether anything in it is about dates."""
    match condition:
        case AllOf(several) | AnyOf(several):
            return any(map(asks_dates, several))
        case Not(inner):
            return asks_dates(inner)
        case _:
            return isinstance(condition, Dates | During | Recent | Between)


def without_dates(terms: Iterable[Condition]) -> tuple[Condition, ...]:
    """The terms that narrow by something else than a stretch of dates."""
    return tuple(part for part in flat(terms) if not isinstance(part, Dates | During | Recent))


def without_hours(terms: Iterable[Condition]) -> tuple[Condition, ...]:
    """The terms that narrow by something else than days of the week and times of the day."""
    return tuple(part for part in flat(terms) if not isinstance(part, OnWeekdays | AtTime))


def flat(terms: Iterable[Condition]) -> list[Condition]:
    """The terms one by one, also those that brackets put together."""
    found: list[Condition] = []
    for one in terms:
        found += flat(one.conditions) if isinstance(one, AllOf) else [one]
    return found


def _before(first: date, end: date, beyond: date, months: int) -> Dates | None:
    """Of the stretch as long as the whole one, right before it, as much as has passed of this one."""
    try:
        if not months:
            start = first - (end - first)
            return Dates(start, start + (beyond - first))
        start = _months_back(first, months)
        if beyond == end:
            return Dates(start, first)
        return Dates(start, _months_back(beyond - _DAY, months) + _DAY)
    except (OverflowError, ValueError):  # before the first year of the calendar
        return None


def _months(first: date, end: date) -> int:
    """How many whole calendar months that is, 0 if it is anything else."""
    if first.day != 1 or end.day != 1:
        return 0
    return (end.year - first.year) * _MONTHS_OF_YEAR + end.month - first.month


def _months_back(day: date, months: int) -> date:
    """The same day of an earlier month, its last one if that is shorter."""
    number = day.year * _MONTHS_OF_YEAR + day.month - 1 - months
    first = date(number // _MONTHS_OF_YEAR, number % _MONTHS_OF_YEAR + 1, 1)
    return first.replace(day=min(day.day, (month_after(first) - _DAY).day))
