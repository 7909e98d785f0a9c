from __future__ import annotations

import threading
import time

from dijo_desktop.domain.clock import Clock, ShiftedClock
from tests.fake_clock import FakeClock


def test_shows_real_time_in_milliseconds() -> None:
    before = time.time_ns() // 1_000_000
    assert before <= Clock().now_ms() <= before + 60_000


def test_monotonic_time_never_runs_backwards() -> None:
    clock = Clock()
    assert clock.monotonic() <= clock.monotonic()


def test_a_wait_ends_when_stopped() -> None:
    stop = threading.Event()
    assert Clock().wait(stop, 0.001) is False
    assert Clock().wait(stop, -5) is False
    threading.Timer(0.01, stop.set).start()
    assert Clock().wait(stop, 30) is True


def test_the_fake_takes_no_time_and_remembers_its_waits() -> None:
    clock, stop = FakeClock(), threading.Event()
    before = clock.monotonic(), clock.now_ms()
    assert clock.wait(stop, 40) is False
    assert (clock.monotonic(), clock.now_ms()) == (before[0] + 40, before[1] + 40_000)
    stop.set()
    assert clock.wait(stop, 7) is True
    assert clock.waits == [40, 7]
    clock.set_wall(5)
    assert clock.now_ms() == 5
    assert clock.monotonic() == before[0] + 40


def test_the_time_of_the_demo_runs_ahead_and_ages_do_not() -> None:
    clock = ShiftedClock()
    before = clock.monotonic()
    clock.set_now(Clock().now_ms() + 14 * 86_400_000)
    assert 0 <= clock.now_ms() - Clock().now_ms() - 14 * 86_400_000 + 1000 < 2000
    assert clock.monotonic() - before < 60
