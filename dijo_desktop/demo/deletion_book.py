"""Deletions from the request to the proof: schedule, cancel, begin (contract section 7, DE-1 to DE-6)."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, insert, select, update

from dijo_desktop.contract.deletion import Deletion, DeletionRequest, Effect
from dijo_desktop.demo import deletion_plan, deletion_secrets, mailbox, receipts
from dijo_desktop.demo.caller import Caller
from dijo_desktop.demo.data_tables import deletions
from dijo_desktop.demo.dates import shown_or_none
from dijo_desktop.demo.ids import new_id
from dijo_desktop.demo.receipt_reader import capability_hash
from dijo_desktop.demo.session_ends import end_sessions
from dijo_desktop.demo.state import Service
from dijo_desktop.demo.tables import accounts
from dijo_desktop.demo.tokens import keep_for_replay
from dijo_desktop.domain import countdown
from dijo_desktop.domain.instants import show

PENDING = ("scheduled", "in_progress")


def pending(connection: Connection, account_id: str) -> Row[Any] | None:
    """The deletion that is on its way, if there is one."""
    mine = select(deletions).where(deletions.c.account_id == account_id, deletions.c.status.in_(PENDING))
    return connection.execute(mine).first()


def deletion_of(row: Row[Any]) -> Deletion:
    """A deletion as its person sees it, without secrets."""
    return Deletion(
        id=row.id,
        status=row.status,
        requested_at=show(row.requested_ms),
        grace_days=row.grace_days,
        effective_at=show(row.effective_ms),
        complete_by=countdown.complete_by(row.effective_ms).isoformat(),
        cancelled_at=shown_or_none(row.cancelled_ms),
        sessions_ended=row.sessions_ended,
        effects=msgspec.json.decode(row.effects, type=tuple[Effect, ...]),
        receipt_id=row.receipt_id,
    )


def schedule(
    connection: Connection, service: Service, caller: Caller, wanted: DeletionRequest, body: bytes
) -> Deletion:
    """Schedule the deletion and end all other sessions; without grace it begins at once."""
    now_ms = service.clock.now_ms()
    deletion_id = new_id("del", now_ms)
    effective_ms = countdown.effective_ms(now_ms, wanted.grace_days)
    secrets = deletion_secrets.derive(connection, deletion_id, wanted.grace_days)
    effects = deletion_plan.effects(connection, caller.account_id, effective_ms)
    ended = end_sessions(connection, caller.account_id, "session_ended", now_ms, keep=caller.session_id)
    code = secrets.cancel_code
    connection.execute(
        insert(deletions).values(
            id=deletion_id,
            account_id=caller.account_id,
            status="scheduled",
            requested_ms=now_ms,
            grace_days=wanted.grace_days,
            effective_ms=effective_ms,
            sessions_ended=ended,
            effects=msgspec.json.encode(effects),
            cancel_code_hash=None if code is None else deletion_secrets.code_hash(code),
            capability_hash=capability_hash(secrets.receipt_capability),
        )
    )
    _set_state(connection, caller.account_id, "deletion_scheduled")
    digest = hashlib.sha256(body).hexdigest()
    sign(connection, service.origin, deletion_id, "scheduled", now_ms, request_sha256=digest)
    if code is not None:
        _send_code(connection, caller.account_id, deletion_id, show(effective_ms), now_ms)
    if wanted.grace_days == 0:
        keep_for_replay(connection, caller.token_hash, service.clock.real_ms())
        begin(connection, deletion_id, now_ms)
    return deletion_of(_row(connection, deletion_id))


def cancel(connection: Connection, origin: str, row: Row[Any], now_ms: int) -> Deletion:
    """Everything stays as it is; the code has done its work."""
    cancelled = {"status": "cancelled", "cancelled_ms": now_ms, "cancel_code_hash": None}
    connection.execute(update(deletions).where(deletions.c.id == row.id).values(cancelled))
    _set_state(connection, row.account_id, "active")
    sign(connection, origin, row.id, "cancelled", now_ms)
    return deletion_of(_row(connection, row.id))


def begin(connection: Connection, deletion_id: str, now_ms: int) -> None:
    """The grace is over: every session ends, nobody can sign in any more."""
    row = _row(connection, deletion_id)
    connection.execute(update(deletions).where(deletions.c.id == deletion_id).values(status="in_progress"))
    end_sessions(connection, row.account_id, "account_deleted", now_ms)
    _set_state(connection, row.account_id, "deleted")


def sign(
    connection: Connection,
    origin: str,
    deletion_id: str,
    event: str,
    now_ms: int,
    *,
    receipt_id: str | None = None,
    **more: str,
) -> None:
    """Issue the receipt that a deletion was `scheduled` or `cancelled`; `more` is signed, too."""
    row = _row(connection, deletion_id)
    deletion = deletion_of(row)
    body = {
        "id": row.id,
        "status": event,
        "requested_at": deletion.requested_at,
        "grace_days": row.grace_days,
        "effective_at": deletion.effective_at,
        "complete_by": deletion.complete_by,
        "effects": msgspec.to_builtins(deletion.effects),
        **more,
    }
    receipt_id = receipts.issue(
        connection,
        origin,
        row.account_id,
        f"deletion.{event}",
        body,
        now_ms,
        deletion_id=row.id,
        receipt_id=receipt_id,
    )
    connection.execute(update(deletions).where(deletions.c.id == row.id).values(receipt_id=receipt_id))


def _send_code(connection: Connection, account_id: str, deletion_id: str, effective_at: str, now_ms: int) -> None:
    """The cancel code by mail: who lost the device that showed it can still change their mind (DE-5)."""
    email = connection.execute(select(accounts.c.email).where(accounts.c.id == account_id)).scalar_one()
    text = f"Your account will be deleted from {effective_at} on. To keep it, enter this code before: {{cancel_code}}"
    mailbox.post(connection, email, "Your account will be deleted", text, now_ms, deletion_id=deletion_id)


def _set_state(connection: Connection, account_id: str, state: str) -> None:
    connection.execute(update(accounts).where(accounts.c.id == account_id).values(state=state))


def _row(connection: Connection, deletion_id: str) -> Row[Any]:
    return connection.execute(select(deletions).where(deletions.c.id == deletion_id)).one()
