"""SQLite under the reference service: one file, many readers beside one writer (contract DM-7)."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, create_engine, event
from sqlalchemy.pool import QueuePool


class SqliteStorage:
    """One SQLite file in WAL mode; a transaction that writes has the write lock from its start."""

    near = True

    def __init__(self, path: Path, busy_seconds: float) -> None:
        self.path = path
        self.engine = _engine(path, busy_seconds)

    def begin(self, connection: Connection, *, writes: bool) -> None:
        """Begin: a reader that became a writer would fail at once with "database is locked", never wait."""
        if writes:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            return
        # A reader begins without a lock, so without a failure that would have to be told: past the engine.
        raw: Any = connection.connection.driver_connection
        raw.execute("BEGIN")

    def known_version(self, connection: Connection) -> int | None:
        """The version of the tables that are there; None if there are none."""
        return connection.exec_driver_sql("PRAGMA user_version").scalar() or None

    def drop(self) -> None:
        """Remove the file with all its data."""
        self.engine.dispose()
        for suffix in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)

    def create(self, connection: Connection, metadata: MetaData, version: int) -> None:
        """Make the tables that are not there yet."""
        metadata.create_all(connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {version:d}")


def _engine(path: Path, busy_seconds: float) -> Engine:
    # Values of statements would reach the log with an error message: they are personal data.
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=40,
        hide_parameters=True,
        connect_args={"check_same_thread": False, "timeout": busy_seconds},
    )

    @event.listens_for(engine, "connect")
    def connected(raw: sqlite3.Connection, _record: object) -> None:
        # The driver's own BEGIN comes too late and is never IMMEDIATE: `begin` sends it.
        raw.isolation_level = None
        for statement in (
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = NORMAL",
            "PRAGMA foreign_keys = ON",
            "PRAGMA secure_delete = ON",
            "PRAGMA temp_store = MEMORY",
            "PRAGMA cache_size = -16000",
        ):
            raw.execute(statement)

    return engine
