"""`/v1/calls*`: the call history, what changed in it, and sums (contract CO-4 to CO-8, CA-1, CA-2)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.params import FromPath

from dijo_desktop.demo import query, undeclared
from dijo_desktop.demo.call_changes import CallChanges, Tombstone
from dijo_desktop.demo.call_json import calls_json
from dijo_desktop.demo.call_pages import FILTERS, Key, filters_of, newest_first, one_call
from dijo_desktop.demo.call_sums import GROUPS, summary
from dijo_desktop.demo.caller import Caller, signed_in
from dijo_desktop.demo.paging import Binding, page_limit
from dijo_desktop.demo.problems import ProblemError
from dijo_desktop.demo.state import Service
from dijo_desktop.domain.instants import show

_Request = Request[Any, Any, Any]
_READ = [signed_in("calls:read")]
_PATH = "/v1/calls"


@get(_PATH, guards=_READ)
async def list_calls(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request: _Request
) -> Response[bytes]:
    """A page of calls, newest first."""
    # A filter may walk through a million calls to find few: that must not stand in anybody's way.
    filtered = not request.query_params.keys().isdisjoint(FILTERS)
    return await _in_its_place(service, partial(_page, service, caller, request), brief=not filtered)


@get("/v1/calls/changes", guards=_READ)
async def list_changes(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request: _Request
) -> Response[bytes]:
    """A page of a full pass, oldest first, or of what changed since a sync token."""
    # Between two changes there may be many that are outdated.
    full = "since" not in request.query_params
    return await _in_its_place(service, partial(_changes, service, caller, request), brief=full)


@get("/v1/calls/summary", guards=_READ, sync_to_thread=True)
def read_summary(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request: _Request
) -> Response[bytes]:
    """Sums a day, month or year, and in all, per currency."""
    group = query.one_of(request, "group", GROUPS, "month")
    filters = filters_of(request)
    with service.database.read() as connection:
        sums = summary(connection, caller.account_id, filters, group)
    return _json(msgspec.json.encode(sums))


@get("/v1/calls/{call_id:str}", guards=_READ, sync_to_thread=True)
def read_call(
    service: NamedDependency[Service], caller: NamedDependency[Caller], call_id: FromPath[str]
) -> Response[bytes]:
    """One call."""
    with service.database.read() as connection:
        row = one_call(connection, caller.account_id, call_id)
        more = undeclared.call_members(connection, caller.account_id)
    if row is None:
        raise ProblemError("not-found")
    return _json(calls_json([row], more))


async def _in_its_place(service: Service, work: Callable[[], Response[bytes]], *, brief: bool) -> Response[bytes]:
    """A brief read of a file is done before a thread has begun; all else gets one."""
    return work() if brief and service.database.near else await sync_to_thread(work)


def _page(service: Service, caller: Caller, request: _Request) -> Response[bytes]:
    limit, filters = page_limit(request), filters_of(request)
    named = {name: request.query_params[name] for name in FILTERS if name in request.query_params}
    binding = Binding(caller.account_id, _PATH, named)
    after: Key | None = None
    if (cursor := request.query_params.get("cursor")) is not None:
        position = service.cursors.read(binding, cursor)
        after = (int(position[0] or 0), str(position[1]))
    with service.database.read() as connection:
        rows = newest_first(connection, caller.account_id, filters, after, limit + 1)
        more = undeclared.call_members(connection, caller.account_id)
    page = rows[:limit]
    following = service.cursors.make(binding, [page[-1][0], page[-1][1]]) if len(rows) > limit else None
    return _json(f'{{"items":[{calls_json(page, more)}],"next_cursor":{_text(following)},"limit":{limit}}}')


def _changes(service: Service, caller: Caller, request: _Request) -> Response[bytes]:
    limit = page_limit(request)
    since, cursor = request.query_params.get("since"), request.query_params.get("cursor")
    with service.database.read() as connection:
        changes = CallChanges(connection, service.cursors, caller.account_id, "/v1/calls/changes")
        page = changes.page(since, cursor, limit)
        more = undeclared.call_members(connection, caller.account_id)
    removed = ",".join(map(_tombstone, page.removed))
    return _json(
        f'{{"changed":[{calls_json(page.changed, more)}],"removed":[{removed}],'
        f'"next_cursor":{_text(page.next_cursor)},"sync_token":{_text(page.sync_token)},"limit":{limit}}}'
    )


def _tombstone(tombstone: Tombstone) -> str:
    call_id, at_ms, reason = tombstone
    return f'{{"id":"{call_id}","removed_at":"{show(at_ms)}","reason":"{reason}"}}'


def _text(value: str | None) -> str:
    return "null" if value is None else f'"{value}"'


def _json(body: str | bytes) -> Response[bytes]:
    raw = body.encode() if isinstance(body, str) else body
    return Response(raw, headers={"Cache-Control": "private, no-store"}, media_type="application/json")


HANDLERS = (list_calls, list_changes, read_summary, read_call)
