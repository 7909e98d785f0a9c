"""`/v1/account/sessions`: where somebody is signed in, and ending that (contract AC-2)."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from sqlalchemy import select, tuple_

from dijo_desktop.contract.sessions import Session, Sessions, SessionsEnded
from dijo_desktop.demo import query
from dijo_desktop.demo.caller import Caller, signed_in
from dijo_desktop.demo.dates import shown_or_none
from dijo_desktop.demo.paging import Binding, page_limit
from dijo_desktop.demo.problems import ProblemError
from dijo_desktop.demo.record_shapes import AnyRow
from dijo_desktop.demo.session_ends import end_session, end_sessions
from dijo_desktop.demo.state import Service
from dijo_desktop.demo.tables import sessions
from dijo_desktop.domain.instants import show

_PATH = "/v1/account/sessions"
_STATES = ("active", "ended")
_Request = Request[Any, Any, Any]


@get(_PATH, guards=[signed_in("account:read")], sync_to_thread=True)
def list_sessions(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request: _Request
) -> Response[bytes]:
    """A page of sessions, newest first; with `state` only those that are active or ended."""
    limit = page_limit(request)
    named = {}
    found = [sessions.c.account_id == caller.account_id]
    if "state" in request.query_params:
        named["state"] = query.one_of(request, "state", _STATES, "")
        active = sessions.c.ended_at_ms.is_(None)
        found.append(active if named["state"] == "active" else ~active)
    binding = Binding(caller.account_id, _PATH, named)
    if (cursor := request.query_params.get("cursor")) is not None:
        found.append(tuple_(sessions.c.created_at_ms, sessions.c.id) < tuple(service.cursors.read(binding, cursor)))
    order = sessions.c.created_at_ms.desc(), sessions.c.id.desc()
    with service.database.read() as connection:
        rows = connection.execute(select(sessions).where(*found).order_by(*order).limit(limit + 1)).all()
    page = rows[:limit]
    following = service.cursors.make(binding, [page[-1].created_at_ms, page[-1].id]) if len(rows) > limit else None
    items = tuple(_session_of(row, caller) for row in page)
    return _json(Sessions(items=items, next_cursor=following, limit=limit))


@delete(f"{_PATH}/{{session_id:str}}", guards=[signed_in("account:write")], sync_to_thread=True)
def end(service: NamedDependency[Service], caller: NamedDependency[Caller], session_id: FromPath[str]) -> None:
    """End one session, also the one that asks: its tokens are dead at once."""
    with service.database.write() as connection:
        active = sessions.c.account_id == caller.account_id, sessions.c.ended_at_ms.is_(None)
        row = connection.execute(select(sessions.c.id).where(sessions.c.id == session_id, *active)).first()
        if row is None:
            raise ProblemError("not-found")
        end_session(connection, row.id, "session_ended", service.clock.now_ms())


@post(f"{_PATH}/end-others", guards=[signed_in("account:write")], status_code=200, sync_to_thread=True)
def end_others(service: NamedDependency[Service], caller: NamedDependency[Caller]) -> Response[bytes]:
    """End every session but the one that asks."""
    with service.database.write() as connection:
        now_ms = service.clock.now_ms()
        ended = end_sessions(connection, caller.account_id, "session_ended", now_ms, keep=caller.session_id)
    return _json(SessionsEnded(ended=ended))


HANDLERS = (list_sessions, end, end_others)


def _session_of(row: AnyRow, caller: Caller) -> Session:
    return Session(
        id=row.id,
        current=row.id == caller.session_id,
        client=row.client,
        grant=row.grant,
        sender_constrained=row.sender_constrained,
        created_at=show(row.created_at_ms),
        last_used_at=show(row.last_used_at_ms),
        authenticated_at=show(row.authenticated_at_ms),
        ended_at=shown_or_none(row.ended_at_ms),
        ended_reason=row.ended_reason,
        ip_address=row.ip_address or None,
        device_type=row.device_type or None,
        browser_type=row.browser_type or None,
        operating_system=row.operating_system or None,
    )


def _json(value: msgspec.Struct) -> Response[bytes]:
    headers = {"Cache-Control": "private, no-store"}
    return Response(msgspec.json.encode(value), headers=headers, media_type="application/json")
