"""The clock of a request as time goes on: begun, stopped, taken up, extended; its dates follow from its facts."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from dijo_desktop.contract.requests import Extension, Pause, RequestClock
from dijo_desktop.domain import deadlines
from dijo_desktop.domain.holidays import holidays_between
from dijo_desktop.domain.instants import show
from dijo_desktop.domain.local_days import day_of

TIME_ZONES = {"uk_gdpr": "Europe/London", "eu_gdpr": "Europe/Brussels"}
COMPLAINT_RULE = "acknowledge-30-days"
_AHEAD = timedelta(days=365)
"""How far ahead holidays are named: three months, and whatever pauses add."""


def begun(kind: str, regime: str, received_ms: int) -> RequestClock:
    """The clock of a request that has just come in."""
    zone = TIME_ZONES[regime]
    today = day_of(received_ms, zone)
    complaint = kind == "complaint"
    clock = RequestClock(
        regime=regime,
        rule=COMPLAINT_RULE if complaint else deadlines.RULE,
        time_zone=zone,
        received_on=today.isoformat(),
        started_on=today.isoformat(),
        base_due_on=None,
        due_on=None,
        extension=None,
        pauses=(),
        holidays=tuple(map(date.isoformat, holidays_between(regime, today, today + _AHEAD))),
        acknowledge_by=deadlines.acknowledge_by(today).isoformat() if complaint else None,
        acknowledged_at=None,
    )
    return _dated(kind, clock)


def confirmed(kind: str, clock: RequestClock, now_ms: int) -> RequestClock:
    """The person was identified: the time begins to run (UK GDPR Art 12(6))."""
    return _dated(kind, msgspec.structs.replace(clock, started_on=_today(clock, now_ms)))


def paused(kind: str, clock: RequestClock, now_ms: int, reason: str) -> RequestClock:
    """The clock stands still until the person answers."""
    pause = Pause(from_on=_today(clock, now_ms), to_on=None, reason=reason)
    return _dated(kind, msgspec.structs.replace(clock, pauses=(*clock.pauses, pause)))


def resumed(kind: str, clock: RequestClock, now_ms: int) -> RequestClock:
    """The clock goes on, if it stood still."""
    today = _today(clock, now_ms)
    pauses = tuple(
        msgspec.structs.replace(pause, to_on=today) if pause.to_on is None else pause for pause in clock.pauses
    )
    return _dated(kind, msgspec.structs.replace(clock, pauses=pauses))


def extended(kind: str, clock: RequestClock, now_ms: int, reason: str) -> RequestClock:
    """Two more months, announced in the first (UK GDPR Art 12(3))."""
    extension = Extension(announced_on=_today(clock, now_ms), reason=reason, due_on=clock.started_on)
    return _dated(kind, msgspec.structs.replace(clock, extension=extension))


def acknowledged(clock: RequestClock, now_ms: int) -> RequestClock:
    """The complaint was acknowledged."""
    return msgspec.structs.replace(clock, acknowledged_at=show(now_ms))


def _today(clock: RequestClock, now_ms: int) -> str:
    # Moments come in their order but for a clock of the computer that was set back.
    return max(day_of(now_ms, clock.time_zone).isoformat(), clock.received_on)


def _dated(kind: str, clock: RequestClock) -> RequestClock:
    found = deadlines.deadline_of(kind, clock)
    extension = clock.extension
    if extension is not None and found.extended_on is not None:
        extension = msgspec.structs.replace(extension, due_on=found.extended_on.isoformat())
    return msgspec.structs.replace(
        clock,
        base_due_on=None if found.base_on is None else found.base_on.isoformat(),
        due_on=None if found.due_on is None else found.due_on.isoformat(),
        extension=extension,
    )
