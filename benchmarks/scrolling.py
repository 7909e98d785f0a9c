"""Scrolling through the list of the real window: how long a step takes until it is painted, and what it holds up."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

BEAT_MS = 4
TIMES = 200
REST_MS = 3_000
GAP_SHARE = 0.99


class Beats:
    """Every time the GUI thread was not free, beyond the beat itself."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append(max(0.0, (now - self._last) * 1000 - BEAT_MS))
        self._last = now


def scroll(table: Any) -> dict[str, float]:  # noqa: ANN401 - the list of calls
    """Milliseconds, of a list that shows all of its rows; many steps go where no row was read yet."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    bar = table.verticalScrollBar()
    rest(REST_MS)
    steps: dict[str, Callable[[int], object]] = {
        "wheel step": lambda _: bar.setValue(bar.value() + 3 * table.row_height),
        "page down": lambda _: QTest.keyClick(table, Qt.Key.Key_PageDown),
        "random jump": lambda n: bar.setValue(n * 7919 * 131_072 % bar.maximum()),
    }
    found: dict[str, float] = {"rows to scroll through": table.model().rowCount()}
    for name, step in steps.items():
        beats = Beats()
        took, worked = [], []
        for number in range(TIMES):
            begun, busy = time.perf_counter(), time.thread_time()
            step(number)
            table.viewport().repaint()
            took.append((time.perf_counter() - begun) * 1000)
            worked.append((time.thread_time() - busy) * 1000)
            rest(2 * BEAT_MS)
        found[f"{name}: median, ms"] = round(statistics.median(took), 1)
        found[f"{name}: worst of {TIMES}, ms"] = round(max(took), 1)
        found[f"{name}: worst in processor time, ms"] = round(max(worked), 1)
        found[f"{name}: p99 of heartbeat gaps, ms"] = round(sorted(beats.gaps)[int(len(beats.gaps) * GAP_SHARE)], 1)
    return found


def rest(ms: int) -> None:
    """Let everything else run meanwhile."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()
