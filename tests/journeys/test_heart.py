"""The heart itself: a standing window is seen, whatever it waits for, and a free one is not accused."""

from __future__ import annotations

import time
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
    time.sleep(BLOCKED)


def test_a_window_that_waits_is_seen(qtbot: QtBot) -> None:
    heart = Heart()
    QTimer.singleShot(50, _wait)
    qtbot.wait(500)
    assert heart.largest_gap >= BLOCKED - 0.05


def test_a_window_that_works_is_seen(qtbot: QtBot) -> None:
    heart = Heart()
    QTimer.singleShot(50, _work)
    qtbot.wait(500)
    assert heart.largest_gap >= BLOCKED / 3, "on two processors it may have had to share one"


def test_time_in_the_queue_for_a_processor_is_not_counted(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    queued = iter(range(0, 1_000_000, 10))
    monkeypatch.setattr("tests.journeys.heart._queued", lambda: float(next(queued)))
    heart = Heart()
    QTimer.singleShot(50, _wait)
    qtbot.wait(500)
    assert heart.largest_gap == 0
