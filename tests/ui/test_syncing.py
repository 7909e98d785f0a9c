"""The calls are brought up to date at the start, every few minutes and when asked, one run at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from dijo_desktop.client.call_sync import SyncProgress, SyncResult
from dijo_desktop.errors import Cancelled, DijoError, Offline
from dijo_desktop.ui.syncing import Syncing
from dijo_desktop.ui.tasks import Tasks

PATIENCE_MS = 10_000
NEVER_MS = 3_600_000
Tell = Callable[[SyncProgress], None]


class Runs:
    """Somebody who is signed in, and whose runs last until they are let go on."""

    def __init__(self) -> None:
        self.begun = 0
        self.at_once = 0
        self.most_at_once = 0
        self.error: DijoError | None = None
        self.go_on = threading.Event()
        self.stopped = threading.Event()

    def sync(self) -> Runs:
        return self

    def run(self, stop: threading.Event, tell: Tell) -> SyncResult:
        self.begun += 1
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        tell(SyncProgress(10, None, 0.0, None))
        try:
            while not self.go_on.wait(0.005):
                if stop.is_set():
                    self.stopped.set()
                    raise Cancelled
            if self.error is not None:
                raise self.error
        finally:
            self.at_once -= 1
        return SyncResult(10, 0)


class Heard:
    """What a `Syncing` said."""

    def __init__(self, syncing: Syncing) -> None:
        self.started = 0
        self.progress: list[SyncProgress] = []
        self.done: list[SyncResult] = []
        self.failed: list[DijoError] = []
        syncing.started.connect(self._count)
        syncing.progressed.connect(self.progress.append)
        syncing.done.connect(self.done.append)
        syncing.failed.connect(self.failed.append)

    def _count(self) -> None:
        self.started += 1


@pytest.fixture
def runs() -> Runs:
    return Runs()


@pytest.fixture
def tasks(runs: Runs) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    runs.go_on.set()
    assert tasks.close()


def test_a_run_tells_how_far_it_is_and_that_it_is_done(qtbot: QtBot, runs: Runs, tasks: Tasks) -> None:
    syncing = Syncing(runs, tasks, every_ms=NEVER_MS)  # type: ignore[arg-type]
    heard = Heard(syncing)
    assert not syncing.running
    syncing.start()
    assert (syncing.running, heard.started) == (True, 1)
    qtbot.waitUntil(lambda: heard.progress == [SyncProgress(10, None, 0.0, None)], timeout=PATIENCE_MS)
    assert heard.done == []
    runs.go_on.set()
    qtbot.waitUntil(lambda: heard.done == [SyncResult(10, 0)], timeout=PATIENCE_MS)
    assert not syncing.running


def test_who_asks_during_a_run_starts_no_second_one(qtbot: QtBot, runs: Runs, tasks: Tasks) -> None:
    syncing = Syncing(runs, tasks, every_ms=5)  # type: ignore[arg-type]
    heard = Heard(syncing)
    for _ in range(3):
        syncing.start()
    ticks: list[None] = []
    syncing._timer.timeout.connect(lambda: ticks.append(None))
    qtbot.waitUntil(lambda: len(ticks) >= 3, timeout=PATIENCE_MS)
    assert (runs.begun, heard.started) == (1, 1)
    runs.go_on.set()
    qtbot.waitUntil(lambda: runs.begun >= 3, timeout=PATIENCE_MS)
    syncing.stop()
    assert runs.most_at_once == 1


def test_every_few_minutes_it_runs_by_itself(qtbot: QtBot, runs: Runs, tasks: Tasks) -> None:
    runs.go_on.set()
    assert Syncing(runs, tasks)._timer.interval() == 5 * 60_000  # type: ignore[arg-type]
    syncing = Syncing(runs, tasks, every_ms=5)  # type: ignore[arg-type]
    heard = Heard(syncing)
    qtbot.waitUntil(lambda: len(heard.done) >= 3, timeout=PATIENCE_MS)
    syncing.stop()


def test_what_failed_is_told_and_tried_again(qtbot: QtBot, runs: Runs, tasks: Tasks) -> None:
    runs.error = Offline("account.dijo.example")
    runs.go_on.set()
    syncing = Syncing(runs, tasks, every_ms=5)  # type: ignore[arg-type]
    heard = Heard(syncing)
    syncing.start()
    qtbot.waitUntil(lambda: len(heard.failed) >= 2, timeout=PATIENCE_MS)
    assert heard.done == []
    assert isinstance(heard.failed[0], Offline)
    runs.error = None
    qtbot.waitUntil(lambda: bool(heard.done), timeout=PATIENCE_MS)
    syncing.stop()


def test_once_stopped_it_is_over(qtbot: QtBot, runs: Runs, tasks: Tasks) -> None:
    syncing = Syncing(runs, tasks, every_ms=5)  # type: ignore[arg-type]
    heard = Heard(syncing)
    syncing.start()
    qtbot.waitUntil(lambda: bool(heard.progress), timeout=PATIENCE_MS)
    syncing.stop()
    assert not syncing.running
    assert not syncing._timer.isActive()
    assert runs.stopped.wait(PATIENCE_MS / 1000), "the run itself ends"
    runs.go_on.set()
    assert tasks.close()
    assert (heard.started, heard.done, heard.failed) == (1, [], [])
