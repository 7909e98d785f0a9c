"""Who may read receipts: the signed-in person, or whoever has the capability of a deletion (contract DE-7)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler
from sqlalchemy import ColumnElement, Connection, select

from dijo_desktop.demo.caller import Access, Caller, unauthenticated
from dijo_desktop.demo.data_tables import deletions, receipts
from dijo_desktop.demo.state import Service

_SCHEME = "receipt "


@dataclass(frozen=True, slots=True)
class ReceiptAccess(Access):
    """Lets in a token of `privacy:read`, and `Authorization: Receipt <capability>` beside it."""

    async def __call__(self, connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
        """Refuse whoever has neither."""
        if not _given(connection.headers.get("authorization", "")):
            await Access.__call__(self, connection, handler)
            return
        service: Service = connection.app.state.service
        with service.database.read() as database:
            if _deletion(service, database, connection.headers["authorization"]) is None:
                raise unauthenticated(service, error="invalid_token")
        connection.scope["user"] = None


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose receipts, and only those of one deletion if there is no account any more."""

    account_id: str
    deletion_id: str | None = None

    def filter(self) -> ColumnElement[bool]:
        """The receipts that may be read."""
        mine = receipts.c.account_id == self.account_id
        return mine if self.deletion_id is None else mine & (receipts.c.deletion_id == self.deletion_id)


def reader(
    service: Service, connection: Connection, caller: Caller | None, request: Request[Any, Any, Any]
) -> Reader:
    """Who reads, after the guard let them in."""
    if caller is not None:
        return Reader(caller.account_id)
    found = _deletion(service, connection, request.headers.get("authorization", ""))
    if found is None:
        raise unauthenticated(service, error="invalid_token")
    return found


def capability_hash(capability: str) -> bytes:
    """What is kept of a capability."""
    return hashlib.sha256(capability.encode("utf-8", "replace")).digest()


def _given(header: str) -> bool:
    return header[: len(_SCHEME)].lower() == _SCHEME


def _deletion(service: Service, connection: Connection, header: str) -> Reader | None:
    # The index finds a hash of 256 random bits: how long that takes says nothing about them.
    wanted = capability_hash(header[len(_SCHEME) :].strip())
    row = connection.execute(select(deletions).where(deletions.c.capability_hash == wanted)).first()
    if row is None:
        return None
    until = row.capability_until_ms
    if until is not None and service.clock.now_ms() > until:
        return None
    return Reader(row.account_id, row.id)
