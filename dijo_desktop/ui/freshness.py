"""How fresh the calls shown are: what the sync tells goes to the status area and to the page of the calls."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from dijo_desktop.errors import Cancelled, DijoError
from dijo_desktop.ui.standing import Standing
from dijo_desktop.ui.sync_news import SyncNews
from dijo_desktop.ui.syncing import Syncing
from dijo_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from dijo_desktop.client.call_sync import SyncProgress
    from dijo_desktop.client.signed_in import SignedIn
    from dijo_desktop.store.calls import CallStore
    from dijo_desktop.ui.sections import Sections


PATIENCE_MS = 300
"""A sync that ends before brings nothing worth a word: most of those every few minutes."""


class Freshness(QObject):
    """`synced` follows a sync that is done, `failed` carries why one is not."""

    synced = Signal()
    failed = Signal(object)

    def __init__(self, standing: Standing, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._standing = standing
        self._tasks = tasks
        self._calls: CallStore | None = None
        self._known_ms = 0

    @property
    def as_of_ms(self) -> int:
        """When the calls shown were brought up to date (UTC ms, 0 for never)."""
        if self._calls is None:
            return 0
        with suppress(Cancelled):  # the copy was closed meanwhile: what was known last holds
            self._known_ms = self._calls.sync_state().synced_at_ms or 0
        return self._known_ms

    def show(self, calls: CallStore | None) -> None:
        """These calls are shown, as of their last sync; `None`: they are about to be closed."""
        self._calls = calls
        self._standing.synced(self.as_of_ms)

    def follow(self, signed_in: SignedIn, sections: Sections) -> Syncing:
        """A sync of the calls of who is in, whose news are told."""
        syncing = Syncing(signed_in, self._tasks, self)

        news = SyncNews(syncing)
        begins = QTimer(syncing, singleShot=True)
        begins.timeout.connect(self._standing.sync_begins)

        def started() -> None:
            begins.start(PATIENCE_MS if self.as_of_ms else 0)

        def progressed(progress: SyncProgress) -> None:
            begins.stop()
            self._standing.sync_running(progress)
            sections.calls.set_syncing(progress)

        def done(_result: object) -> None:
            begins.stop()
            news.end()
            self.synced.emit()
            self._standing.synced(self.as_of_ms)
            sections.calls.set_syncing(None)
            sections.findings.refresh()

        def failed(error: DijoError) -> None:
            begins.stop()
            news.end()
            self._standing.not_synced(self.as_of_ms)
            sections.calls.set_syncing(None)
            self.failed.emit(error)

        syncing.started.connect(started)
        syncing.progressed.connect(news.hear)
        news.due.connect(progressed)
        syncing.done.connect(done)
        syncing.failed.connect(failed)
        return syncing

    def copying(self, share: float) -> None:
        """A copy is being saved, from 0 to 1."""
        if share < 1.0:
            self._standing.copying(share)
        else:
            self._standing.synced(self.as_of_ms)
