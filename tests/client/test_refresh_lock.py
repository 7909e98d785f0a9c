from __future__ import annotations

import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dijo_desktop.client import limits
from dijo_desktop.client.refresh_lock import refresh_turn
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import Cancelled
from tests.fake_clock import FakeClock

HOLD = """
import sys, threading
from pathlib import Path
from dijo_desktop.client.refresh_lock import refresh_turn
from dijo_desktop.domain.clock import Clock
with refresh_turn(Path(sys.argv[1]), clock=Clock(), stop=threading.Event()) as turn:
    turn.changed()
    sys.stdout.write("held"); sys.stdout.flush()
    sys.stdin.read()
"""


def test_changes_are_counted_across_turns(tmp_path: Path, stop: threading.Event) -> None:
    path = tmp_path / "refresh.lock"
    for expected in range(12):
        with refresh_turn(path, clock=Clock(), stop=stop) as turn:
            assert turn.changes == expected
            turn.changed()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_holds_no_number_counts_from_nothing(tmp_path: Path, stop: threading.Event) -> None:
    (tmp_path / "refresh.lock").write_text("x")
    with refresh_turn(tmp_path / "refresh.lock", clock=Clock(), stop=stop) as turn:
        assert turn.changes == 0


@pytest.mark.parametrize("path", [None, Path("/nowhere/at/all/refresh.lock")])
def test_without_a_file_there_is_no_waiting(path: Path | None, stop: threading.Event) -> None:
    with refresh_turn(path, clock=Clock(), stop=stop) as turn:
        turn.changed()
        assert turn.changes == 1


def test_another_process_is_waited_for(tmp_path: Path, stop: threading.Event) -> None:
    path = tmp_path / "refresh.lock"
    holder = subprocess.Popen([sys.executable, "-c", HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout.read(4) == b"held"
    clock = FakeClock()
    with refresh_turn(path, clock=clock, stop=stop) as turn:  # never given back: gone on without
        assert turn.changes == 0
    assert sum(clock.waits) >= limits.REFRESH_LOCK_WAIT - 1
    waiting = threading.Timer(0.1, holder.stdin.close)
    waiting.start()
    with refresh_turn(path, clock=Clock(), stop=stop) as turn:
        assert turn.changes == 1
    holder.wait(10)
    holder.stdout.close()


def test_waiting_can_be_cancelled(tmp_path: Path, stop: threading.Event) -> None:
    path = tmp_path / "refresh.lock"
    stop.set()
    with refresh_turn(path, clock=Clock(), stop=stop) as held:
        assert held.changes == 0
        with pytest.raises(Cancelled), refresh_turn(path, clock=Clock(), stop=stop):
            pass
