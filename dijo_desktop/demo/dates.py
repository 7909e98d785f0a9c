"""Days that follow from instants; everything is UTC."""

from __future__ import annotations

from datetime import date

from dijo_desktop.domain.instants import parse, show

DAY_MS = 86_400_000


def shown_or_none(at_ms: int | None) -> str | None:
    """An instant that may be missing."""
    return None if at_ms is None else show(at_ms)


def day(at_ms: int, later_days: int = 0) -> str:
    """The day of an instant, or one some days later, such as `2026-12-23`."""
    return show(at_ms + later_days * DAY_MS)[:10]


def years_later(at_ms: int, years: int) -> str:
    """The same day some years on; 29 February becomes the 28th."""
    start = date.fromisoformat(day(at_ms))
    last = 28 if (start.month, start.day) == (2, 29) else start.day
    return start.replace(year=start.year + years, day=last).isoformat()


def day_start_ms(text: str) -> int:
    """When a day begins."""
    return parse(f"{text}T00:00:00.000Z")
