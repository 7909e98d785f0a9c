"""`/v1/account`: e-mail address and identifier, and a change of the address (policy 2.1, contract AC-1)."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response, get, patch, post
from litestar.di import NamedDependency
from litestar.params import RawBody
from sqlalchemy import Connection, Row, select

from dijo_desktop.contract.account import Account, AccountChange, EmailConfirmation
from dijo_desktop.contract.problems import FieldError
from dijo_desktop.demo import email_change, gpc_signal, undeclared
from dijo_desktop.demo.bodies import decoded
from dijo_desktop.demo.caller import Caller, signed_in
from dijo_desktop.demo.etags import answer, etag_of, require_match
from dijo_desktop.demo.held_records import pending_email
from dijo_desktop.demo.problems import ProblemError, field_error
from dijo_desktop.demo.state import Service
from dijo_desktop.demo.tables import accounts
from dijo_desktop.domain.instants import show

_PATH = "/v1/account"
_Request = Request[Any, Any, Any]


def account_of(connection: Connection, account_id: str) -> Account:
    """The account as its person sees it."""
    row = _row(connection, account_id)
    return undeclared.account(
        Account(
            id=row.id,
            email=row.email,
            created_at=show(row.created_at_ms),
            state=row.state,
            pending_email=pending_email(row),
        )
    )


@get(_PATH, guards=[signed_in("account:read")], sync_to_thread=True)
def read_account(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request: _Request
) -> Response[bytes]:
    """The account of the caller."""
    gpc_signal.honour(service, caller, request)
    with service.database.read() as connection:
        return answer(request, account_of(connection, caller.account_id))


@patch(_PATH, guards=[signed_in("account:write", step_up=True)], sync_to_thread=True)
def change_account(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request: _Request, body: RawBody
) -> Response[bytes]:
    """Send a code to a new address, or forget the one that waits for its code."""
    change = decoded(body, AccountChange)
    if (change.email is msgspec.UNSET) == (change.pending_email is msgspec.UNSET):
        raise field_error("", "email_or_pending_email", "Send either email or pending_email.")
    with service.database.write() as connection:
        require_match(request, account_of(connection, caller.account_id))
        if isinstance(change.email, str):
            row = _row(connection, caller.account_id)
            _not_scheduled(row)
            if change.email == row.email:
                same = FieldError(pointer="/email", code="unchanged", detail="This is the address already.")
                raise ProblemError("unprocessable", same.detail, errors=[same])
            email_change.request_change(connection, row, change.email, service.clock.now_ms())
        else:
            email_change.drop(connection, caller.account_id)
        changed = account_of(connection, caller.account_id)
    return _changed(changed, 202 if isinstance(change.email, str) else 200)


@post(f"{_PATH}/email-confirmations", guards=[signed_in("account:write")], status_code=200, sync_to_thread=True)
def confirm_email(
    service: NamedDependency[Service], caller: NamedDependency[Caller], body: RawBody
) -> Response[bytes]:
    """Change the address with the code that was sent to it; three wrong ones and the code has lapsed."""
    wanted = decoded(body, EmailConfirmation)
    with service.database.write() as connection:
        now_ms = service.clock.now_ms()
        row = _row(connection, caller.account_id)
        if email_change.lapsed(row, now_ms):
            raise ProblemError("gone", "The code has lapsed. Ask for the new address again.")
        if row.pending_address is None:
            raise ProblemError("not-found", "No new address waits for a code.")
        _not_scheduled(row)
        confirmed = email_change.confirm(connection, row, wanted.code, now_ms)
        if confirmed:
            email_change.note(connection, caller.account_id, caller.session_id, now_ms)
        changed = account_of(connection, caller.account_id)
    # Raised out here: that one try is used up must not be undone with the transaction.
    if not confirmed:
        wrong = FieldError(pointer="/code", code="wrong", detail=f"Tries left: {max(row.pending_tries - 1, 0)}.")
        raise ProblemError("unprocessable", "The code is wrong.", errors=[wrong])
    return _changed(changed, 200)


HANDLERS = (read_account, change_account, confirm_email)


def _row(connection: Connection, account_id: str) -> Row[Any]:
    return connection.execute(select(accounts).where(accounts.c.id == account_id)).one()


def _not_scheduled(row: Row[Any]) -> None:
    if row.state == "deletion_scheduled":
        raise ProblemError("deletion-scheduled", "The account is about to be deleted.")


def _changed(account: Account, status: int) -> Response[bytes]:
    body = msgspec.json.encode(account)
    headers = {"ETag": etag_of(body), "Cache-Control": "private, no-store"}
    return Response(body, status_code=status, headers=headers, media_type="application/json")
