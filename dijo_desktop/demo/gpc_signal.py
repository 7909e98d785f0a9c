"""Global Privacy Control: a request with `Sec-GPC: 1` refuses what nobody decided (contract GP-1)."""

from __future__ import annotations

from typing import Any

from litestar import Request

from dijo_desktop.demo.caller import Caller
from dijo_desktop.demo.consent_book import ConsentBook
from dijo_desktop.demo.state import Service


def honour(service: Service, caller: Caller, request: Request[Any, Any, Any]) -> None:
    """Apply the signal before the request is answered, if there is one and it changes anything."""
    if request.headers.get("sec-gpc", "").strip() != "1":
        return
    with service.database.read() as connection:
        if not ConsentBook(connection, service.origin, caller.account_id).gpc_is_due():
            return
    with service.database.write() as connection:
        ConsentBook(connection, service.origin, caller.account_id).honour_gpc(service.clock.now_ms())
