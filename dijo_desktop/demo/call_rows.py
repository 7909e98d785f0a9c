"""Calls through the driver itself: a page or a million rows without an object a row in between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

_COLUMNS = "account_id, started_ms, id, seconds, cost_micro, currency"


def insert_calls(connection: Connection, rows: Iterable[Sequence[Any]]) -> None:
    """Add calls: (account_id, started_ms, id, seconds, cost_micro, currency), oldest first."""
    raw: Any = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        raw.executemany(f"INSERT INTO calls ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", rows)  # noqa: S608 - constants
        return
    with raw.cursor() as cursor, cursor.copy(f"COPY calls ({_COLUMNS}) FROM STDIN (FORMAT binary)") as copy:
        copy.set_types(("text", "int8", "text", "int8", "int8", "text"))
        for row in rows:
            copy.write_row(row)
