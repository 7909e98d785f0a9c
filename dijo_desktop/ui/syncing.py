"""Keeps the local copy of the calls up to date: at the start, every few minutes, and when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from dijo_desktop.errors import DijoError
from dijo_desktop.ui.tasks import Task, Tasks

if TYPE_CHECKING:
    from dijo_desktop.client.call_sync import SyncProgress, SyncResult
    from dijo_desktop.client.signed_in import SignedIn

EVERY_MS = 5 * 60_000


class Syncing(QObject):
    """One run at a time; `progressed` carries `SyncProgress`, `done` `SyncResult`, `failed` the error."""

    started = Signal()
    progressed = Signal(object)
    done = Signal(object)
    failed = Signal(object)

    def __init__(
        self, signed_in: SignedIn, tasks: Tasks, parent: QObject | None = None, *, every_ms: int = EVERY_MS
    ) -> None:
        super().__init__(parent)
        self._signed_in = signed_in
        self._tasks = tasks
        self._task: Task | None = None
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self.start)
        self._timer.start()

    @property
    def running(self) -> bool:
        """Whether a run is under way."""
        return self._task is not None

    def start(self) -> None:
        """Start a run, unless one is under way."""
        if self._task is not None:
            return
        self._task = self._tasks.run(
            lambda job: self._signed_in.sync().run(job.stop, job.tell),
            owner=self,
            then=self._end,
            failed=self._fail,
            told=self._tell,
        )
        self.started.emit()

    def stop(self) -> None:
        """Stop for good; what came is kept."""
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _tell(self, progress: SyncProgress) -> None:
        self.progressed.emit(progress)

    def _end(self, result: SyncResult) -> None:
        self._task = None
        self.done.emit(result)

    def _fail(self, error: DijoError) -> None:
        self._task = None
        self.failed.emit(error)
