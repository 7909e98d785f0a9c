"""Filling the database with made records: many rows at once, each the same for the same start."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, insert

from dijo_desktop.demo import data_tables
from dijo_desktop.demo.call_log import begin_epoch
from dijo_desktop.demo.call_rows import insert_calls
from dijo_desktop.demo.consent_book import ConsentBook
from dijo_desktop.demo.data_tables import deletions, receipts, retained_rows
from dijo_desktop.demo.people import Person
from dijo_desktop.demo.scenarios.everyday_activity import MadeEvent
from dijo_desktop.demo.tables import accounts, kept_answers, sessions, tokens


def empty_account(connection: Connection, origin: str, person: Person, created_ms: int) -> None:
    """The account with nothing in it; whatever it held before is erased, and every sign-in ended."""
    forget(connection, person.account_id)
    connection.execute(
        insert(accounts).values(id=person.account_id, email=person.email, created_at_ms=created_ms, state="active")
    )
    ConsentBook(connection, origin, person.account_id).open(created_ms)
    begin_epoch(connection, person.account_id)


def forget(connection: Connection, account_id: str) -> None:
    """Erase an account and all that is about it, also what outlives a deletion."""
    of_account = sessions.select().with_only_columns(sessions.c.id).where(sessions.c.account_id == account_id)
    connection.execute(
        tokens.update()
        .where(tokens.c.session_id.in_(of_account), tokens.c.dead_reason.is_(None))
        .values(dead_reason="session_ended")
    )
    gone = deletions.select().with_only_columns(deletions.c.id).where(deletions.c.account_id == account_id)
    connection.execute(delete(retained_rows).where(retained_rows.c.deletion_id.in_(gone)))
    for table in (deletions, receipts, kept_answers):
        connection.execute(delete(table).where(table.c.account_id == account_id))
    connection.execute(delete(accounts).where(accounts.c.id == account_id))


def put_rows(connection: Connection, table: Table, account_id: str, rows: Iterable[dict[str, Any]]) -> None:
    """Add rows of one account."""
    values = [{"account_id": account_id, **row} for row in rows]
    if values:
        connection.execute(insert(table), values)


def put_calls(connection: Connection, rows: Iterable[Sequence[Any]]) -> None:
    """Add many calls: (account_id, started_ms, id, seconds, cost_micro, currency), oldest first."""
    insert_calls(connection, rows)


def put_activity(connection: Connection, account_id: str, events: Iterable[MadeEvent]) -> None:
    """Add log-ins, activity and feature usage."""
    rows = [{name: getattr(event, name) for name in MadeEvent.__dataclass_fields__} for event in events]
    put_rows(connection, data_tables.activity, account_id, rows)


def put_sessions(connection: Connection, account_id: str, logins: Iterable[MadeEvent]) -> None:
    """Add the sessions that these log-ins opened; nobody has a token of theirs."""
    rows = [
        {
            "id": login.session_id,
            "client": "dijo-desktop/1.0" if login.operating_system == "Linux" else "web",
            "created_at_ms": login.at_ms,
            "last_used_at_ms": login.at_ms,
            "authenticated_at_ms": login.at_ms,
            "ip_address": login.ip_address or "",
            "device_type": login.device_type or "",
            "browser_type": login.browser_type or "",
            "operating_system": login.operating_system or "",
        }
        for login in logins
    ]
    put_rows(connection, sessions, account_id, rows)
