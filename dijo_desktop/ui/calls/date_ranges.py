"""The ranges of dates a list can be cut to, in the calendar of the person who looks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from dijo_desktop.domain.local_days import midnight_ms

DateRange = Literal["all", "this_month", "last_month", "this_year"]
RANGES: tuple[DateRange, ...] = ("all", "this_month", "last_month", "this_year")


def first_day(today: date, chosen: DateRange) -> date | None:
    """The first day of the range, nothing if it has no beginning."""
    match chosen:
        case "all":
            return None
        case "this_year":
            return today.replace(month=1, day=1)
        case "this_month":
            return today.replace(day=1)
        case "last_month":
            return (today.replace(day=1) - timedelta(days=1)).replace(day=1)


def bounds(today: date, chosen: DateRange, time_zone: str) -> tuple[int | None, int | None]:
    """From and to as instants in ms; `from` belongs to the range, `to` does not; nothing where it is open."""
    start = first_day(today, chosen)
    if start is None:
        return None, None
    end = today.replace(day=1) if chosen == "last_month" else None
    return midnight_ms(start, time_zone), midnight_ms(end, time_zone) if end is not None else None
