"""The database of the reference service: SQLAlchemy 2 on SQLite, many readers beside one writer."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import QueuePool

BUSY_SECONDS = 5
"""How long a write waits for the one before it."""
SCHEMA_VERSION = 1
"""Raised with every change of a table: data of an older demo is made afresh, never guessed at."""


class DatabaseBusy(Exception):
    """Another write took longer than may be waited for."""


class Database:
    """One SQLite file in WAL mode. `read()` sees one moment; `write()` holds the write lock from its start."""

    def __init__(self, path: Path, metadata: MetaData, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = path
        self._busy_seconds = busy_seconds
        self._turn = threading.Lock()
        self._engine = _engine(path)
        self._create(metadata)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that reads one moment of the data and never waits for a writer."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that writes; undone if the block raises. Never open one inside another."""
        if not self._turn.acquire(timeout=self._busy_seconds):
            raise DatabaseBusy
        try:
            with self._engine.connect().execution_options(writes=True) as connection, _begun(connection):
                yield connection
        finally:
            self._turn.release()

    def close(self) -> None:
        """Close every connection; the last one folds the write-ahead log into the file."""
        self._engine.dispose()

    def _create(self, metadata: MetaData) -> None:
        with self.read() as connection:
            version = connection.exec_driver_sql("PRAGMA user_version").scalar()
        if version not in (0, SCHEMA_VERSION):
            self._engine.dispose()
            for suffix in ("", "-wal", "-shm"):
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
        with self.write() as connection:
            metadata.create_all(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


@contextmanager
def _begun(connection: Connection) -> Iterator[None]:
    try:
        transaction = connection.begin()
    except OperationalError as error:
        raise DatabaseBusy from error
    with transaction:
        yield


def _engine(path: Path) -> Engine:
    # Values of statements would reach the log with an error message: they are personal data.
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=40,
        hide_parameters=True,
        connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
    )

    @event.listens_for(engine, "connect")
    def connected(raw: sqlite3.Connection, _record: object) -> None:
        # The driver's own BEGIN comes too late and is never IMMEDIATE: the "begin" event sends it.
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

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
