"""The time left until an account is erased, and the dates that follow from a grace period."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

DAY_MS = 86_400_000
HOUR_MS = 3_600_000
MINUTE_MS = 60_000
ERASURE_DAYS = 7
"""Days the service may take from the end of the grace period until everything is erased."""


class Left(NamedTuple):
    """Time left, in whole `days`, and the `hours` and `minutes` on top; all 0 once it is over."""

    days: int
    hours: int
    minutes: int
    over: bool


def left(now_ms: int, until_ms: int) -> Left:
    """Time from one moment (UTC milliseconds) until another, rounded down to minutes."""
    remaining = max(0, until_ms - now_ms)
    days, rest = divmod(remaining, DAY_MS)
    hours, rest = divmod(rest, HOUR_MS)
    return Left(days, hours, rest // MINUTE_MS, until_ms <= now_ms)


def effective_ms(requested_ms: int, grace_days: int) -> int:
    """When erasure starts, in UTC milliseconds."""
    return requested_ms + grace_days * DAY_MS


def complete_by(effective: int) -> date:
    """The day by which everything is erased: the UTC day on which erasure starts, and 7 days."""
    return _day(effective) + timedelta(days=ERASURE_DAYS)


def _day(ms: int) -> date:
    return datetime.fromtimestamp(ms / 1000, UTC).date()
