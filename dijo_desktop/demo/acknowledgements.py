"""`/v1/policy/acknowledgements`: which notices a person has read; never a consent (policy 12)."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import RawBody
from sqlalchemy import insert, select, tuple_

from dijo_desktop.contract.policy import Acknowledgements, NewAcknowledgement
from dijo_desktop.demo import policy_versions, receipts
from dijo_desktop.demo.bodies import decoded
from dijo_desktop.demo.caller import Caller, signed_in
from dijo_desktop.demo.data_tables import acknowledgements as table
from dijo_desktop.demo.paging import Binding, page_limit
from dijo_desktop.demo.problems import ProblemError
from dijo_desktop.demo.record_shapes import acknowledgement_of
from dijo_desktop.demo.state import Service

_Request = Request[Any, Any, Any]
_PATH = "/v1/policy/acknowledgements"


@get(_PATH, guards=[signed_in("privacy:read")], sync_to_thread=True)
def list_acknowledgements(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request: _Request
) -> Response[bytes]:
    """A page of notices that were read, newest first."""
    limit, binding = page_limit(request), Binding(caller.account_id, _PATH)
    found = table.c.account_id == caller.account_id
    if (cursor := request.query_params.get("cursor")) is not None:
        found &= tuple_(table.c.at_ms, table.c.version) < tuple(service.cursors.read(binding, cursor))
    newest = select(table).where(found).order_by(table.c.at_ms.desc(), table.c.version.desc()).limit(limit + 1)
    with service.database.read() as connection:
        rows = connection.execute(newest).all()
    page = rows[:limit]
    following = service.cursors.make(binding, [page[-1].at_ms, page[-1].version]) if len(rows) > limit else None
    items = tuple(map(acknowledgement_of, page))
    return _json(Acknowledgements(items=items, next_cursor=following, limit=limit), 200)


@post(_PATH, guards=[signed_in("privacy:write")], status_code=201, sync_to_thread=True)
def acknowledge(service: NamedDependency[Service], caller: NamedDependency[Caller], body: RawBody) -> Response[bytes]:
    """Say that the notice in force was read; once is enough: 201, later 200 with the same answer."""
    read = decoded(body, NewAcknowledgement)
    with service.database.write() as connection:
        policy = policy_versions.in_force(connection)
        if (read.version, read.text_sha256) != (policy.version, policy.text_sha256):
            raise ProblemError("policy-mismatch", "Another notice is in force.")
        mine = select(table).where(table.c.account_id == caller.account_id, table.c.version == read.version)
        known = connection.execute(mine).first()
        if known is None:
            now_ms = service.clock.now_ms()
            text = {"version": read.version, "text_sha256": read.text_sha256}
            about = {"id": read.version, **text, "request_sha256": hashlib.sha256(body).hexdigest()}
            receipt_id = receipts.issue(
                connection, service.origin, caller.account_id, "policy.acknowledged", about, now_ms
            )
            values = {"account_id": caller.account_id, "at_ms": now_ms, "receipt_id": receipt_id}
            connection.execute(insert(table).values(**text, **values))
        row = connection.execute(mine).one()
    return _json(acknowledgement_of(row), 200 if known else 201)


def _json(value: msgspec.Struct, status: int) -> Response[bytes]:
    headers = {"Cache-Control": "private, no-store"}
    return Response(msgspec.json.encode(value), status_code=status, headers=headers, media_type="application/json")


HANDLERS = (list_acknowledgements, acknowledge)
