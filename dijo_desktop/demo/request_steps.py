"""What the service does about requests by itself, each thing at its time (contract section 7, DM-1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, not_, select

from dijo_desktop.demo import export_jobs, request_book, request_copies
from dijo_desktop.demo.data_tables import privacy_requests as table
from dijo_desktop.demo.due import Job
from dijo_desktop.demo.request_book import Held, Plan, held_of
from dijo_desktop.demo.request_desk import DAY_MS, Desk
from dijo_desktop.demo.request_effects import decide
from dijo_desktop.demo.request_outcome import Question
from dijo_desktop.demo.state import Service
from dijo_desktop.domain.instants import parse

HOUR_MS = 3_600_000
LOOK_MS = 3 * HOUR_MS
"""How long a request lies before somebody looks at it; copies are made without anybody."""
COPIES = ("access", "portability")
_DECIDE_DAYS = {"rectification": 2, "erasure": 1, "restriction": 1, "objection": 5, "complaint": 10}
_EXTEND_DAYS = 20
_EXTENDED_DAYS = 60
_CROWD = 3
"""With so many other requests open, one that takes work is extended (UK GDPR Art 12(3): number of the requests)."""
_MANY = "You have several requests open at once."


def first_plan(kind: str, now_ms: int) -> Plan:
    """What happens first to a request that has just come in."""
    return Plan("look", now_ms if kind in COPIES else now_ms + LOOK_MS)


def plan_in_progress(kind: str, now_ms: int) -> Plan:
    """What happens to a request that somebody has begun to work on."""
    return Plan("copy", now_ms) if kind in COPIES else Plan("decide", now_ms + _DECIDE_DAYS[kind] * DAY_MS)


def _look(desk: Desk, held: Held) -> None:
    request = held.request
    if request.type == "complaint":
        held = desk.acknowledge(held)
    elif request.identity.verified_at is None:
        text = "Sign in afresh in a browser on this computer, then send any message: that shows that it is you."
        desk.ask(held, "identity_check", "identity", text)
        return
    begin(desk, held)


def begin(desk: Desk, held: Held, **changes: Any) -> Held:  # noqa: ANN401 - members of the request
    """Somebody begins to work on a request."""
    kind, connection = held.request.type, desk.connection
    plan = plan_in_progress(kind, desk.now_ms)
    others = len(request_book.open_ones(connection, held.account_id)) - 1
    if kind in ("rectification", "erasure", "objection") and others >= _CROWD:
        plan = Plan("extend", desk.now_ms + _EXTEND_DAYS * DAY_MS)
    held = desk.move(held, "in_progress", "With the support team.", plan=plan, **changes)
    if kind in COPIES and request_copies.is_vast(connection, held.account_id, held.request):
        text = "There are very many records. Tell us if you mean a certain time or kind, or that you want all of it."
        held = desk.ask(held, "awaiting_user", "clarification", text, pauses_clock=True)
    return held


def _decide(desk: Desk, held: Held) -> None:
    decided = decide(desk.connection, held.account_id, held.request, desk.now_ms)
    if isinstance(decided, Question):
        desk.ask(held, "awaiting_user", "clarification", decided.text, pauses_clock=decided.pauses_clock)
        return
    if held.request.type == "complaint":
        desk.say(held, "We looked into it and told those who do the work. You can also ask the regulator.")
    desk.end(held, decided)


def _extend(desk: Desk, held: Held) -> None:
    desk.extend(held, _MANY, Plan("decide", parse(held.request.received_at) + _EXTENDED_DAYS * DAY_MS))


def _expire(desk: Desk, held: Held) -> None:
    desk.move(held, "expired", "No answer came.")


def _copy(desk: Desk, held: Held) -> str:
    export_id = request_copies.start_copy(desk.connection, held.account_id, held.request, desk.now_ms)
    links = msgspec.structs.replace(held.request.links, export=f"/v1/exports/{export_id}")
    request = msgspec.structs.replace(held.request, links=links)
    desk.keep(Held(held.account_id, request, held.request_sha256, Plan("collect", desk.now_ms)))
    return export_id


def _collect(desk: Desk, held: Held) -> None:
    decided = request_copies.outcome_of(desk.connection, held.request)
    if decided is not None:
        desk.end(held, decided)
        return
    # It failed or was discarded: the copy is still owed.
    links = msgspec.structs.replace(held.request.links, export=None)
    request = msgspec.structs.replace(held.request, links=links)
    desk.keep(Held(held.account_id, request, held.request_sha256, Plan("copy", desk.now_ms + HOUR_MS)))


_STEPS: dict[str, Callable[[Desk, Held], str | None]] = {
    "look": _look,
    "decide": _decide,
    "extend": _extend,
    "expire": _expire,
    "copy": _copy,
    "collect": _collect,
}


def _next(connection: Connection) -> int | None:
    can = table.c.next_ms.is_not(None), not_(request_copies.waits_for_copy())
    at_ms: int | None = connection.execute(select(func.min(table.c.next_ms)).where(*can)).scalar()
    return at_ms


def _run(service: Service, at_ms: int) -> None:
    with service.database.write() as connection:
        row = _first_due(connection, at_ms)
        if row is None:
            return
        held = held_of(row)
        # What waited for a copy is done now; all else at its own time, also if the service was off then.
        now_ms = max(at_ms, service.clock.now_ms()) if row.next_step in ("copy", "collect") else at_ms
        export_id = _STEPS[row.next_step](Desk(connection, service.origin, now_ms), held)
    if export_id is not None:
        export_jobs.start(service, export_id)


def _first_due(connection: Connection, at_ms: int) -> Row[Any] | None:
    can = table.c.next_ms <= at_ms, not_(request_copies.waits_for_copy())
    return connection.execute(select(table).where(*can).order_by(table.c.next_ms, table.c.id).limit(1)).first()


JOBS = (Job(_next, _run),)
"""Everything that happens to a request without its person."""
