"""Whether the window stays free: a beat every 10 ms on the GUI thread, and the longest time without one."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer

BEAT = 0.01
RUNNING = Path("/proc/thread-self/schedstat")
"""What Linux counts of a thread: ns it ran, ns it was ready and waited for a processor, how often it ran."""
FREE = 2.0
"""Seconds that the GUI thread may take in one go in a test; waiting for a keyring or a service would take at least
three. How smooth the window is, the benchmarks say: two test processes and a browser on two cores are no place to
time a tenth of a second."""


class Heart(QObject):
    """Beats from now on; the gap is in seconds.

    The time in which the GUI thread was ready to run and waited for a processor is not counted: the tests run side by
    side on a busy machine, whose other programs take it. Waiting for anything else counts, for a lock, a file or an
    answer. Gaps by the clock are measured by the benchmark.
    """

    def __init__(self) -> None:
        super().__init__()
        self.largest_gap = 0.0
        self._last, self._queued = perf_counter(), _queued()
        self._timer = QTimer(self, interval=int(BEAT * 1000), timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now, queued = perf_counter(), _queued()
        self.largest_gap = max(self.largest_gap, now - self._last - BEAT - (queued - self._queued))
        self._last, self._queued = now, queued


def _queued() -> float:
    """Return for how many seconds this thread has waited for a processor so far; 0 where nobody counts."""
    return int(RUNNING.read_text().split()[1]) / 1e9 if RUNNING.exists() else 0.0
