"""The rhythm of a year of calling: how often somebody calls on which day and at which hour."""

from __future__ import annotations

DAY_MS = 86_400_000
HOUR_MS = 3_600_000
MINUTE_MS = 60_000

WORKDAY_HOURS = (0.2, 0, 0, 0, 0, 0, 0.3, 1, 3, 3, 2, 2.5, 4, 3, 2, 2, 3, 6, 9, 7, 4, 2, 1, 0.4)
SATURDAY_HOURS = (0.4, 0.1, 0, 0, 0, 0, 0, 0.3, 0.8, 2, 3, 4, 4, 3, 3, 4, 5, 5, 4, 3, 3, 2, 1.2, 0.8)
SUNDAY_HOURS = (0.4, 0.1, 0, 0, 0, 0, 0, 0.2, 0.6, 2, 3, 4, 4, 3, 4, 6, 7, 7, 7, 8, 5, 2, 1, 0.5)
DAY_WEIGHTS = (1.1, 1.35, 1.0, 1.15, 1.0, 0.7, 1.05)
"""Monday to Sunday."""


def hour_weights(weekday: int) -> tuple[float, ...]:
    """How the calls of a day (0 is Monday) spread over its 24 hours."""
    return (*(WORKDAY_HOURS for _ in range(5)), SATURDAY_HOURS, SUNDAY_HOURS)[weekday]


def weekday_of(day: int) -> int:
    """The weekday (0 is Monday) of a day counted from 1970-01-01, which was a Thursday."""
    return (day + 3) % 7
