"""What a service keeps in its database, seen from outside, on either engine (contract DM-7)."""

from __future__ import annotations

import sqlite3
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import psycopg

from dijo_desktop.demo.database import checked_url
from dijo_desktop.demo.postgresql_storage import SCHEMA

Rows = list[tuple[Any, ...]]


class Kept(Protocol):
    """The database of one service; values stand for `?`, and both engines know `"name"` and `'text'`."""

    def rows(self, statement: str, *values: object) -> Rows:
        """What a question finds."""

    def change(self, *statements: str) -> None:
        """Do something the service knows nothing of, all of it at once."""

    def tables(self) -> list[str]:
        """The names of its tables."""

    def columns(self, table: str) -> list[str]:
        """The names of a table's columns."""

    def content(self) -> bytes:
        """Every text and every binary value in it, as it lies there."""

    def close(self) -> None:
        """Let go of it."""


class KeptBySqlite:
    """A SQLite file; only while it is closed can it be the service's alone, as after a crash."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._columns: dict[str, list[str]] = {}

    def rows(self, statement: str, *values: object) -> Rows:
        return self._connection.execute(statement, values).fetchall()

    def change(self, *statements: str) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        with self._connection:
            for statement in statements:
                self._connection.execute(statement)

    def tables(self) -> list[str]:
        return [name for (name,) in self.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]

    def columns(self, table: str) -> list[str]:
        if table not in self._columns:
            self._columns[table] = [str(row[1]) for row in self.rows(f'PRAGMA table_info("{table}")')]
        return self._columns[table]

    def content(self) -> bytes:
        return b"".join(path.read_bytes() for path in self._file.parent.glob(f"{self._file.name}*"))

    def close(self) -> None:
        if "_connection" in vars(self):
            self._connection.close()
            del self._connection

    @cached_property
    def _connection(self) -> sqlite3.Connection:
        return sqlite3.connect(self._file, timeout=10, isolation_level=None)


class KeptByPostgresql:
    """A PostgreSQL database, over one connection, as the tests ask often."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._columns: dict[str, list[str]] = {}

    def rows(self, statement: str, *values: object) -> Rows:
        # Without values psycopg takes "%" as it stands.
        asked = statement.replace("%", "%%").replace("?", "%s") if values else statement
        return self._connection.execute(asked, values or None).fetchall()

    def change(self, *statements: str) -> None:
        with self._connection.transaction():
            for statement in statements:
                self._connection.execute(statement)

    def tables(self) -> list[str]:
        return sorted(self._known())

    def columns(self, table: str) -> list[str]:
        return self._known()[table]

    def content(self) -> bytes:
        found = b""
        for table in self.tables():
            with self._connection.cursor().copy(f'COPY "{table}" TO STDOUT (FORMAT binary)') as lines:
                found += b"".join(bytes(line) for line in lines)
        return found

    def close(self) -> None:
        if "_connection" in vars(self):
            self._connection.close()
            del self._connection

    @cached_property
    def _connection(self) -> psycopg.Connection:
        return psycopg.connect(self._url, autocommit=True, options=f"-c search_path={SCHEMA}")

    def _known(self) -> dict[str, list[str]]:
        if not self._columns:
            asked = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = ?"
            for table, column in self.rows(f"{asked} ORDER BY table_name, ordinal_position", SCHEMA):
                self._columns.setdefault(table, []).append(column)
        return self._columns


def kept_at(url: str) -> Kept:
    """What is kept at the address of a database."""
    place = checked_url(url)
    return KeptBySqlite(Path(str(place.database))) if place.drivername == "sqlite" else KeptByPostgresql(url)
