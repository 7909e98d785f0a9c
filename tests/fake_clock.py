"""A clock that a test moves by hand."""

from __future__ import annotations

import threading

from dijo_desktop.domain.clock import Clock


class FakeClock(Clock):
    """Stands still until `advance`; a wait takes no real time and is remembered in `waits`."""

    def __init__(self, now_ms: int = 1_795_446_245_331) -> None:
        self._now_ms = now_ms
        self._monotonic = 1000.0
        self._lock = threading.Lock()
        self.waits: list[float] = []

    def now_ms(self) -> int:
        return self._now_ms

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, seconds: float) -> None:
        with self._lock:
            self._monotonic += seconds
            self._now_ms += int(seconds * 1000)

    def set_wall(self, now_ms: int) -> None:
        """The user sets the clock; monotonic time is not touched."""
        self._now_ms = now_ms

    def wait(self, stop: threading.Event, seconds: float) -> bool:
        self.waits.append(seconds)
        if not stop.is_set():
            self.advance(max(0.0, seconds))
        return stop.is_set()
