"""Time that a test moves on for the waits of the program, while everything that works goes on as it is."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from dijo_desktop.domain.clock import Clock


class AheadClock(Clock):
    """The clock of this computer, and as far ahead of it as a test has moved it."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def monotonic(self) -> float:
        return super().monotonic() + self.ahead


class HandTimer(QTimer):
    """Runs out when a test moves `time` on, never by itself."""

    def __init__(self, time: HandTime, parent: QObject) -> None:
        super().__init__(parent)
        self._time = time
        self.due: float | None = None

    def start(self, milliseconds: int) -> None:  # type: ignore[override]  # the one way in which it is started
        self._time.waits.append(milliseconds / 1000)
        self.due = self._time.passed + milliseconds / 1000

    def stop(self) -> None:
        self.due = None


class HandTime:
    """One time for the clock and the timers it makes; `waits` are the seconds that each was started for."""

    def __init__(self) -> None:
        self.clock = AheadClock()
        self.passed = 0.0
        self.waits: list[float] = []
        self._timers: list[HandTimer] = []

    def make_timer(self, parent: QObject) -> HandTimer:
        """A timer of this time."""
        self._timers.append(timer := HandTimer(self, parent))
        return timer

    def wait(self, seconds: float) -> None:
        """So much time passes."""
        self.clock.ahead += seconds
        self.passed += seconds
        for timer in self._timers:
            if timer.due is not None and timer.due <= self.passed:
                timer.due = None
                timer.timeout.emit()
