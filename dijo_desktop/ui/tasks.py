"""Work off the GUI thread: the one way a page starts something that may take time.

A page calls `tasks.run(work, owner=self, then=…, failed=…)`. `work` gets a `Job` and runs as plain synchronous code
on one of a few daemon threads; `then`, `failed` and `told` run on the GUI thread, and only while `owner` still exists
and the task was not cancelled. Errors that are no `DijoError` are bugs: they are raised on the GUI thread, where the
crash hook sees them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from dijo_desktop.errors import Cancelled, DijoError, TooSlow

WORKERS = 4
WRITTEN_OFF_MAX = 8
FREE_AFTER_CANCEL_MS = 1000
JOIN_SECONDS = 1.5

T = TypeVar("T")


class Job:
    """What a piece of work gets: `stop` is set when nobody wants the outcome, `tell` reports on the way."""

    def __init__(self, stop: threading.Event, tell: Callable[[Any], None]) -> None:
        self.stop = stop
        self.tell = tell


class Task:
    """A started piece of work; `cancel()` drops its outcome at once and asks the work to stop.

    `left` is set when no worker holds it any more.
    """

    def __init__(self, owner: QObject, when_cancelled: Callable[[Task], None]) -> None:
        self._owner = owner
        self._when_cancelled = when_cancelled
        self.stop = threading.Event()
        self.left = threading.Event()
        self.attempt: Callable[[], None] = _nothing

    @property
    def wanted(self) -> bool:
        """Whether somebody still waits for the outcome."""
        return not self.stop.is_set() and isValid(self._owner)

    def cancel(self) -> None:
        """Drop the outcome and tell the work to stop; on the GUI thread only."""
        if not self.stop.is_set():
            self.stop.set()
            self._when_cancelled(self)


class Worker(threading.Thread):
    """A daemon thread that takes tasks from the queue until it gets None or is written off."""

    def __init__(self, queue: SimpleQueue[Task | None]) -> None:
        super().__init__(name="dijo-worker", daemon=True)
        self._queue = queue
        self.task: Task | None = None
        self.written_off = False

    def run(self) -> None:
        """Work until there is no more."""
        while not self.written_off and (task := self._queue.get()) is not None:
            self.task = task
            if not task.stop.is_set():
                task.attempt()
            self.task = None
            left = task.left
            del task
            left.set()


class Tasks(QObject):
    """The workers and the way back to the GUI thread."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None, *, workers: int = WORKERS) -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[Task | None] = SimpleQueue()
        self._count = workers
        self._workers: list[Worker] = []
        self._written_off: list[Worker] = []
        self._running: set[Task] = set()
        self._kept: list[Task] = []
        self._closed = False
        self._posted.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[Job], T],
        *,
        owner: QObject,
        then: Callable[[T], None],
        failed: Callable[[DijoError], None],
        told: Callable[[Any], None] | None = None,
    ) -> Task:
        """Start `work`; one of `then` and `failed` follows, unless the task is cancelled or its owner gone."""
        task = Task(owner, self._watch)
        job = Job(task.stop, lambda value: self._post(task, partial(told or _ignore, value)))
        task.attempt = lambda: self._post(task, partial(self._end, task, _outcome(work, job, then, failed)))
        if self._closed:
            task.stop.set()
            return task
        self._forget()
        self._kept.append(task)
        self._running.add(task)
        if self._hopeless():
            task.left.set()
            self._post(task, partial(self._end, task, partial(failed, TooSlow())))
        else:
            self._fill_up()
            self._queue.put(task)
        return task

    def close(self, hurry: Callable[[], None] | None = None) -> bool:
        """Take no more work, stop what runs (`hurry` shuts its sockets), join 1.5 s; False if a thread blocks."""
        self._closed = True
        for task in list(self._running):
            task.stop.set()
        if hurry is not None:
            hurry()
        for _ in self._workers:
            self._queue.put(None)
        until = monotonic() + JOIN_SECONDS
        for worker in self._workers:
            worker.join(max(0.0, until - monotonic()))
        return not any(worker.is_alive() for worker in self._workers + self._written_off)

    def _fill_up(self) -> None:
        busy = len(self._running)
        while len(self._workers) < min(self._count, busy):
            worker = Worker(self._queue)
            self._workers.append(worker)
            worker.start()

    def _hopeless(self) -> bool:
        self._written_off = [worker for worker in self._written_off if worker.is_alive()]
        return len(self._written_off) >= WRITTEN_OFF_MAX

    def _watch(self, task: Task) -> None:
        self._running.discard(task)
        if not self._closed:
            QTimer.singleShot(FREE_AFTER_CANCEL_MS, self, partial(self._write_off, task))

    def _write_off(self, task: Task) -> None:
        """Replace the worker that a cancelled task still blocks (a name look-up has no limit and no socket)."""
        for worker in list(self._workers):
            if worker.task is task:
                worker.written_off = True
                self._workers.remove(worker)
                self._written_off.append(worker)
                self._fill_up()

    def _forget(self) -> None:
        """Drop what workers have left: it may be the last to refer to a page, and a page must end on this thread."""
        for task in [task for task in self._kept if task.left.is_set()]:
            self._kept.remove(task)
            task.attempt = _nothing  # it refers to its task

    def _end(self, task: Task, deliver: Callable[[], None]) -> None:
        self._running.discard(task)
        deliver()

    def _post(self, task: Task, deliver: Callable[[], None]) -> None:
        # The object may be gone when a written-off thread comes back after the end of the program.
        with suppress(RuntimeError):
            self._posted.emit((task, deliver))

    @Slot(object)
    def _receive(self, posted: tuple[Task, Callable[[], None]]) -> None:
        self._forget()
        task, deliver = posted
        if task.wanted:
            deliver()
        else:
            self._running.discard(task)


def _outcome(
    work: Callable[[Job], T], job: Job, then: Callable[[T], None], failed: Callable[[DijoError], None]
) -> Callable[[], None]:
    try:
        return partial(then, work(job))
    except Cancelled:
        return _nothing
    except DijoError as error:
        return partial(failed, error)
    except Exception as bug:
        return partial(_raise, bug)


def _raise(bug: Exception) -> None:
    raise bug


def _nothing() -> None:
    """The outcome that nobody waits for."""


def _ignore(_value: object) -> None:
    """Progress that nobody watches."""
