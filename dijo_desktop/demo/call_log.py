"""What happened to calls, in order: the only way to add, change or remove one while the service runs."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Text,
    bindparam,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)

from dijo_desktop.demo.call_json import CallRow
from dijo_desktop.demo.data_tables import call_epochs, call_log, calls
from dijo_desktop.demo.prepared import Prepared

_MINE = bindparam("mine", type_=Text)
_STANDING = Prepared(
    select(
        select(call_epochs.c.epoch).where(call_epochs.c.account_id == _MINE).scalar_subquery(),
        select(func.max(call_log.c.seq)).where(call_log.c.account_id == _MINE).scalar_subquery(),
        select(call_epochs.c.purged_seq).where(call_epochs.c.account_id == _MINE).scalar_subquery(),
    )
)

CHANGES_KEPT_DAYS = 100
"""How long changes and tombstones are known; the contract asks for 90 days at least (CO-8)."""


def put_call(connection: Connection, account_id: str, call: CallRow, now_ms: int) -> None:
    """Add a call, or change the one of that id."""
    started_ms, call_id, seconds, cost_micro, currency = call
    connection.execute(delete(calls).where(calls.c.id == call_id, calls.c.account_id == account_id))
    connection.execute(
        insert(calls).values(
            account_id=account_id,
            started_ms=started_ms,
            id=call_id,
            seconds=seconds,
            cost_micro=cost_micro,
            currency=currency,
        )
    )
    _note(connection, account_id, call_id, now_ms, None)


def remove_calls(
    connection: Connection, account_id: str, reason: str, now_ms: int, *, where: ColumnElement[bool]
) -> int:
    """Remove all calls of an account for which `where` holds, each with a tombstone; gives how many there were."""
    mine = calls.c.account_id == account_id, where
    noted = select(calls.c.account_id, calls.c.id, literal(now_ms, BigInteger), literal(reason, Text)).where(*mine)
    names = ["account_id", "call_id", "at_ms", "removed"]
    connection.execute(insert(call_log).from_select(names, noted.order_by(calls.c.started_ms, calls.c.id)))
    return connection.execute(delete(calls).where(*mine)).rowcount


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the changes of an account go: sync tokens carry `epoch`, and what is up to `forgotten` is gone."""

    epoch: str
    newest: int
    forgotten: int


def standing_of(connection: Connection, account_id: str) -> Standing:
    """Where an account stands; all zero if nothing changed since it was filled."""
    epoch, newest, forgotten = _STANDING.row(connection, mine=account_id)
    return Standing(epoch or "", newest or forgotten or 0, forgotten or 0)


def forget_changes(connection: Connection, before_ms: int) -> None:
    """Forget what happened before a moment, tombstones first of all: nothing is left of an erased call then."""
    old = select(call_log.c.account_id, func.max(call_log.c.seq)).where(call_log.c.at_ms < before_ms)
    for account_id, seq in connection.execute(old.group_by(call_log.c.account_id)).all():
        mine = call_epochs.c.account_id == account_id
        connection.execute(update(call_epochs).where(mine).values(purged_seq=seq))
        connection.execute(delete(call_log).where(call_log.c.account_id == account_id, call_log.c.seq <= seq))


def begin_epoch(connection: Connection, account_id: str) -> None:
    """Make every sync token of before useless: the calls of this account were filled anew."""
    connection.execute(delete(call_epochs).where(call_epochs.c.account_id == account_id))
    connection.execute(insert(call_epochs).values(account_id=account_id, epoch=secrets.token_hex(8)))


def _note(connection: Connection, account_id: str, call_id: str, now_ms: int, removed: str | None) -> None:
    values = {"account_id": account_id, "call_id": call_id, "at_ms": now_ms, "removed": removed}
    connection.execute(insert(call_log).values(values))
