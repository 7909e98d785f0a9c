"""What a call must fulfil to be shown: the meaning of the search language, before any word or any SQL."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dijo_desktop.domain.local_days import midnight_ms

PeriodName = Literal[
    "today", "yesterday", "this_week", "last_week", "this_month", "last_month", "this_year", "last_year"
]
Unit = Literal["days", "weeks", "months"]


@dataclass(frozen=True, slots=True)
class Lasting:
    """As many seconds, both limits included; `None` is no limit."""

    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Costing:
    """As many micro-units, both limits included; without a currency the one of most calls is meant."""

    least: int | None
    most: int | None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Free:
    """A cost of nothing, in any currency."""


@dataclass(frozen=True, slots=True)
class InCurrency:
    """A cost in this currency (ISO 4217)."""

    currency: str


@dataclass(frozen=True, slots=True)
class Dates:
    """Begun on the local days from `first` up to `beyond`, which is not included; `None` is open."""

    first: date | None
    beyond: date | None


@dataclass(frozen=True, slots=True)
class During:
    """Begun in a period that moves with the calendar."""

    period: PeriodName


@dataclass(frozen=True, slots=True)
class Recent:
    """Begun in the last so many days, weeks or months, today included."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Between:
    """Begun from `from_ms` up to `to_ms` (UTC milliseconds), which is not included; `None` is open."""

    from_ms: int | None
    to_ms: int | None


@dataclass(frozen=True, slots=True)
class OnWeekdays:
    """Begun on one of these days of the local week, Monday being 0."""

    days: frozenset[int]


@dataclass(frozen=True, slots=True)
class AtTime:
    """Begun from one minute of the local day up to another, which is not included; over midnight if it is smaller."""

    from_minute: int
    to_minute: int


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of them."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of them."""

    conditions: tuple[Condition, ...]


Condition = (
    Lasting
    | Costing
    | Free
    | InCurrency
    | Dates
    | During
    | Recent
    | Between
    | OnWeekdays
    | AtTime
    | Not
    | AllOf
    | AnyOf
)
WEEKEND = OnWeekdays(frozenset({5, 6}))
WORKDAYS = OnWeekdays(frozenset({0, 1, 2, 3, 4}))


def settle(
    condition: Condition, *, today: date, time_zone: str, currency: str = "", first_weekday: int = 0
) -> Condition:
    """The same in instants of UTC and with a currency for every amount, as the store can ask it.

    `currency` is meant where none was said, `first_weekday` begins a week (Monday is 0).
    """

    def each(one: Condition) -> Condition:
        match one:
            case Not(inner):
                return Not(each(inner))
            case AllOf(several):
                return AllOf(tuple(map(each, several)))
            case AnyOf(several):
                return AnyOf(tuple(map(each, several)))
            case Costing(least, most, ""):
                return Costing(least, most, currency)
            case During() | Recent():
                return each(dates_in(one, today, first_weekday))
            case Dates(first, beyond):
                return Between(_begin(first, time_zone), _begin(beyond, time_zone))
            case _:
                return one

    return each(condition)


def dates_in(condition: Dates | During | Recent, today: date, first_weekday: int = 0) -> Dates:
    """The days that are meant, seen from today."""
    match condition:
        case During(period):
            return dates_of(period, today, first_weekday)
        case Recent(count, unit):
            return Dates(_ago(today, count, unit), today + timedelta(days=1))
        case _:
            return condition


def dates_of(period: PeriodName, today: date, first_weekday: int = 0) -> Dates:
    """The days of a period, seen from today; weeks begin on `first_weekday`, Monday being 0."""
    day = timedelta(days=1)
    monday = today - timedelta(days=(today.weekday() - first_weekday) % 7)
    month = today.replace(day=1)
    year = month.replace(month=1)
    match period:
        case "today":
            return Dates(today, today + day)
        case "yesterday":
            return Dates(today - day, today)
        case "this_week":
            return Dates(monday, monday + 7 * day)
        case "last_week":
            return Dates(monday - 7 * day, monday)
        case "this_month":
            return Dates(month, month_after(month))
        case "last_month":
            return Dates((month - day).replace(day=1), month)
        case "this_year":
            return Dates(year, year.replace(year=year.year + 1))
        case "last_year":
            return Dates(year.replace(year=year.year - 1), year)


def month_after(first: date) -> date:
    """The first day of the month after the one of this day."""
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _ago(today: date, count: int, unit: Unit) -> date:
    if unit != "months":
        return today - timedelta(days=count * (7 if unit == "weeks" else 1) - 1)
    months = today.year * 12 + today.month - 1 - count
    first = date(months // 12, months % 12 + 1, 1)
    last = (month_after(first) - timedelta(days=1)).day
    return first.replace(day=min(today.day, last)) + timedelta(days=1)


def _begin(day: date | None, time_zone: str) -> int | None:
    return None if day is None else midnight_ms(day, time_zone)
