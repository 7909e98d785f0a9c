"""The database of the reference service: SQLAlchemy 2 on SQLite or PostgreSQL, many readers beside one writer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from sqlalchemy import URL, Connection, Engine, MetaData, make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from dijo_desktop.demo.postgresql_storage import PostgresqlStorage
from dijo_desktop.demo.sqlite_storage import SqliteStorage

BUSY_SECONDS = 5
"""How long a write waits for the one before it."""
SCHEMA_VERSION = 5
"""Raised with every change of a table: data of an older demo is made afresh, never guessed at."""
_SECRET_WORDS = ("password", "passwd", "secret")


class DatabaseBusy(Exception):
    """Another write took longer than may be waited for, or the database server is away for now."""


class DatabaseRefused(Exception):
    """A database that cannot be used; the sentence says why and never repeats the address (contract DM-7)."""


class Storage(Protocol):
    """What differs between the engines."""

    engine: Engine
    near: bool

    def begin(self, connection: Connection, *, writes: bool) -> None:
        """Begin a transaction."""

    def known_version(self, connection: Connection) -> int | None:
        """The version of the tables that are there."""

    def drop(self) -> None:
        """Remove all data."""

    def create(self, connection: Connection, metadata: MetaData, version: int) -> None:
        """Make the tables."""


class Database:
    """One database. `read()` sees one moment; `write()` is the only writer from its start."""

    def __init__(self, storage: Storage, metadata: MetaData, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self._storage = storage
        self._busy_seconds = busy_seconds
        self._turn = threading.Lock()
        self._closed = False
        self._create(metadata)

    @property
    def near(self) -> bool:
        """Whether a short read costs less than handing it to a thread: that of a file, not of a distant server."""
        return self._storage.near

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that reads one moment of the data and never waits for a writer."""
        with self._transaction(writes=False) as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that writes; undone if the block raises. Never open one inside another."""
        # Waiting here needs no connection; the storage's own lock is for other processes.
        if not self._turn.acquire(timeout=self._busy_seconds):
            raise DatabaseBusy
        try:
            with self._transaction(writes=True) as connection:
                yield connection
        finally:
            self._turn.release()

    def close(self) -> None:
        """Close every connection; the last one to a SQLite file folds the write-ahead log into it."""
        self._closed = True
        self._storage.engine.dispose()

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        try:
            connection = self._storage.engine.connect()
        except OperationalError as error:
            raise DatabaseBusy from error
        with connection:
            transaction = connection.begin()
            try:
                self._storage.begin(connection, writes=writes)
            except OperationalError as error:
                raise DatabaseBusy from error
            try:
                with transaction:
                    yield connection
            finally:
                if self._closed and not connection.invalidated:
                    # Work that outlasted the close gives its connection back to nobody; a broken one is gone by now.
                    connection.detach()

    def _create(self, metadata: MetaData) -> None:
        with self.read() as connection:
            version = self._storage.known_version(connection)
        if version == -1:
            self.close()
            raise DatabaseRefused("The database holds something else under the name this service would use.")
        if version not in (None, SCHEMA_VERSION):
            self._storage.drop()
        with self.write() as connection:
            self._storage.create(connection, metadata, SCHEMA_VERSION)


def open_database(url: str, metadata: MetaData, *, busy_seconds: float = BUSY_SECONDS) -> Database:
    """The database at `sqlite:///PATH` or `postgresql://USER@HOST/NAME`; passwords come from PGPASSFILE only."""
    storage = _storage(checked_url(url), busy_seconds)
    try:
        return Database(storage, metadata, busy_seconds=busy_seconds)
    except DatabaseBusy:
        storage.engine.dispose()
        # The driver's message names host and user: it is not handed on.
        raise DatabaseRefused("The database does not answer, or does not let this user in.") from None


def checked_url(url: str) -> URL:
    """The address of a database, if it is one that may be used: no password, no other engine."""
    try:
        read = make_url(url)
    except (ArgumentError, ValueError):
        raise DatabaseRefused("This is not the address of a database.") from None
    if read.password is not None or any(word in name.lower() for name in read.query for word in _SECRET_WORDS):
        raise DatabaseRefused("The address of a database must hold no password: put it into the file of PGPASSFILE.")
    if read.drivername == "sqlite":
        if read.query or read.host or not read.database or read.database == ":memory:":
            raise DatabaseRefused("The address of a SQLite file is sqlite:/// and its path, nothing else.")
    elif read.drivername not in ("postgresql", "postgres"):
        raise DatabaseRefused("The address of a database begins with sqlite:/// or postgresql://.")
    return read


def sqlite_url(path: Path) -> str:
    """The address of a SQLite file."""
    return URL.create("sqlite", database=str(path)).render_as_string()


def _storage(url: URL, busy_seconds: float) -> Storage:
    if url.drivername == "sqlite":
        return SqliteStorage(Path(str(url.database)), busy_seconds)
    if find_spec("psycopg") is None:
        raise DatabaseRefused('PostgreSQL needs its driver: pip install "dijo-desktop[postgresql]".')
    return PostgresqlStorage(url, busy_seconds)
