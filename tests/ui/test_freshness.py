"""How fresh the calls are, and what is said while they are being fetched."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from dijo_desktop.contract.calls import Changes
from dijo_desktop.store.local_copy import LocalCopy
from dijo_desktop.ui.freshness import PATIENCE_MS, Freshness
from dijo_desktop.ui.tasks import Task
from tests.fake_clock import FakeClock


class _Standing:
    def __init__(self) -> None:
        self.told: list[int] = []

    def synced(self, as_of_ms: int) -> None:
        self.told.append(as_of_ms)


def test_how_fresh_the_calls_are_is_known_after_their_copy_was_closed() -> None:
    clock, standing = FakeClock(), _Standing()
    freshness = Freshness(standing, None)  # type: ignore[arg-type]
    copy = LocalCopy.in_memory(clock=clock)
    copy.calls.begin_full_pass()
    copy.calls.apply(Changes(changed=(), removed=(), next_cursor=None, sync_token="t", limit=1))
    now = clock.now_ms()
    freshness.show(copy.calls)
    copy.close()
    assert freshness.as_of_ms == now > 0
    freshness.show(None)
    assert standing.told == [now, 0]


class _Held:
    """Tasks that end when a test says so."""

    def __init__(self) -> None:
        self.ends: list[Callable[[], None]] = []

    def run(self, _work: object, *, then: Callable[[object], None], **_more: object) -> Task:
        self.ends.append(lambda: then(None))
        return Task(QObject(), lambda _task: None)


class _Begun(_Standing):
    begun = 0

    def sync_begins(self) -> None:
        self.begun += 1


@pytest.mark.parametrize("synced_before", [False, True])
def test_a_sync_that_is_quick_is_not_worth_a_word_and_a_slow_one_is(qtbot: QtBot, *, synced_before: bool) -> None:
    copy = LocalCopy.in_memory(clock=FakeClock())
    copy.calls.begin_full_pass()
    if synced_before:
        copy.calls.apply(Changes(changed=(), removed=(), next_cursor=None, sync_token="t", limit=1))
    standing, tasks = _Begun(), _Held()
    freshness = Freshness(standing, tasks)  # type: ignore[arg-type]
    freshness.show(copy.calls)
    pages = SimpleNamespace(
        calls=SimpleNamespace(set_syncing=lambda _progress: None), findings=SimpleNamespace(refresh=lambda: None)
    )
    syncing = freshness.follow(None, pages)  # type: ignore[arg-type]
    syncing.start()
    tasks.ends.pop()()
    timers = syncing.findChildren(QTimer)
    assert not any(timer.isActive() for timer in timers if timer.isSingleShot())
    assert standing.begun == 0
    syncing.start()
    qtbot.waitUntil(lambda: standing.begun == 1, timeout=PATIENCE_MS * 20)
    tasks.ends.pop()()
    syncing.stop()
    copy.close()
