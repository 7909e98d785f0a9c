"""`/v1/receipts*`: every receipt as it was signed, and the keys that verify them (contract section 9, DE-7)."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from sqlalchemy import select

from dijo_desktop.contract.receipts import Receipts
from dijo_desktop.demo.caller import Caller, anyone
from dijo_desktop.demo.data_tables import receipts as table
from dijo_desktop.demo.paging import Binding, page_limit
from dijo_desktop.demo.problems import ProblemError
from dijo_desktop.demo.receipt_reader import ReceiptAccess, reader
from dijo_desktop.demo.receipts import public_keys
from dijo_desktop.demo.record_shapes import receipt_item_of
from dijo_desktop.demo.service_info import PUBLIC
from dijo_desktop.demo.state import Service

_Request = Request[Any, Any, Any]
_PATH = "/v1/receipts"
_READ = [ReceiptAccess("privacy:read")]
JOSE = "application/jose"


@get(_PATH, guards=_READ, sync_to_thread=True)
def list_receipts(
    service: NamedDependency[Service], caller: NamedDependency[Caller | None], request: _Request
) -> Response[bytes]:
    """A page of receipts, newest first; `about` keeps those of one object."""
    limit, about = page_limit(request), request.query_params.get("about")
    with service.database.read() as connection:
        who = reader(service, connection, caller, request)
        filters = {} if about is None else {"about": about}
        binding = Binding(f"{who.account_id} {who.deletion_id or ''}", _PATH, filters)
        found = who.filter() if about is None else who.filter() & (table.c.about == about)
        if (cursor := request.query_params.get("cursor")) is not None:
            found &= table.c.n < int(service.cursors.read(binding, cursor)[0] or 0)
        rows = connection.execute(select(table).where(found).order_by(table.c.n.desc()).limit(limit + 1)).all()
    page = rows[:limit]
    following = service.cursors.make(binding, [page[-1].n]) if len(rows) > limit else None
    listed = Receipts(items=tuple(map(receipt_item_of, page)), next_cursor=following, limit=limit)
    return Response(
        msgspec.json.encode(listed),
        headers={"Cache-Control": "private, no-store"},
        media_type="application/json",
    )


@get("/v1/receipts/{receipt_id:str}", guards=_READ, media_type=JOSE, sync_to_thread=True)
def read_receipt(
    service: NamedDependency[Service],
    caller: NamedDependency[Caller | None],
    request: _Request,
    receipt_id: FromPath[str],
) -> Response[bytes]:
    """The exact bytes that were signed."""
    with service.database.read() as connection:
        who = reader(service, connection, caller, request)
        row = connection.execute(select(table).where(who.filter(), table.c.id == receipt_id)).first()
    if row is None:
        raise ProblemError("not-found")
    return Response(row.jws, headers={"Cache-Control": "private, no-store"}, media_type=JOSE)


@get("/v1/receipts/jwks.json", guards=[anyone()], sync_to_thread=True)
def read_keys(service: NamedDependency[Service]) -> Response[bytes]:
    """The public keys."""
    with service.database.write() as connection:
        keys = public_keys(connection)
    return Response(keys, headers={"Cache-Control": PUBLIC}, media_type="application/json")


HANDLERS = (list_receipts, read_receipt, read_keys)
