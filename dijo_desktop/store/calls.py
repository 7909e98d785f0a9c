"""The calls this computer keeps: written page by page as they come, asked by `CallQuery`, purged when erased."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

import apsw

from dijo_desktop.contract.calls import Call, Changes
from dijo_desktop.domain.call_page import CallPage, page_of
from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import NotUnderstood
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
            # Without a WAL, making them later would keep readers out for seconds.
            if database.path is None:
                for name in call_schema.LATE_INDEXES:
                    call_writing.make_index(connection, name)
        self._database = database
        self.sums = CallSums(database)
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
            if self._database.path and not connection.execute("SELECT 1 FROM currencies").get:
                call_writing.drop_late_indexes(connection)

    def apply(self, *pages: Changes | CallPage) -> None:
        """Write pages that follow each other and where to go on in one transaction (CO-9).

        What is erased leaves the disk, too. A full pass can be written several pages at a time, since all of it can
        be fetched again.
        """
        columns = [_columns(page) for page in pages]
        with self._database.writing() as connection:
            for page in columns:
                self._write(connection, page)
            call_writing.sum_up(connection)
        self._purge_if_due()

    def apply_newest(self, calls: Sequence[Call]) -> None:
        """Write the newest calls ahead of the full pass, for the eye; says nothing about where to go on."""
        page = _columns(Changes(changed=tuple(calls), removed=(), next_cursor=None, sync_token=None, limit=0))
        with self._database.writing() as connection:
            call_writing.write(connection, page.calls, listed=False)
            call_writing.sum_up(connection)
        self._purge_if_due()

    def settle(self) -> None:
        """Make the indexes of other orders that a full pass left out; views work without them, but slowly.

        Takes some seconds for a million calls, in which everything can be read.
        """
        for name in call_schema.LATE_INDEXES:
            with self._database.reading() as connection:
                made = call_writing.has_index(connection, name)
            if not made:
                with self._database.writing() as connection:
                    call_writing.make_index(connection, name)

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
            reading = self._database.long_reading if first_only else self._database.long_reading_twice
            with reading(connection, stop) as beside:
                carried = self._database.path is None
                plan = build(connection, query, time_zone, first_only=first_only, carried=carried, beside=beside)
        except BaseException:
            self._database.give_back(connection)
            raise
        return CallView(self._database, connection, plan)

    def _write(self, connection: apsw.Connection, page: CallPage) -> None:
        running = bool(connection.execute("SELECT running FROM sync").get)
        if page.removed or (page.calls.ids and not running):
            call_writing.make_index(connection, call_schema.BY_ID)
        call_writing.remove(connection, [gone.id for gone in page.removed])
        call_writing.write(connection, page.calls)
        # What merely grew old goes by secure_delete alone: it comes daily, and a rewritten file is a long wait.
        if any(gone.reason != "retention" for gone in page.removed):
            call_writing.must_rewrite(connection)
        if page.sync_token is None:
            connection.execute("UPDATE sync SET cursor = ?", (page.next_cursor,))
            return
        if running:
            call_writing.sweep(connection)
        connection.execute(
            "UPDATE sync SET cursor = NULL, token = ?, running = 0, synced_at = ?",
            (page.sync_token, self._clock.now_ms()),
        )

    def _purge_if_due(self) -> None:
        with self._database.reading() as connection:
            due = connection.execute("SELECT unpurged FROM sync").get
        if due and self._database.purge(rewrite=due > 1):
            with self._database.writing() as connection:
                connection.execute("UPDATE sync SET unpurged = 0")


def _columns(page: Changes | CallPage) -> CallPage:
    if isinstance(page, Changes):
        try:
            page = page_of(page)
        except ValueError as error:
            raise NotUnderstood("calls") from error
    call_writing.check(page.calls)
    return page
