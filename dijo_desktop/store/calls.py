"""The calls this computer keeps: written page by page as they come, asked by `CallQuery`, purged when erased."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass

from dijo_desktop.contract.calls import Call, Changes
from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.domain.clock import Clock
from dijo_desktop.store import call_schema, call_writing
from dijo_desktop.store.call_sums import CallSums
from dijo_desktop.store.call_view import CallView
from dijo_desktop.store.call_view_sql import build
from dijo_desktop.store.database import Database


@dataclass(frozen=True, slots=True)
class SyncState:
    """How far the copy is: `cursor` of a pass under way, `token` for what changes, when last complete, how many."""

    cursor: str | None
    token: str | None
    full_pass_running: bool
    synced_at_ms: int | None
    rows: int


class CallStore:
    """All calls of one account. One worker writes at a time; each view is read by one thread."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._clock = clock
        self.move_to(database)

    def move_to(self, database: Database) -> None:
        """Go on with another database, after this one turned out to be damaged."""
        with database.writing() as connection:
            connection.execute(call_schema.TOUCHED + call_schema.TRIGGERS)
        self._database = database
        self.sums = CallSums(database)
        if not self.sync_state().full_pass_running:
            self._make_indexes()
        self._purge_if_due()

    def sync_state(self) -> SyncState:
        """Where the next synchronisation goes on."""
        with self._database.reading() as connection:
            cursor, token, running, synced_at, rows = connection.execute(
                "SELECT cursor, token, running, synced_at, (SELECT coalesce(sum(calls), 0) FROM currencies) FROM sync"
            ).get
        return SyncState(cursor, token, bool(running), synced_at, rows)

    def begin_full_pass(self) -> None:
        """Start anew from the oldest call; rows that the whole pass does not bring again go at its end."""
        with self._database.writing() as connection:
            connection.execute("UPDATE sync SET cursor = NULL, token = NULL, pass = pass + 1, running = 1")
            # Without a WAL, making them again would keep readers out for a second.
            if self._database.path and not connection.execute("SELECT 1 FROM currencies").get:
                call_writing.drop_late_indexes(connection)

    def apply(self, page: Changes) -> None:
        """Write a page and where to go on in one transaction; what is erased leaves the disk, too (CO-9)."""
        rows = call_writing.rows_of(page.changed)
        with self._database.writing() as connection:
            call_writing.write(connection, rows, [gone.id for gone in page.removed])
            # What merely grew old goes by secure_delete alone: it comes daily, and a rewritten file is a long wait.
            if any(gone.reason != "retention" for gone in page.removed):
                call_writing.must_rewrite(connection)
            if page.sync_token is None:
                connection.execute("UPDATE sync SET cursor = ?", (page.next_cursor,))
            else:
                if connection.execute("SELECT running FROM sync").get:
                    call_writing.sweep(connection)
                connection.execute(
                    "UPDATE sync SET cursor = NULL, token = ?, running = 0, synced_at = ?",
                    (page.sync_token, self._clock.now_ms()),
                )
        if page.sync_token is not None:
            self._make_indexes()
        self._purge_if_due()

    def apply_newest(self, calls: Iterable[Call]) -> None:
        """Write the newest calls ahead of the full pass, for the eye; says nothing about where to go on."""
        rows = call_writing.rows_of(calls)
        with self._database.writing() as connection:
            call_writing.write(connection, rows, [], listed=False)
        self._purge_if_due()

    def drop_all(self) -> None:
        """Forget all calls and where to go on, as after 410 `sync-token-expired` (CO-8)."""
        with self._database.writing() as connection:
            call_writing.drop_everything(connection)
        self._purge_if_due()

    def count(self) -> int:
        """How many calls are kept."""
        return self.sync_state().rows

    def currencies(self) -> list[str]:
        """The currencies of the calls, that of most calls first."""
        with self._database.reading() as connection:
            return [
                code
                for (code,) in connection.execute("SELECT currency FROM currencies ORDER BY calls DESC, currency")
            ]

    def build_view(
        self, query: CallQuery, *, time_zone: str, first_only: bool = False, stop: threading.Event
    ) -> CallView:
        """The answer to a query, made by a worker and read by one thread; `first_only`: its first rows at once."""
        connection = self._database.borrow()
        try:
            with self._database.long_reading(connection, stop):
                plan = build(connection, query, time_zone, first_only=first_only, carried=self._database.path is None)
        except BaseException:
            self._database.give_back(connection)
            raise
        return CallView(self._database, connection, plan)

    def _make_indexes(self) -> None:
        with self._database.reading() as connection:
            missing = call_writing.missing_indexes(connection)
        if missing:
            with self._database.writing() as connection:
                connection.execute(";".join(missing))

    def _purge_if_due(self) -> None:
        with self._database.reading() as connection:
            due = connection.execute("SELECT unpurged FROM sync").get
        if due and self._database.purge(rewrite=due > 1):
            with self._database.writing() as connection:
                connection.execute("UPDATE sync SET unpurged = 0")
