from __future__ import annotations

import contextlib
import os
import queue
import select
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dijo_desktop.client.demo_controls import DAY_MS, DemoControls
from dijo_desktop.client.demo_process import RESTARTS, DemoProcess, command_line
from dijo_desktop.client.environment import Environment
from dijo_desktop.client.http import Http
from dijo_desktop.contract.demo import FaultRule
from dijo_desktop.domain.clock import Clock
from dijo_desktop.domain.instants import parse
from dijo_desktop.errors import Cancelled, DemoFailed, Refused
from dijo_desktop.store.places import Places
from tests.fake_clock import FakeClock

STOP = threading.Event()


@pytest.fixture
def places(tmp_path):
    return Places.below(tmp_path)


@contextlib.contextmanager
def process(places, *command: str, clock=None):
    made = DemoProcess(places, clock or Clock(), command=[sys.executable, "-c", *command] if command else None)
    try:
        yield made
    finally:
        made.stop()
        assert not made.alive()


@pytest.fixture
def http():
    made = Http(clock=Clock(), environment=Environment())
    yield made
    made.shut()


def watch(demo: DemoProcess) -> queue.SimpleQueue:
    outcomes: queue.SimpleQueue = queue.SimpleQueue()
    demo.watch(outcomes.put, outcomes.put)
    return outcomes


def kill(demo: DemoProcess) -> None:
    os.kill(demo._child.pid, signal.SIGKILL)


ANSWER = 'print(\'{"address": "http://127.0.0.1:49213"}\', flush=True)'
LIVE = f"import sys; first = sys.stdin.readline(); {ANSWER}; sys.stdin.read()"


def test_the_real_demo_starts_answers_moves_its_clock_and_ends(places, http):
    with process(places) as demo:
        address = demo.start()
        assert demo.alive()
        controls = DemoControls(http, address)
        assert controls.clock(stop=STOP).offset_seconds == 0
        assert controls.advance(3600, stop=STOP).offset_seconds in (3599, 3600)
        assert "everyday" in {each.key for each in controls.scenarios(stop=STOP).items}
        assert controls.load("empty", stop=STOP).email == "new@demo.example"
        before = parse(controls.clock(stop=STOP).now)
        after = parse(controls.advance_months(60, stop=STOP).now)
        assert 5 * 365 <= (after - before) // DAY_MS <= 5 * 365 + 2
        assert 0 <= (after - before) % DAY_MS < 60_000, "the hour stays"
        assert controls.faults(stop=STOP).rules == ()
        broken = (FaultRule(effect="drop", path="/v1/*", times=3),)
        assert controls.spoil(broken, stop=STOP).rules == controls.faults(stop=STOP).rules == broken
        assert controls.spoil((), stop=STOP).rules == ()
        assert controls.mailbox(stop=STOP).items == ()
        controls.reset(stop=STOP)
        assert controls.clock(stop=STOP).offset_seconds == 0
        with pytest.raises(Refused) as unknown:
            controls.load("../x", stop=STOP)
        assert unknown.value.status == 404
        again = demo.start()
        assert again.origin == address.origin
        assert again.secret != address.secret
        with pytest.raises(Refused) as old:
            controls.clock(stop=STOP)
        assert old.value.slug == "demo-secret-required"
        child = demo._child
        demo.stop()
        assert child.returncode == 0
    assert stat_of(places) == {0o700}


def stat_of(places: Places) -> set[int]:
    return {(places.data / "service").stat().st_mode & 0o777}


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="reads /proc, which is on Linux")
def test_the_secret_is_in_no_argument_and_no_environment(places):
    with process(places, LIVE) as demo:
        secret = demo.start().secret
        about = Path(f"/proc/{demo._child.pid}")
        assert secret.reveal().encode() not in (about / "cmdline").read_bytes() + (about / "environ").read_bytes()
        assert secret.reveal() not in repr(demo.start())


