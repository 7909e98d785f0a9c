"""`/v1/exports*`: ask for a copy, watch it, discard it (UK GDPR Art 15 and 20; contract EX-1, EX-2, CO-17)."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, RawBody
from sqlalchemy import Connection, Row, func, insert, select, tuple_, update

from dijo_desktop.contract.exports import ExportRequest, Exports
from dijo_desktop.demo import export_jobs, terms
from dijo_desktop.demo.archive_writer import portable
from dijo_desktop.demo.bodies import decoded
from dijo_desktop.demo.caller import Caller, signed_in
from dijo_desktop.demo.data_map_rules import RULES
from dijo_desktop.demo.data_tables import exports
from dijo_desktop.demo.etags import answer
from dijo_desktop.demo.export_jobs import ACTIVE, archive_path, export_of
from dijo_desktop.demo.idempotency import Kept, idempotency_key
from dijo_desktop.demo.ids import new_id
from dijo_desktop.demo.paging import Binding, page_limit
from dijo_desktop.demo.problems import ProblemError, field_error
from dijo_desktop.demo.state import Service
from dijo_desktop.domain.instants import parse, show

_Request = Request[Any, Any, Any]
_READ = [signed_in("exports")]
_PATH = "/v1/exports"
REMOVED = "removed"
"""Status of a job that was discarded: it answers 404 and still counts for the quota."""


@post(_PATH, guards=[signed_in("exports", step_up=True)], sync_to_thread=True)
def ask(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request: _Request, body: RawBody
) -> Response[bytes]:
    """Start a job; only one may be under way, and five a day."""
    wanted = decoded(body, ExportRequest)
    from_ms, to_ms = _instant(wanted.from_, "/from"), _instant(wanted.to, "/to")
    idempotency_key(request)
    started: list[str] = []

    def work(connection: Connection) -> Kept:
        now_ms = service.clock.now_ms()
        _refuse_second(connection, caller.account_id, now_ms)
        keys = _keys(wanted)
        if from_ms is not None and to_ms is not None and from_ms >= to_ms:
            raise ProblemError("unprocessable", "The time ends before it begins.")
        _refuse_sixth(connection, caller.account_id, now_ms)
        export_id = new_id("exp", now_ms)
        connection.execute(
            insert(exports).values(
                id=export_id,
                account_id=caller.account_id,
                kind=wanted.kind,
                status="queued",
                categories=msgspec.json.encode(keys),
                formats=msgspec.json.encode(tuple(dict.fromkeys(wanted.formats))),
                from_ms=from_ms,
                to_ms=to_ms,
                created_ms=now_ms,
            )
        )
        started.append(export_id)
        job = export_of(_job(connection, caller.account_id, export_id), now_ms)
        headers = {"Location": f"{_PATH}/{export_id}", "Retry-After": "1"}
        return Kept(status=202, body=msgspec.json.encode(job), headers=headers)

    response = service.idempotency.once(request, caller.account_id, body, work)
    for export_id in started:
        export_jobs.start(service, export_id)
    return response


@get(_PATH, guards=_READ, sync_to_thread=True)
def list_exports(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request: _Request
) -> Response[bytes]:
    """A page of jobs, newest first."""
    limit, now_ms = page_limit(request), service.clock.now_ms()
    binding = Binding(caller.account_id, _PATH)
    found = (exports.c.account_id == caller.account_id) & (exports.c.status != REMOVED)
    if (cursor := request.query_params.get("cursor")) is not None:
        found &= tuple_(exports.c.created_ms, exports.c.id) < tuple(service.cursors.read(binding, cursor))
    newest = select(exports).where(found).order_by(exports.c.created_ms.desc(), exports.c.id.desc())
    with service.database.read() as connection:
        rows = connection.execute(newest.limit(limit + 1)).all()
    page = rows[:limit]
    following = service.cursors.make(binding, [page[-1].created_ms, page[-1].id]) if len(rows) > limit else None
    items = tuple(export_of(row, now_ms) for row in page)
    return Response(
        msgspec.json.encode(Exports(items=items, next_cursor=following, limit=limit)),
        headers={"Cache-Control": "private, no-store"},
        media_type="application/json",
    )


@get("/v1/exports/{export_id:str}", guards=_READ, sync_to_thread=True)
def read_export(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request: _Request, export_id: FromPath[str]
) -> Response[bytes]:
    """One job."""
    with service.database.read() as connection:
        row = _job(connection, caller.account_id, export_id)
    response = answer(request, export_of(row, service.clock.now_ms()))
    if row.status in ACTIVE:
        response.headers["Retry-After"] = "1"
    return response


@delete("/v1/exports/{export_id:str}", guards=_READ, sync_to_thread=True)
def discard(service: NamedDependency[Service], caller: NamedDependency[Caller], export_id: FromPath[str]) -> None:
    """Discard a job; its bytes are erased at once."""
    with service.database.write() as connection:
        _job(connection, caller.account_id, export_id)
        connection.execute(update(exports).where(exports.c.id == export_id).values(status=REMOVED))
    archive_path(service, export_id).unlink(missing_ok=True)


def _keys(wanted: ExportRequest) -> tuple[str, ...]:
    if wanted.categories is None:
        return tuple(key for key in RULES if wanted.kind == "access" or portable(key))
    for key in wanted.categories:
        if key not in RULES:
            raise ProblemError("unprocessable", f"{key} is not held.")
        if wanted.kind == "portability" and not portable(key):
            raise ProblemError("unprocessable", f"{key} is not subject to portability.")
    return tuple(key for key in RULES if key in wanted.categories)


def _refuse_second(connection: Connection, account_id: str, now_ms: int) -> None:
    active = select(exports).where(exports.c.account_id == account_id, exports.c.status.in_(ACTIVE))
    if (row := connection.execute(active).first()) is not None:
        raise ProblemError("export-already-active", existing=export_of(row, now_ms))


def _refuse_sixth(connection: Connection, account_id: str, now_ms: int) -> None:
    today = (exports.c.account_id == account_id) & (exports.c.created_ms > now_ms - terms.DAY_MS)
    # A copy that answers a request is owed, whatever was asked for besides.
    today &= exports.c.privacy_request_id.is_(None)
    count, oldest = connection.execute(select(func.count(), func.min(exports.c.created_ms)).where(today)).one()
    if count >= terms.EXPORTS_PER_DAY:
        next_ms = oldest + terms.DAY_MS
        wait = str(max(1, (next_ms - now_ms) // 1000))
        raise ProblemError("quota-exceeded", headers={"Retry-After": wait}, next_allowed_at=show(next_ms))


def _job(connection: Connection, account_id: str, export_id: str) -> Row[Any]:
    mine = select(exports).where(exports.c.id == export_id, exports.c.account_id == account_id)
    row = connection.execute(mine).first()
    if row is None or row.status == REMOVED:
        raise ProblemError("not-found")
    return row


def _instant(text: str | None, pointer: str) -> int | None:
    try:
        return None if text is None else parse(text)
    except ValueError:
        raise field_error(pointer, "not_an_instant") from None


HANDLERS = (ask, list_exports, read_export, discard)
