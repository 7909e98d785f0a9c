"""Limits that hold: one thread looks at every call in flight and ends those that are cancelled or too slow."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

from dijo_desktop.client import limits
from dijo_desktop.domain.clock import Clock

Outcome = Literal["", "cancelled", "too-slow"]


class Call:
    """One exchange in flight: until when, or how fast, and who may stop it."""

    def __init__(self, stop: threading.Event, *, clock: Clock, seconds: float, shut: Callable[[], None]) -> None:
        self._stop = stop
        self._clock = clock
        self._ends_at: float | None = clock.monotonic() + seconds
        self._shut = shut
        self._lock = threading.Lock()
        self._waiting_since: float | None = None
        self._waited = 0.0
        self._received = 0
        self._finished = False
        self.outcome: Outcome = ""

    def pace(self) -> None:
        """From here on not the whole time counts, but how fast bytes come while they are waited for."""
        with self._lock:
            self._ends_at = None

    @contextmanager
    def reading(self) -> Iterator[Callable[[int], None]]:
        """Around one blocking read; call what it gives with the number of bytes that came."""
        with self._lock:
            self._waiting_since = self._clock.monotonic()
        try:
            yield self._came
        finally:
            with self._lock:
                self._waited += self._clock.monotonic() - (self._waiting_since or 0.0)
                self._waiting_since = None

    def _came(self, size: int) -> None:
        with self._lock:
            self._received += size

    def look(self) -> None:
        """End the call if it was cancelled or is too slow."""
        if self._stop.is_set():
            self.end("cancelled")
        elif self._too_slow(self._clock.monotonic()):
            self.end("too-slow")
        elif self.outcome:  # shut again: a socket may have been opened after the first time
            self.end(self.outcome)

    def end(self, outcome: Outcome) -> None:
        """End the call, for the first reason that was given; one that has finished has no line any more."""
        with self._lock:
            if not self._finished:
                self.outcome = self.outcome or outcome
                self._shut()

    def finish(self) -> bool:
        """It is over, and its line may serve another one; false if it was ended before."""
        with self._lock:
            self._finished = True
            return not self.outcome

    def _too_slow(self, now: float) -> bool:
        with self._lock:
            if self._ends_at is not None:
                return now >= self._ends_at
            waited = self._waited + (now - self._waiting_since if self._waiting_since is not None else 0.0)
            if waited < limits.DOWNLOAD_WINDOW:
                return False
            enough = self._received >= limits.DOWNLOAD_WINDOW * limits.DOWNLOAD_RATE
            self._received, self._waited = 0, 0.0
            if self._waiting_since is not None:
                self._waiting_since = now
            return not enough


class Deadlines:
    """The thread that looks; it lives while calls are in flight."""

    def __init__(self) -> None:
        self._calls: set[Call] = set()
        self._changed = threading.Condition()
        self._running = False

    @contextmanager
    def watch(self, call: Call) -> Iterator[None]:
        """Look at `call` every 50 ms until the block ends."""
        with self._changed:
            self._calls.add(call)
            if not self._running:
                self._running = True
                threading.Thread(target=self._run, name="deadlines", daemon=True).start()
        try:
            yield
        finally:
            with self._changed:
                self._calls.discard(call)

    def end_all(self) -> None:
        """End every call in flight."""
        with self._changed:
            calls = list(self._calls)
        for call in calls:
            call.end("cancelled")

    def _run(self) -> None:
        idle = 0.0
        while True:
            with self._changed:
                self._changed.wait(limits.WATCH_STEP)
                calls = list(self._calls)
                idle = 0.0 if calls else idle + limits.WATCH_STEP
                if idle > limits.CANCEL:  # nothing for a while: a later call starts a new thread
                    self._running = False
                    return
            for call in calls:
                call.look()
