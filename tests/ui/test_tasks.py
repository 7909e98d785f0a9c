"""Work in the background comes back on the GUI thread, once, or not at all."""

from __future__ import annotations

import sys
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from dijo_desktop.errors import Cancelled, Offline, TooSlow
from dijo_desktop.ui import tasks as module
from dijo_desktop.ui.tasks import Job, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    assert tasks.close()


def _refuse(_: object) -> None:
    raise AssertionError("not expected")


def test_the_outcome_comes_on_the_gui_thread(tasks: Tasks, qtbot: QtBot) -> None:
    owner, outcomes = QObject(), []
    here = threading.get_ident()

    def work(job: Job) -> int:
        assert threading.get_ident() != here
        job.tell("half")
        return 42

    tasks.run(
        work,
        owner=owner,
        then=lambda value: outcomes.append((value, threading.get_ident())),
        failed=_refuse,
        told=lambda value: outcomes.append((value, threading.get_ident())),
    )
    qtbot.waitUntil(lambda: len(outcomes) == 2)
    assert outcomes == [("half", here), (42, here)]
    assert QThread.currentThread() is tasks.thread()


def test_a_failure_of_life_goes_to_failed(tasks: Tasks, qtbot: QtBot) -> None:
    owner, errors = QObject(), []

    def work(_: Job) -> None:
        raise Offline("example.org")

    tasks.run(work, owner=owner, then=_refuse, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], Offline)


def test_a_bug_is_raised_on_the_gui_thread(tasks: Tasks, qtbot: QtBot) -> None:
    owner = QObject()

    def work(_: Job) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        tasks.run(work, owner=owner, then=_refuse, failed=_refuse)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_what_stopped_itself_says_nothing(tasks: Tasks, qtbot: QtBot) -> None:
    owner, done = QObject(), []

    def work(_: Job) -> None:
        raise Cancelled

    tasks.run(work, owner=owner, then=_refuse, failed=_refuse)
    tasks.run(lambda _: 1, owner=owner, then=done.append, failed=_refuse)
    qtbot.waitUntil(lambda: bool(done))
    QCoreApplication.processEvents()


@pytest.mark.parametrize("end", ["cancel", "delete"])
def test_nobody_hears_of_a_task_that_nobody_wants(tasks: Tasks, qtbot: QtBot, end: str) -> None:
    owner, other, go, after = QObject(), QObject(), threading.Event(), []
    task = tasks.run(lambda _: go.wait(5), owner=owner, then=_refuse, failed=_refuse)
    if end == "cancel":
        task.cancel()
        task.cancel()
    else:
        delete(owner)
    go.set()
    tasks.run(lambda _: 1, owner=other, then=after.append, failed=_refuse)
    qtbot.waitUntil(lambda: bool(after))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)
    assert not task.wanted


def test_a_cancelled_task_in_the_queue_never_starts(qtbot: QtBot) -> None:
    tasks, owner, go, started = Tasks(workers=1), QObject(), threading.Event(), []
    done: list[object] = []
    tasks.run(lambda _: go.wait(5), owner=owner, then=done.append, failed=_refuse)
    tasks.run(lambda _: started.append(1), owner=owner, then=_refuse, failed=_refuse).cancel()
    go.set()
    qtbot.waitUntil(lambda: bool(done))
    assert tasks.close()
    assert not started


def test_a_blocked_worker_is_replaced(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FREE_AFTER_CANCEL_MS", 10)
    tasks, owner, go, done = Tasks(workers=1), QObject(), threading.Event(), []
    blocked = tasks.run(lambda _: go.wait(5), owner=owner, then=_refuse, failed=_refuse)
    qtbot.waitUntil(lambda: any(worker.task is blocked for worker in tasks._workers))
    tasks.run(lambda _: "free", owner=owner, then=done.append, failed=_refuse)
    blocked.cancel()
    qtbot.waitUntil(lambda: done == ["free"])
    go.set()
    qtbot.waitUntil(lambda: not any(worker.is_alive() for worker in tasks._written_off))
    assert tasks.close()


def test_too_many_blocked_workers_are_said_at_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FREE_AFTER_CANCEL_MS", 1)
    monkeypatch.setattr(module, "WRITTEN_OFF_MAX", 1)
    tasks, owner, go, errors = Tasks(workers=1), QObject(), threading.Event(), []
    blocked = tasks.run(lambda _: go.wait(5), owner=owner, then=_refuse, failed=_refuse)
    qtbot.waitUntil(lambda: any(worker.task is blocked for worker in tasks._workers))
    blocked.cancel()
    qtbot.waitUntil(lambda: bool(tasks._written_off))
    tasks.run(lambda _: 1, owner=owner, then=_refuse, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], TooSlow)
    go.set()
    qtbot.waitUntil(lambda: not any(worker.is_alive() for worker in tasks._written_off))
    assert tasks.close()


def test_close_hurries_what_runs_and_takes_no_more(qtbot: QtBot) -> None:
    tasks, owner, socket_shut = Tasks(), QObject(), threading.Event()
    seen = threading.Event()

    def work(job: Job) -> None:
        seen.set()
        socket_shut.wait(5)
        assert job.stop.is_set()

    tasks.run(work, owner=owner, then=_refuse, failed=_refuse)
    assert seen.wait(5)
    assert tasks.close(socket_shut.set)
    assert not tasks.run(lambda _: 1, owner=owner, then=_refuse, failed=_refuse).wanted


def test_close_says_when_a_thread_still_blocks(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "JOIN_SECONDS", 0.01)
    tasks, owner, go, begun = Tasks(), QObject(), threading.Event(), threading.Event()
    tasks.run(lambda _: begun.set() or go.wait(5), owner=owner, then=_refuse, failed=_refuse)
    assert begun.wait(5)
    workers = tasks._workers
    assert not tasks.close()
    go.set()
    for worker in workers:
        worker.join(5)


def test_a_late_thread_finds_nothing_to_report_to(qtbot: QtBot) -> None:
    tasks, owner, go = Tasks(), QObject(), threading.Event()
    tasks.run(lambda _: go.wait(5), owner=owner, then=_refuse, failed=_refuse)
    workers = tasks._workers
    delete(tasks)
    go.set()
    for worker in workers:
        worker._queue.put(None)
        worker.join(5)
    assert sys.exc_info() == (None, None, None)


def test_what_a_task_held_ends_on_the_gui_thread(qtbot: QtBot) -> None:
    tasks, ended, done = Tasks(workers=1), [], []
    here = threading.get_ident()
    page = QObject()
    weakref.finalize(page, lambda: ended.append(threading.get_ident()))
    tasks.run(lambda _: 1, owner=page, then=lambda _, page=page: done.append(page.objectName()), failed=_refuse)
    qtbot.waitUntil(lambda: len(done) == 1)
    del page

    def another() -> bool:
        tasks.run(lambda _: 2, owner=tasks, then=lambda _: done.append(""), failed=_refuse)
        return bool(ended)

    qtbot.waitUntil(another)
    assert ended == [here]
    assert tasks.close()
