"""`GET /v1/account/activity` and `/v1/account/payments`: newest first (policy 2.2, 2.4)."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency
from sqlalchemy import ColumnElement, Table, select, tuple_

from dijo_desktop.contract.activity import Activities
from dijo_desktop.contract.payments import Payments
from dijo_desktop.demo import query
from dijo_desktop.demo.caller import Caller, signed_in
from dijo_desktop.demo.data_tables import activity, payments
from dijo_desktop.demo.paging import Binding, page_limit
from dijo_desktop.demo.record_shapes import AnyRow, activity_of, payment_of, within
from dijo_desktop.demo.state import Service

_Request = Request[Any, Any, Any]
_READ = [signed_in("activity:read")]
KINDS = ("login", "activity", "feature")


@get("/v1/account/activity", guards=_READ, sync_to_thread=True)
def list_activity(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request: _Request
) -> Response[bytes]:
    """A page of log-ins, activity and feature usage."""
    more: list[ColumnElement[bool]] = []
    if "kind" in request.query_params:
        more.append(activity.c.kind == query.one_of(request, "kind", KINDS, ""))
    rows, following, limit = _page(service, caller, request, activity, more)
    return _json(Activities(items=tuple(map(activity_of, rows)), next_cursor=following, limit=limit))


@get("/v1/account/payments", guards=_READ, sync_to_thread=True)
def list_payments(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request: _Request
) -> Response[bytes]:
    """A page of payments."""
    rows, following, limit = _page(service, caller, request, payments, [])
    return _json(Payments(items=tuple(map(payment_of, rows)), next_cursor=following, limit=limit))


def _page(
    service: Service, caller: Caller, request: _Request, table: Table, more: list[ColumnElement[bool]]
) -> tuple[list[AnyRow], str | None, int]:
    limit = page_limit(request)
    times = within(table.c.at_ms, query.instant(request, "from"), query.instant(request, "to"))
    named = {name: request.query_params[name] for name in ("kind", "from", "to") if name in request.query_params}
    binding = Binding(caller.account_id, f"/v1/account/{table.name}", named)
    found = [table.c.account_id == caller.account_id, *times, *more]
    if (cursor := request.query_params.get("cursor")) is not None:
        found.append(tuple_(table.c.at_ms, table.c.id) < tuple(service.cursors.read(binding, cursor)))
    newest = select(table).where(*found).order_by(table.c.at_ms.desc(), table.c.id.desc()).limit(limit + 1)
    with service.database.read() as connection:
        rows = list(connection.execute(newest).all())
    page = rows[:limit]
    following = service.cursors.make(binding, [page[-1].at_ms, page[-1].id]) if len(rows) > limit else None
    return page, following, limit


def _json(page: msgspec.Struct) -> Response[bytes]:
    headers = {"Cache-Control": "private, no-store"}
    return Response(msgspec.json.encode(page), headers=headers, media_type="application/json")


HANDLERS = (list_activity, list_payments)
