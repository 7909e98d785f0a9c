"""Time as a part that is handed in, so that a test can move it."""

from __future__ import annotations

import threading
import time


class Clock:
    """The real time of this computer."""

    def now_ms(self) -> int:
        """UTC in milliseconds since 1970; may jump when the user sets the clock."""
        return time.time_ns() // 1_000_000

    def monotonic(self) -> float:
        """Seconds from an arbitrary start that never run backwards: for ages and limits."""
        return time.monotonic()

    def wait(self, stop: threading.Event, seconds: float) -> bool:
        """Wait `seconds` or until `stop` is set; true if it is set."""
        return stop.wait(max(0.0, seconds))


class ShiftedClock(Clock):
    """The time of the demo, which can be ahead of this computer's; ages and limits go on as they are."""

    def __init__(self) -> None:
        self._ahead_ms = 0

    def now_ms(self) -> int:
        """UTC in milliseconds since 1970, as the demo counts."""
        return super().now_ms() + self._ahead_ms

    def set_now(self, now_ms: int) -> None:
        """Follow the demo, which says that it is now `now_ms`."""
        self._ahead_ms = now_ms - super().now_ms()
