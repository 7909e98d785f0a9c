"""The five privacy requests of scenario `everyday`: two open, three finished."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import partial
from typing import Any

from dijo_desktop.contract.requests import (
    Extension,
    Identity,
    Outcome,
    PrivacyRequest,
    RequestClock,
    RequestLinks,
    RequestScope,
    TimelineEntry,
)
from dijo_desktop.demo.dates import day
from dijo_desktop.demo.ids import id_from
from dijo_desktop.demo.scenarios.calendar import DAY_MS, HOUR_MS, MINUTE_MS
from dijo_desktop.demo.terms import REGULATORS
from dijo_desktop.domain.instants import show

_HOLIDAYS = ("2025-12-25", "2025-12-26", "2026-01-01", "2026-12-25", "2026-12-28", "2027-01-01")


def everyday_requests(now_ms: int, owner: str = "everyday") -> list[PrivacyRequest]:
    """All five, oldest first. Ids differ by `owner`."""
    today = now_ms // DAY_MS * DAY_MS
    _request = partial(made_request, owner)
    first = _request(
        "access", today - 313 * DAY_MS + 10 * HOUR_MS, {"keys": None}, ("in_progress", 1), ("fulfilled", 52), months=3
    )
    restriction = _request(
        "restriction",
        today - 174 * DAY_MS + 15 * HOUR_MS,
        {"keys": ["payment.records"], "ground": "accuracy_contested"},
        ("in_progress", 2),
        ("partially_fulfilled", 20),
    )
    copy = _request("access", today - 52 * DAY_MS + 9 * HOUR_MS, {"keys": None}, ("in_progress", 0), ("fulfilled", 0))
    objection = _request(
        "objection",
        today - 21 * DAY_MS + 12 * HOUR_MS,
        {"purpose": "improvement", "statement": "I do not want my use of the service to be analysed."},
        ("in_progress", 1),
    )
    correction = _request(
        "rectification",
        today - 4 * DAY_MS + 16 * HOUR_MS + 40 * MINUTE_MS,
        {
            "key": "usage.calls",
            "record_id": None,
            "field": "duration_seconds",
            "proposed_value": "1800",
            "statement": "My call a week ago at 20:04 dropped after 30 minutes.",
        },
        ("in_progress", 1),
    )
    requests = [first, restriction, copy, objection, correction]
    return [request for request in requests if request.timeline[-1].at <= show(now_ms)]


def receipts_of(request: PrivacyRequest) -> list[tuple[str, str, dict[str, Any]]]:
    """When which receipt was issued about a request, and its body."""
    final = request.status in {"fulfilled", "partially_fulfilled"}
    steps = [request.timeline[0], request.timeline[-1]] if final else [request.timeline[0]]
    return [
        (
            step.at,
            f"privacy_request.{step.status}",
            {"id": request.id, "type": request.type, "status": step.status, "due_on": request.clock.due_on},
        )
        for step in steps
    ]


def made_request(
    owner: str, kind: str, received_ms: int, details: dict[str, Any], *steps: tuple[str, int], months: int = 1
) -> PrivacyRequest:
    """A request that went through `steps`: each a status and after how many days it came."""
    request_id = id_from("pr", received_ms, owner)
    status = steps[-1][0]
    final = status != "in_progress"
    received = show(received_ms)
    return PrivacyRequest(
        id=request_id,
        type=kind,
        status=status,
        status_reason=None,
        channel="api",
        received_at=received,
        scope=RequestScope(from_=None, to=None),
        details={"type": kind, **details},
        identity=Identity(verified_at=received, method="signed_in_session"),
        clock=_clock(day(received_ms), months),
        timeline=_timeline(received_ms, steps),
        action_required=None,
        withdrawable=not final,
        outcome=_outcome(status),
        links=RequestLinks(export=None, receipt=f"/v1/privacy-requests/{request_id}/receipt"),
    )


def _timeline(received_ms: int, steps: tuple[tuple[str, int], ...]) -> tuple[TimelineEntry, ...]:
    words = {
        "in_progress": "With the support team.",
        "fulfilled": "Done.",
        "partially_fulfilled": "Done in part; see the outcome.",
    }
    entries = [TimelineEntry(at=show(received_ms), status="received", text="Request received.")]
    for number, (status, days_later) in enumerate(steps, start=1):
        at_ms = received_ms + days_later * DAY_MS + number * 15 * MINUTE_MS
        entries.append(TimelineEntry(at=show(at_ms), status=status, text=words[status]))
    return tuple(entries)


def _clock(received_on: str, months: int) -> RequestClock:
    base = _due_on(received_on, 1)
    extension = None
    if months > 1:
        announced = (date.fromisoformat(received_on) + timedelta(days=20)).isoformat()
        extension = Extension(
            announced_on=announced, reason="Many records to gather.", due_on=_due_on(received_on, months)
        )
    return RequestClock(
        regime="uk_gdpr",
        rule="corresponding-date-1",
        time_zone="Europe/London",
        received_on=received_on,
        started_on=received_on,
        base_due_on=base,
        due_on=extension.due_on if extension else base,
        extension=extension,
        pauses=(),
        holidays=_HOLIDAYS,
        acknowledge_by=None,
        acknowledged_at=None,
    )


def _due_on(start_on: str, months: int) -> str:
    """The corresponding date, else the last day of that month, moved to a working day (contract CL-2)."""
    start = date.fromisoformat(start_on)
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    due = date(year, month, min(start.day, monthrange(year, month)[1]))
    while due.weekday() > 4 or due.isoformat() in _HOLIDAYS:
        due += timedelta(days=1)
    return due.isoformat()


def _outcome(status: str) -> Outcome | None:
    if status != "partially_fulfilled":
        return None
    return Outcome(
        reasons=("Amounts stay as they are: tax law asks for them.",),
        legal_basis="UK GDPR Art 18(2)",
        retained=(),
        regulator=REGULATORS[0],
    )
