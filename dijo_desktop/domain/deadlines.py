"""The statutory clock of privacy requests, recomputed by both sides (UK GDPR Art 12(3), Regulation 1182/71).

A month ends on the corresponding date of the next one, else on its last day; days on which the clock stood still are
added; a deadline that falls on a weekend or a holiday moves to the next working day.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dijo_desktop.contract.requests import Pause, PrivacyRequest, RequestClock
from dijo_desktop.domain.local_days import day_of
from dijo_desktop.domain.request_states import is_final

RULE = "corresponding-date-1"
"""The name of this rule on the wire."""
MONTHS = 1
EXTENDED_MONTHS = 3
"""One month and two further ones, counted as three from the start, never as one and then two."""
ACKNOWLEDGE_DAYS = 30
"""Days within which a complaint is acknowledged (Data (Use and Access) Act 2025)."""
_SATURDAY = 5


@dataclass(frozen=True)
class Deadline:
    """When a request is due: without and with an extension, and in fact (`None` while the clock stands still)."""

    base_on: date | None
    extended_on: date | None
    due_on: date | None


def corresponding_date(start: date, months: int) -> date:
    """The same day some months on, else the last day of that month."""
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def working_day(day: date, holidays: Collection[date]) -> date:
    """`day`, or the next one that is neither weekend nor holiday."""
    while day.weekday() >= _SATURDAY or day in holidays:
        day += timedelta(days=1)
    return day


def due_date(start: date, months: int, paused_days: int, holidays: Collection[date]) -> date:
    """The deadline `months` after `start`, with `paused_days` on top (contract CL-2, CL-3)."""
    return working_day(corresponding_date(start, months) + timedelta(days=paused_days), holidays)


def paused_days(pauses: Iterable[Pause]) -> int:
    """Days on which the clock stood still, of pauses that are over (contract CL-4)."""
    return sum(
        (date.fromisoformat(pause.to_on) - date.fromisoformat(pause.from_on)).days
        for pause in pauses
        if pause.to_on is not None
    )


def deadline_of(kind: str, clock: RequestClock) -> Deadline:
    """The deadline by the facts of a clock: when it started, how long it stood still, which days are holidays."""
    if kind == "complaint":
        return Deadline(None, None, None)
    start, held = date.fromisoformat(clock.started_on), paused_days(clock.pauses)
    free = frozenset(map(date.fromisoformat, clock.holidays))
    base_on = due_date(start, MONTHS, held, free)
    extended_on = None if clock.extension is None else due_date(start, EXTENDED_MONTHS, held, free)
    stands = any(pause.to_on is None for pause in clock.pauses)
    return Deadline(base_on, extended_on, None if stands else extended_on or base_on)


def agrees(kind: str, clock: RequestClock) -> bool:
    """Whether the dates of a clock are those that follow from its facts (contract CL-6)."""
    found = deadline_of(kind, clock)
    extended_on = None if clock.extension is None else clock.extension.due_on
    stated = (clock.base_due_on, extended_on, clock.due_on)
    return stated == tuple(
        None if day is None else day.isoformat() for day in (found.base_on, found.extended_on, found.due_on)
    )


def flaws(kind: str, clock: RequestClock, received_ms: int) -> tuple[str, ...]:
    """What breaks the rules in a clock besides its dates: days that do not fit, an extension without a reason."""
    found = []
    if clock.received_on != day_of(received_ms, clock.time_zone).isoformat():
        found.append("received_on")
    if clock.started_on < clock.received_on:
        found.append("started_on")
    if _overlap(clock.pauses):
        found.append("pauses")
    extension, base_on = clock.extension, deadline_of(kind, clock).base_on
    if extension is not None and (
        base_on is None or extension.announced_on > base_on.isoformat() or not extension.reason.strip()
    ):
        found.append("extension")
    last = acknowledge_by(date.fromisoformat(clock.received_on)).isoformat()
    if kind == "complaint" and (clock.acknowledge_by is None or clock.acknowledge_by > last):
        found.append("acknowledge_by")
    return tuple(found)


def acknowledge_by(received_on: date) -> date:
    """The last day on which a complaint may be acknowledged."""
    return received_on + timedelta(days=ACKNOWLEDGE_DAYS)


def is_overdue(request: PrivacyRequest, today: date) -> bool:
    """Whether the law is broken by now: computed, never a status. A complaint is due to be acknowledged."""
    if is_final(request.status):
        return False
    clock = request.clock
    if request.type == "complaint":
        due_on = clock.acknowledge_by if clock.acknowledged_at is None else None
    else:
        due_on = clock.due_on
    return due_on is not None and today.isoformat() > due_on


def _overlap(pauses: tuple[Pause, ...]) -> bool:
    """Whether a pause begins before the one before it ended, ends before it began, or follows an open one."""
    ends = ""
    for pause in sorted(pauses, key=lambda pause: pause.from_on):
        if pause.from_on < ends or (pause.to_on is not None and pause.to_on < pause.from_on):
            return True
        ends = pause.to_on or "9999-12-31"
    return False
