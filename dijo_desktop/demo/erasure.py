"""Carrying a deletion out: erase, make anonymous, keep what a law wants kept, and prove it (contract DE-6, ST-3)."""

from __future__ import annotations

from itertools import count
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, delete, func, insert, select, update

from dijo_desktop.contract.deletion import Effect
from dijo_desktop.demo import data_tables as tables
from dijo_desktop.demo import deletion_book, deletion_plan, receipts, terms
from dijo_desktop.demo.data_map_rules import RULES
from dijo_desktop.demo.data_tables import deletions, exports, retained_rows
from dijo_desktop.demo.dates import day_start_ms
from dijo_desktop.demo.due import Job
from dijo_desktop.demo.export_jobs import archive_path
from dijo_desktop.demo.held_records import HeldRecords
from dijo_desktop.demo.ids import id_from
from dijo_desktop.demo.retention import anonymise_features
from dijo_desktop.demo.state import Service
from dijo_desktop.demo.tables import accounts
from dijo_desktop.domain.instants import show

_RECEIPTS_READABLE_MS = 90 * terms.DAY_MS
"""How long the capability works after the last retained row went (DE-7)."""


def carry_out(service: Service, row: Row[Any], now_ms: int) -> None:
    """Erase the account of a deletion whose time has come; what is left has no account any more."""
    with service.database.write() as connection:
        # Between the look at what is due and this turn to write somebody else may have done it.
        status = connection.execute(select(deletions.c.status).where(deletions.c.id == row.id)).scalar_one()
        if status not in deletion_book.PENDING:
            return
        archives = list(
            connection.execute(select(exports.c.id).where(exports.c.account_id == row.account_id)).scalars()
        )
        complete(connection, service.origin, row, now_ms)
    for export_id in archives:
        archive_path(service, export_id).unlink(missing_ok=True)


def complete(
    connection: Connection, origin: str, row: Row[Any], now_ms: int, *, receipt_id: str | None = None
) -> None:
    """The part of `carry_out` that is one transaction: begin if need be, keep, erase, sign."""
    if row.status == "scheduled":
        deletion_book.begin(connection, row.id, now_ms)
    effects = deletion_plan.effects(connection, row.account_id, row.effective_ms)
    _keep(connection, row, effects)
    anonymise_features(connection, tables.activity.c.account_id == row.account_id)
    _erase(connection, row.account_id)
    last = max((effect.until_on for effect in effects if effect.until_on and effect.count), default=None)
    until_ms = (now_ms if last is None else day_start_ms(last)) + _RECEIPTS_READABLE_MS
    done = {"status": "completed", "completed_ms": now_ms, "capability_until_ms": until_ms}
    connection.execute(update(deletions).where(deletions.c.id == row.id).values(done))
    body: dict[str, Any] = {"id": row.id, "status": "completed", "completed_at": show(now_ms)}
    receipts.issue(
        connection,
        origin,
        row.account_id,
        "deletion.completed",
        {**body, "effects": msgspec.to_builtins(effects)},
        now_ms,
        deletion_id=row.id,
        receipt_id=receipt_id,
    )


def _keep(connection: Connection, row: Row[Any], effects: tuple[Effect, ...]) -> None:
    records = HeldRecords(connection, row.account_id)
    for effect in effects:
        if effect.until_on is None:
            continue
        place = count()
        for chunk in records.lines(effect.key):
            kept = [_only(line, RULES[effect.key].kept) for line in chunk]
            connection.execute(
                insert(retained_rows),
                [
                    {
                        "id": id_from("ret", row.effective_ms, f"{row.id} {effect.key} {next(place)}"),
                        "deletion_id": row.id,
                        "key": effect.key,
                        "until_ms": day_start_ms(effect.until_on),
                        "fields": fields,
                    }
                    for fields in kept
                ],
            )


def _only(line: bytes, kept: Any) -> bytes:  # noqa: ANN401 - the rule's Kept
    record = msgspec.json.decode(line, type=dict[str, Any])
    return msgspec.json.encode({name: record[name] for name in kept.fields})


def _erase(connection: Connection, account_id: str) -> None:
    """Everything that belongs to the account goes with it; only its number stays, so that nobody signs in as it."""
    connection.execute(delete(accounts).where(accounts.c.id == account_id))
    connection.execute(insert(accounts).values(id=account_id, email=account_id, created_at_ms=0, state="deleted"))


def _next_effective(connection: Connection) -> int | None:
    waiting = deletions.c.status.in_(deletion_book.PENDING)
    due: int | None = connection.execute(select(func.min(deletions.c.effective_ms)).where(waiting)).scalar()
    return due


def _carry_out_due(service: Service, at_ms: int) -> None:
    with service.database.read() as connection:
        waiting = deletions.c.status.in_(deletion_book.PENDING), deletions.c.effective_ms <= at_ms
        rows = connection.execute(select(deletions).where(*waiting)).all()
    for row in rows:
        carry_out(service, row, at_ms)


def _next_retention(connection: Connection) -> int | None:
    due: int | None = connection.execute(select(func.min(retained_rows.c.until_ms))).scalar()
    return due


def _end_retention(service: Service, at_ms: int) -> None:
    """Erase what has been kept long enough; with the last row of a deletion goes a receipt."""
    with service.database.write() as connection:
        over = retained_rows.c.until_ms <= at_ms
        touched = list(connection.execute(select(retained_rows.c.deletion_id).where(over).distinct()).scalars())
        connection.execute(delete(retained_rows).where(over))
        for deletion_id in touched:
            left = select(func.count()).where(retained_rows.c.deletion_id == deletion_id)
            if connection.execute(left).scalar() == 0:
                row = connection.execute(select(deletions).where(deletions.c.id == deletion_id)).one()
                body = {"id": deletion_id, "ended_at": show(at_ms)}
                receipts.issue(
                    connection,
                    service.origin,
                    row.account_id,
                    "retention.ended",
                    body,
                    at_ms,
                    deletion_id=deletion_id,
                )


JOBS = (Job(_next_effective, _carry_out_due), Job(_next_retention, _end_retention))
"""Deletions at the end of their grace, retained rows at the end of their retention."""
