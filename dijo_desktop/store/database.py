"""One encrypted SQLite file, or one that lives in memory alone, with a writer and spare connections for readers."""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path

import apsw

from dijo_desktop.errors import Cancelled, FolderUnusable, StoreDamaged, StoreNewer
from dijo_desktop.store.sqlite_failures import failures_named

KEY_BYTES = 32
BUSY_MS = 10_000
CACHE_KIB = 2 * 1024
WRITER_CACHE_KIB = 8 * 1024
"""A reader asks for one place at a time; the writer sorts whole indexes. Views are no part of either."""
WAL_LIMIT_BYTES = 16 * 1024 * 1024
CHECKPOINT_PAGES = 4000
STEPS_BETWEEN_LOOKS = 500_000
"""How many steps of SQLite's machine pass between two looks at the stop event: some 10 ms."""

_FLAGS = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE | apsw.SQLITE_OPEN_URI


class Database:
    """A database of one kind (`application_id`) and `version`; `key` has 32 bytes, without a path it is memory only.

    A file written by a newer version raises StoreNewer and is not touched; one that is not of this kind, or that the
    fitting key does not open, raises StoreDamaged. A file of 0 bytes is a new one. One of an older version is begun
    anew if it is `disposable`, since all of it can be fetched again; else `upgrades`, by the version they start from,
    bring it up to date in one transaction.
    """

    def __init__(
        self,
        path: Path | None,
        key: bytes,
        *,
        application_id: int,
        version: int,
        schema: str,
        disposable: bool = False,
        upgrades: Mapping[int, str] | None = None,
    ) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("a key has 32 bytes")
        self.path = path
        self.where = str(path or "")
        self.steps_between_looks = STEPS_BETWEEN_LOOKS
        self._key = key
        self._address = self.where or f"file:/dijo-{secrets.token_hex(8)}?vfs=memdb"
        self._writing = threading.Lock()
        # A database in memory has no WAL: readers and the writer would wait for each other in ever longer steps, for
        # seconds in all, so they take turns. Views of it carry their rows with them and need none.
        self._turn: AbstractContextManager[object] = nullcontext() if path else threading.Lock()
        self._spares: list[apsw.Connection] = []
        self._all: list[apsw.Connection] = []
        self._closed = False
        if path:
            _make_private(path)
        try:
            with failures_named(self.where):
                self._writer = self._connect()
                if disposable and path and self._is_older(application_id, version):
                    self._begin_anew(path)
                self._writer.pragma("cache_size", -WRITER_CACHE_KIB)
                self._prepare(application_id, version, schema, upgrades or {})
        except BaseException:
            self.close()
            raise

    @contextmanager
    def writing(self) -> Iterator[apsw.Connection]:
        """One transaction: everything within is kept, or nothing."""
        with self._writing, self._turn, failures_named(self.where):
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                self._writer.execute("COMMIT")
            except BaseException:
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[apsw.Connection]:
        """A spare connection for a moment, never the one that writes."""
        connection = self.borrow()
        try:
            with self._turn, failures_named(self.where):
                yield connection
        finally:
            self.give_back(connection)

    @contextmanager
    def long_reading(self, connection: apsw.Connection, stop: threading.Event) -> Iterator[None]:
        """One consistent look at everything, for a worker; left with Cancelled soon after `stop` is set."""
        with self._turn, failures_named(self.where):
            if stop.is_set():
                raise Cancelled
            connection.set_progress_handler(stop.is_set, self.steps_between_looks)
            try:
                connection.execute("BEGIN")
                yield
                connection.execute("COMMIT")
            finally:
                connection.set_progress_handler(None)
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    @contextmanager
    def long_reading_twice(
        self, connection: apsw.Connection, stop: threading.Event
    ) -> Iterator[apsw.Connection | None]:
        """The same with a second connection that sees the same, for another thread; none if a write came between."""
        if not self.path:
            with self.long_reading(connection, stop):
                yield None
            return
        beside = self.borrow()
        try:
            with self.long_reading(connection, stop):
                before = beside.pragma("data_version")
                connection.execute("SELECT 1 FROM sqlite_schema").fetchall()  # now it begins to see
                with self.long_reading(beside, stop):
                    yield beside if beside.pragma("data_version") == before else None
        finally:
            self.give_back(beside)

    def borrow(self) -> apsw.Connection:
        """A connection of one's own until it is given back, a warm one if there is one."""
        if self._closed:
            raise Cancelled
        try:
            return self._spares.pop()
        except IndexError:
            with failures_named(self.where):
                return self._connect()

    def give_back(self, connection: apsw.Connection) -> None:
        """Return a borrowed connection; temporary tables in it stay until its next user drops them."""
        if self._closed:
            connection.close()
        else:
            self._spares.append(connection)

    def discard(self, connection: apsw.Connection) -> None:
        """Return a borrowed connection that holds much in temporary tables: closed, it takes no memory any more."""
        with suppress(ValueError):  # the database is being closed
            self._all.remove(connection)
        connection.close()

    def purge(self, *, rewrite: bool) -> bool:
        """Bring deletions out of the log into the file and empty the log; false if a reader was in the way.

        `rewrite` the whole file, too: when SQLite moves rows between pages it leaves stale copies of which
        `secure_delete` no longer knows (found: of 3 in 12,000 deleted rows). Takes seconds for a million calls.
        """
        if not self.path:
            return True
        with self._writing, failures_named(self.where):
            try:
                if rewrite:
                    self._writer.execute("VACUUM")
                self._writer.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
            except apsw.BusyError:
                return False
        return True

    def close(self) -> None:
        """Close all connections; what is under way on another thread ends with Cancelled."""
        self._closed = True
        if not self._writing.acquire(blocking=False):
            self._writer.interrupt()
            self._writing.acquire()
        try:
            while self._all:
                _close(self._all.pop())
            self._spares.clear()
        finally:
            self._writing.release()

    def _connect(self) -> apsw.Connection:
        connection = apsw.Connection(self._address, flags=_FLAGS)
        self._all.append(connection)
        connection.set_busy_timeout(BUSY_MS)
        if self.path:
            # "raw:" hands the key over as it is; a plain hexkey would be stretched as if it were a passphrase.
            connection.pragma("cipher", "chacha20")
            connection.pragma("key", f"raw:{self._key.hex()}")
            connection.pragma("journal_mode", "wal")
            connection.pragma("synchronous", "full")
            connection.pragma("journal_size_limit", WAL_LIMIT_BYTES)
            connection.wal_autocheckpoint(CHECKPOINT_PAGES)
        connection.pragma("temp_store", "memory")
        connection.pragma("secure_delete", 1)
        connection.pragma("cache_size", -CACHE_KIB)
        return connection

    def _is_older(self, application_id: int, version: int) -> bool:
        found = self._writer.pragma("user_version")
        kind = self._writer.pragma("application_id")
        return bool(kind == application_id and isinstance(found, int) and found < version)

    def _begin_anew(self, path: Path) -> None:
        self._all.remove(self._writer)
        self._writer.close()
        for part in ("", "-wal", "-shm"):
            path.with_name(path.name + part).unlink(missing_ok=True)
        _make_private(path)
        self._writer = self._connect()

    def _prepare(self, application_id: int, version: int, schema: str, upgrades: Mapping[int, str]) -> None:
        kind = self._writer.pragma("application_id")
        found = self._writer.pragma("user_version")
        if (kind, found) == (application_id, version):
            return
        if kind == application_id and isinstance(found, int) and found > version:
            raise StoreNewer(self.where)
        if kind == application_id and found in upgrades:
            self._upgrade(version, upgrades)
            return
        if kind or self._writer.execute("SELECT count(*) FROM sqlite_schema").get:
            raise StoreDamaged(self.where)
        with self.writing() as connection:
            connection.execute(schema)
            connection.pragma("application_id", application_id)
            connection.pragma("user_version", version)

    def _upgrade(self, version: int, upgrades: Mapping[int, str]) -> None:
        with self.writing() as connection:
            # Read again inside: another start of the program may have done it meanwhile.
            found = int(str(connection.pragma("user_version")))
            for step in range(found, version):
                connection.execute(upgrades[step])
            connection.pragma("user_version", version)


def _make_private(path: Path) -> None:
    """Make folder and file for the user alone before SQLite, which would let others read, opens it."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600))
        path.chmod(0o600)
    except OSError as error:
        raise FolderUnusable(str(path)) from error


def _close(connection: apsw.Connection) -> None:
    try:
        connection.close()
    except apsw.ThreadingViolationError:
        # Busy on its own thread, which closes it when it gives it back. An idle one must not be interrupted: it would
        # then leave its log behind.
        connection.interrupt()
