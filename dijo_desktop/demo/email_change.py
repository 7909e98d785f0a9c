"""A new e-mail address: asked for, confirmed by a code that is sent to it, or lapsed (contract AC-1)."""

from __future__ import annotations

import hmac
import secrets
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from dijo_desktop.demo import mailbox
from dijo_desktop.demo.data_tables import activity
from dijo_desktop.demo.due import Job
from dijo_desktop.demo.ids import new_id
from dijo_desktop.demo.people import person_with
from dijo_desktop.demo.state import Service
from dijo_desktop.demo.tables import accounts
from dijo_desktop.demo.tokens import token_hash

CODE_MS = 30 * 60_000
TRIES = 3
_DIGITS = 8
_NOTHING_PENDING: dict[str, Any] = {
    "pending_address": None,
    "pending_requested_at_ms": None,
    "pending_code_hash": None,
    "pending_tries": 0,
}


def request_change(connection: Connection, row: Row[Any], address: str, now_ms: int) -> None:
    """Keep the address and send it a code; one of somebody else gets a notice, and nobody else knows."""
    code = "".join(secrets.choice("0123456789") for _ in range(_DIGITS))
    taken = _taken(connection, row.id, address)
    pending = {
        "pending_address": address,
        "pending_requested_at_ms": now_ms,
        "pending_expires_at_ms": now_ms + CODE_MS,
        "pending_code_hash": _code_hash(row.id, code),
        "pending_tries": TRIES,
    }
    connection.execute(update(accounts).where(accounts.c.id == row.id).values(pending))
    if taken:
        mailbox.post(connection, address, _TAKEN_SUBJECT, _TAKEN_TEXT, now_ms)
        return
    mailbox.post(connection, address, _CODE_SUBJECT, _CODE_TEXT.format(code=code), now_ms)
    mailbox.post(connection, row.email, _ASKED_SUBJECT, _ASKED_TEXT, now_ms)


def drop(connection: Connection, account_id: str) -> None:
    """Forget the address that waits."""
    values = {**_NOTHING_PENDING, "pending_expires_at_ms": None}
    connection.execute(update(accounts).where(accounts.c.id == account_id).values(values))


def lapsed(row: Row[Any], now_ms: int) -> bool:
    """Whether there was an address, but its code is of no use any more."""
    if row.pending_expires_at_ms is None:
        return False
    return row.pending_address is None or now_ms >= row.pending_expires_at_ms


def confirm(connection: Connection, row: Row[Any], code: str, now_ms: int) -> bool:
    """Change the address if the code is right; the third wrong one ends it."""
    if not hmac.compare_digest(row.pending_code_hash, _code_hash(row.id, code)):
        left = row.pending_tries - 1
        values = {"pending_tries": left} if left else _NOTHING_PENDING
        connection.execute(update(accounts).where(accounts.c.id == row.id).values(values))
        return False
    if _taken(connection, row.id, row.pending_address):
        drop(connection, row.id)
        return False
    connection.execute(update(accounts).where(accounts.c.id == row.id).values(email=row.pending_address))
    drop(connection, row.id)
    mailbox.post(connection, row.email, _DONE_SUBJECT, _DONE_TEXT, now_ms, account_id=row.id)
    return True


def note(connection: Connection, account_id: str, session_id: str, now_ms: int) -> None:
    """The line in the activity."""
    connection.execute(
        insert(activity).values(
            id=new_id("evt", now_ms),
            account_id=account_id,
            at_ms=now_ms,
            kind="activity",
            name="account.email_changed",
            outcome="success",
            session_id=session_id,
        )
    )


def _taken(connection: Connection, account_id: str, address: str) -> bool:
    """Whether it is the address of somebody else, also of a demo person whose data nobody asked for yet."""
    person = person_with(address)
    if person is not None and person.account_id != account_id:
        return True
    others = func.lower(accounts.c.email) == address.lower(), accounts.c.id != account_id
    return connection.execute(select(accounts.c.id).where(*others)).first() is not None


def _code_hash(account_id: str, code: str) -> bytes:
    return token_hash(f"{account_id}.{code}")


def _next_lapse(connection: Connection) -> int | None:
    waiting = accounts.c.pending_address.is_not(None)
    due: int | None = connection.execute(select(func.min(accounts.c.pending_expires_at_ms)).where(waiting)).scalar()
    return due


def _lapse_due(service: Service, at_ms: int) -> None:
    over = accounts.c.pending_address.is_not(None), accounts.c.pending_expires_at_ms <= at_ms
    with service.database.write() as connection:
        connection.execute(update(accounts).where(*over).values(_NOTHING_PENDING))


JOBS = (Job(_next_lapse, _lapse_due),)
"""Codes at the end of their 30 minutes: the address is not kept longer than it is of use."""

_CODE_SUBJECT = "Your confirmation code"
_CODE_TEXT = (
    "Your code is {code}. Enter it in DiJo Desktop within 30 minutes.\n"
    "If you did not ask for a new e-mail address, ignore this mail: nothing changes without the code."
)
_ASKED_SUBJECT = "Security notice: a new e-mail address was asked for"
_ASKED_TEXT = (
    "Somebody who is signed in to your account asked to change its e-mail address. It changes only with a code\n"
    "that was sent to the new address. If this was not you, end the sessions you do not know."
)
_DONE_SUBJECT = "Security notice: your e-mail address was changed"
_DONE_TEXT = "Your account has another e-mail address now. If this was not you, write to support at once."
_TAKEN_SUBJECT = "Somebody wanted to use your e-mail address"
_TAKEN_TEXT = (
    "Somebody asked to use this address for another account. It belongs to yours, so nothing was changed.\n"
    "There is nothing you must do."
)
