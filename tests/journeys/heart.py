"""Whether the window stays free: a beat every 10 ms on the GUI thread, and the longest time without one."""

from __future__ import annotations

from time import perf_counter, thread_time

from PySide6.QtCore import QObject, Qt, QTimer

BEAT = 0.01


class Heart(QObject):
    """Beats from now on; the gap is in seconds.

    Of a gap only as much counts as the GUI thread itself worked in it: the tests run side by side on a busy machine,
    whose other programs take time that is not this program's. Gaps by the clock are measured by the benchmark.
    """

    def __init__(self) -> None:
        super().__init__()
        self.largest_gap = 0.0
        self._last, self._worked = perf_counter(), thread_time()
        self._timer = QTimer(self, interval=int(BEAT * 1000), timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now, worked = perf_counter(), thread_time()
        self.largest_gap = max(self.largest_gap, min(now - self._last - BEAT, worked - self._worked))
        self._last, self._worked = now, worked
