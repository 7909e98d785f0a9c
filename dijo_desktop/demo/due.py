"""What falls due as time passes: deadlines, expiry, grace and retention, in time order (contract DM-1)."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from dijo_desktop.demo.state import Service

_LOG = logging.getLogger("dijo.demo")
TICK_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Job:
    """Work that falls due: when the next piece is due (demo time, ms), and how one moment's pieces are done."""

    next_at: Callable[[Connection], int | None]
    run: Callable[[Service, int], None]


class Due:
    """Runs jobs in time order, both when the demo's clock is moved and as real time passes."""

    def __init__(self, service: Service, jobs: tuple[Job, ...]) -> None:
        self._service = service
        self._jobs = jobs
        self._turn = threading.Lock()

    def advance(self, by_ms: int) -> None:
        """Move the demo's clock forward and do on the way all that falls due, each at its own time."""
        with self._turn:
            clock = self._service.clock
            wanted_offset_ms = clock.offset_ms + by_ms
            while (due := self._first(clock.real_ms() + wanted_offset_ms)) is not None:
                job, at_ms = due
                clock.set_offset(max(clock.offset_ms, at_ms - clock.real_ms()))
                job.run(self._service, at_ms)
            clock.set_offset(wanted_offset_ms)

    def catch_up(self) -> None:
        """Do what is due by now."""
        with self._turn:
            while (due := self._first(self._service.clock.now_ms())) is not None:
                job, at_ms = due
                job.run(self._service, at_ms)

    def tick(self) -> None:
        """Catch up once a second until the service stops: the body of a thread."""
        while not self._service.stop.wait(TICK_SECONDS):
            try:
                self.catch_up()
            except Exception:
                _LOG.exception("A job that fell due failed.")

    def _first(self, until_ms: int) -> tuple[Job, int] | None:
        with self._service.database.read() as connection:
            times = [(job, job.next_at(connection)) for job in self._jobs]
        due = [(job, at_ms) for job, at_ms in times if at_ms is not None and at_ms <= until_ms]
        return min(due, key=lambda pair: pair[1], default=None)
