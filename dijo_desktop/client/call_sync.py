"""Bringing the local copy of the calls up to date: a screenful at once, then all, later only what changed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import NamedTuple

from dijo_desktop.client.call_pages import SentPage
from dijo_desktop.client.calls import CallResource
from dijo_desktop.client.page_ahead import PageAhead
from dijo_desktop.contract.values import LIMIT_MAX
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import DijoError, Gone, Refused, SignedOut
from dijo_desktop.store.calls import CallStore, SyncState

RESTARTS = 3
"""How often one run begins again because the service no longer knows where it was."""


class SyncProgress(NamedTuple):
    """How far a run is: `rows` come so far, `total` if known, rows a second, seconds left if known."""

    rows: int
    total: int | None
    rate: float
    seconds_left: float | None


class SyncResult(NamedTuple):
    """What a run did: rows in the local copy now, and how many rows came or went."""

    rows: int
    changed: int


Tell = Callable[[SyncProgress], None]


class CallSync:
    """One run at a time; interrupted anywhere it goes on from the last page that was written."""

    def __init__(self, calls: CallResource, store: CallStore, clock: Clock, *, page: int = LIMIT_MAX) -> None:
        self._page = page
        self._calls = calls
        self._store = store
        self._clock = clock

    def run(self, stop: threading.Event, tell: Tell) -> SyncResult:
        """Bring the local copy up to date; `tell` hears whenever pages were written."""
        changed, restarts, resume = 0, 0, True
        while True:
            try:
                self._prepare(stop, tell)
                state = self._store.sync_state()
                changed += self._run_pass(state, state.cursor if resume else None, stop, tell)
                if not state.full_pass_running:
                    self._store.settle()
                    return SyncResult(self._store.sync_state().rows, changed)
                resume = True
            except Refused as refused:
                restarts += 1
                if restarts > RESTARTS or not self._begin_again(refused):
                    raise
                resume = False

    def _begin_again(self, refused: Refused) -> bool:
        if isinstance(refused, Gone):  # the token is too old for the service to know what was removed since
            self._store.drop_all()
        elif refused.slug != "invalid-cursor":
            return False
        elif not self._store.sync_state().full_pass_running:  # the token is still good: only the place is lost
            return True
        self._store.begin_full_pass()
        return True

    def _prepare(self, stop: threading.Event, tell: Tell) -> None:
        state = self._store.sync_state()
        if state.token is not None or state.full_pass_running:
            return
        self._store.begin_full_pass()
        newest = self._calls.newest(stop=stop)
        self._store.apply_newest(newest.items)
        tell(SyncProgress(len(newest.items), None, 0.0, None))

    def _run_pass(self, state: SyncState, cursor: str | None, stop: threading.Event, tell: Tell) -> int:
        """One pass from `cursor` to its end; a full one has to be followed by what changed meanwhile."""
        count = _Count(self._clock)
        since = None if state.full_pass_running else state.token
        if state.full_pass_running:
            count.already = state.rows if cursor else 0
            count.total = self._total(stop)

        def fetch(at: str | None, halt: threading.Event) -> SentPage:
            return self._calls.changes(since, at, self._page, stop=halt)

        with PageAhead(fetch, cursor, stop) as pages:
            for some in pages:
                self._store.apply(*some)
                came = sum(len(page.calls.ids) + len(page.removed) for page in some)
                if came:
                    tell(count.after(came))
        return count.rows

    def _total(self, stop: threading.Event) -> int | None:
        """How many calls there are, if the service tells; nothing depends on it but the time left."""
        try:
            return sum(total.calls for total in self._calls.summary(stop=stop).totals)
        except SignedOut:
            raise
        except DijoError:
            if stop.is_set():
                raise
            return None


class _Count:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._started = clock.monotonic()
        self.already = 0
        self.total: int | None = None
        self.rows = 0

    def after(self, rows: int) -> SyncProgress:
        self.rows += rows
        come = self.already + self.rows
        if self.total is not None:
            come = min(come, max(self.total, self.rows))
        elapsed = self._clock.monotonic() - self._started
        rate = self.rows / elapsed if elapsed > 0 else 0.0
        left = max(0, self.total - come) / rate if self.total is not None and rate > 0 else None
        return SyncProgress(come, self.total, rate, left)