@pytest.mark.fault("V7")
def test_the_child_ends_when_the_program_is_killed(places, tmp_path):
    code = (
        "import sys; from pathlib import Path; from dijo_desktop.client.demo_process import DemoProcess;"
        "from dijo_desktop.domain.clock import Clock; from dijo_desktop.store.places import Places;"
        "demo = DemoProcess(Places.below(Path(sys.argv[1])), Clock()); demo.start();"
        "print(demo._child.pid, flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as program:
        child = int(program.stdout.readline())
        program.kill()
    done = os.pidfd_open(child) if hasattr(os, "pidfd_open") else None
    if done is not None:
        with contextlib.closing(os.fdopen(done)):
            assert select.select([done], [], [], 5)[0]


def test_frozen_the_program_starts_itself(monkeypatch, places):
    assert command_line() == [sys.executable, "-P", "-m", "dijo_desktop", "serve"]
    monkeypatch.setattr(sys, "_MEIPASS", "/nowhere", raising=False)
    assert command_line() == [sys.executable, "serve"]
    with process(places, LIVE) as demo:
        assert demo.start().origin == "http://127.0.0.1:49213"


@pytest.mark.fault("V6")
@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("raise SystemExit(1)", "exited"),
        ("import sys; sys.stdin.close(); raise SystemExit(1)", "exited"),
        ("print('hello', flush=True); import sys; sys.stdin.read()", "answer"),
        ("import sys; sys.stdout.buffer.write(b'\\xff\\n'); sys.stdout.flush(); sys.stdin.read()", "answer"),
        ('print(\'{"address": "http://evil.example"}\', flush=True); import sys; sys.stdin.read()', "answer"),
        ("print('[' * 3000, flush=True); import sys; sys.stdin.read()", "answer"),
    ],
)
def test_a_child_that_does_not_start_is_said(places, code, reason):
    with process(places, code) as demo, pytest.raises(DemoFailed) as failed:
        demo.start()
    assert failed.value.reason == reason


def test_a_program_or_a_folder_that_cannot_be_used(places):
    demo = DemoProcess(places, Clock(), command=["/nowhere/at/all"])
    with pytest.raises(DemoFailed) as failed:
        demo.start()
    assert failed.value.reason == "start"
    blocked = Places.below(places.data)
    places.data.mkdir(parents=True, exist_ok=True)
    (places.data / "data").write_text("in the way")
    with process(blocked, LIVE) as demo, pytest.raises(DemoFailed):
        demo.start()


class Hurried(FakeClock):
    """A minute passes at each look."""

    def monotonic(self):
        self.advance(31)
        return super().monotonic()


def test_a_child_that_never_answers_is_given_up(places):
    with (
        process(places, "import sys; sys.stdin.read()", clock=Hurried()) as demo,
        pytest.raises(DemoFailed) as failed,
    ):
        demo.start()
    assert failed.value.reason == "no-answer"


def test_starting_can_be_stopped(places):
    stop = threading.Event()
    stop.set()
    with process(places, "import sys; sys.stdin.read()") as demo, pytest.raises(Cancelled):
        demo.start(stop)


def test_a_child_that_will_not_end_is_killed(places):
    code = f"{ANSWER}; import threading; threading.Event().wait(600)"
    with process(places, code) as demo:
        demo.start()
        child = demo._child
        demo.stop()
        assert child.returncode == -signal.SIGKILL


@pytest.mark.fault("V6")
def test_a_child_that_dies_is_started_again_but_not_for_ever(places):
    with process(places, LIVE, clock=FakeClock()) as demo:
        first = demo.start()
        outcomes = watch(demo)
        for _ in range(RESTARTS):
            kill(demo)
            again = outcomes.get(timeout=10)
            assert again.origin == first.origin
            assert demo.alive()
        kill(demo)
        failed = outcomes.get(timeout=10)
        assert isinstance(failed, DemoFailed)
        assert failed.reason == "restarts"


def test_after_a_minute_it_may_be_started_again(places):
    clock = FakeClock()
    with process(places, LIVE, clock=clock) as demo:
        for _ in range(RESTARTS):
            demo.restart()
        with pytest.raises(DemoFailed):
            demo.restart()
        clock.advance(61)
        assert demo.restart().origin


def test_a_watch_ends_with_the_child_it_watches(places):
    with process(places, LIVE) as demo:
        watch(demo)  # nothing to watch yet
        demo.start()
        outcomes = watch(demo)
        demo.stop()
        demo.start()
        demo.stop()
        assert outcomes.empty()


def test_a_restart_that_fails_is_told(places, tmp_path):
    flag = tmp_path / "broken"
    code = f"import pathlib, sys; pathlib.Path({str(flag)!r}).exists() and sys.exit(1); {LIVE}"
    with process(places, code) as demo:
        demo.start()
        outcomes = watch(demo)
        flag.touch()
        kill(demo)
        assert outcomes.get(timeout=10).reason == "exited"


def test_the_end_during_a_restart_ends_the_restart(places, tmp_path):
    flag = tmp_path / "slow"
    code = f"import pathlib, sys; pathlib.Path({str(flag)!r}).exists() and sys.stdin.read(); {LIVE}"
    with process(places, code) as demo:
        demo.start()
        outcomes = watch(demo)
        flag.touch()
        kill(demo)
        while demo._starts == []:
            STOP.wait(0.01)
        demo.stop()
        assert outcomes.empty()
