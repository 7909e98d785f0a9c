"""`GET /v1/account`: e-mail address and identifier (policy 2.1)."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from sqlalchemy import Connection, select

from dijo_desktop.contract.account import Account
from dijo_desktop.demo import gpc_signal
from dijo_desktop.demo.caller import Caller, signed_in
from dijo_desktop.demo.etags import answer
from dijo_desktop.demo.held_records import pending_email
from dijo_desktop.demo.state import Service
from dijo_desktop.demo.tables import accounts
from dijo_desktop.domain.instants import show


def account_of(connection: Connection, account_id: str) -> Account:
    """The account as its person sees it."""
    row = connection.execute(select(accounts).where(accounts.c.id == account_id)).one()
    return Account(
        id=row.id,
        email=row.email,
        created_at=show(row.created_at_ms),
        state=row.state,
        pending_email=pending_email(row),
    )


@get("/v1/account", guards=[signed_in("account:read")], sync_to_thread=True)
def read_account(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request: Request[Any, Any, Any]
) -> Response[bytes]:
    """The account of the caller."""
    gpc_signal.honour(service, caller, request)
    with service.database.read() as connection:
        return answer(request, account_of(connection, caller.account_id))


HANDLERS = (read_account,)
