"""Two runs of the program on one account, twenty threads each, at a service that rotates: nobody is signed out."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dijo_desktop.client.signed_in import SignedIn
from tests.client.computer import Computer
from tests.demo.running import RunningService

THREADS = 20


@pytest.mark.fault("O9")
def test_two_runs_of_twenty_threads_refresh_one_after_the_other(tmp_path: Path) -> None:
    service = RunningService(tmp_path / "service", "--mode", "bearer")
    computer = Computer(tmp_path / "computer", service.origin)
    try:
        one, other = computer.start(), computer.start()
        first = computer.sign_in(one)
        resumed = other.resume(stop=computer.stop)
        assert resumed is not None
        second = other.connect(resumed, computer.stop)
        for _ in range(3):
            service.real_time_passes(301)  # every access token is over
            start = threading.Barrier(2 * THREADS)

            def read(signed_in: SignedIn, start: threading.Barrier = start) -> str:
                start.wait(20)
                return signed_in.accounts.read(stop=threading.Event()).id

            before = computer.keyring.asked.count("set")
            with ThreadPoolExecutor(2 * THREADS) as pool:
                found = set(pool.map(read, [first, second] * THREADS))
            assert found == {first.account.id}
            # Each run needs an access token of its own, and no more than that: one rotation a run.
            assert computer.keyring.asked.count("set") - before == 2
        assert one.resume(stop=computer.stop) is not None
    finally:
        computer.close()
        service.stop()
