"""The heart itself: a standing window is seen, whatever it waits for, and a free one is not accused."""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import perf_counter

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.journeys.heart import Heart

BLOCKED = 0.3


def _work() -> None:
    end = perf_counter() + BLOCKED
    while perf_counter() < end:
        pass


def _wait() -> None:
    threading.Event().wait(BLOCKED)


def gap_of(qtbot: QtBot, block: Callable[[], None]) -> float:
    """The largest gap once the window was held up, and beat again."""
    heart, ended = Heart(), []

    def run() -> None:
        block()
        ended.append(perf_counter())

    QTimer.singleShot(50, heart, run)
    qtbot.waitUntil(lambda: bool(ended) and heart._last > ended[0])
    return heart.largest_gap


def test_a_window_that_waits_is_seen(qtbot: QtBot) -> None:
    assert gap_of(qtbot, _wait) >= BLOCKED - 0.05


def test_a_window_that_works_is_seen(qtbot: QtBot) -> None:
    assert gap_of(qtbot, _work) >= BLOCKED / 3, "on two processors it may have had to share one"


def test_time_in_the_queue_for_a_processor_is_not_counted(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    queued = iter(range(0, 1_000_000, 10))
    monkeypatch.setattr("tests.journeys.heart._queued", lambda: float(next(queued)))
    assert gap_of(qtbot, _wait) == 0
