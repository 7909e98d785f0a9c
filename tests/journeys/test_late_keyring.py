"""A keyring that comes late or hangs for a minute: nobody is asked to sign in again, and the window stays free."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.errors import NoKeyringError
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dijo_desktop.client import limits
from dijo_desktop.client.vault import PlatformKeyring
from dijo_desktop.ui.sign_in.page import SignInPage
from dijo_desktop.ui.tasks import WORKERS
from tests.client.keyrings import Keyring, failing
from tests.faults.secret_service import LEFT_OPEN, Stub, stub
from tests.journeys.conftest import PASSED_ON
from tests.journeys.driver import Computer, Window
from tests.journeys.hand_time import HandTime
from tests.journeys.heart import FREE, Heart

pytestmark = pytest.mark.filterwarnings(LEFT_OPEN)
GONE = "now there is no keyring. Nothing was changed."
SILENT = "has not answered yet. A late answer still counts."
HANG = 60.0


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    """A Secret Service that answers."""
    with stub(tmp_path / "keyring") as one:
        for name in PASSED_ON:
            monkeypatch.setenv(name, one.environment[name])
        one.tell("claim", "speak")
        yield one


@pytest.fixture
def computer(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Computer:
    return Computer(qtbot, qapp, tmp_path)


def never_asked_who(window: Window) -> bool:
    """Whether no page that asks who it is was ever made in this window."""
    return not window.main.findChildren(SignInPage)


@pytest.mark.fault("K3")
def test_a_keyring_that_comes_20_s_late_is_noticed_and_read_once(service: Stub, computer: Computer) -> None:
    with computer.start() as window:
        window.sign_in()
    service.tell("release", "hush")
    (_, before), time = service.count(), HandTime()
    with computer.start(clock=time.clock, make_timer=time.make_timer) as window:
        for waits in ([1], [1, 2], [1, 2, 4], [1, 2, 4, 8], [1, 2, 4, 8, 16]):
            window.until(lambda waits=waits: time.waits == waits and window.sees(GONE))
            if len(waits) < 5:
                time.wait(waits[-1])
        time.wait(20 - time.passed)
        assert never_asked_who(window)
        service.tell("speak", "claim")
        window.until(lambda: window.program.sections is not None)
        assert service.count() == (0, before + 1), "the one record, once"
        window.until_in()
        assert never_asked_who(window)
        assert time.waits == [1, 2, 4, 8, 16], "the bus told it, no timer did"
    assert len(computer.links) == 1


@pytest.mark.fault("K3")
def test_where_no_bus_tells_of_it_a_late_keyring_is_found_by_asking_again(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={computer.root}/no-bus")
    keyring, time = Keyring(), HandTime()
    given = {"open_keyring": lambda: PlatformKeyring("test", "Test Keyring", keyring)}
    with computer.start(**given) as window:
        window.sign_in()
    keyring.before = failing(NoKeyringError("not yet"))
    keyring.asked.clear()
    with computer.start(clock=time.clock, make_timer=time.make_timer, **given) as window:
        for number, seconds in enumerate([1, 2, 4, 8, 16, 30, 30], 1):
            window.until(lambda number=number: len(time.waits) == len(keyring.asked) == number)
            assert (time.waits[-1], keyring.asked[-1]) == (seconds, "get")
            assert never_asked_who(window)
            if number == 7:
                keyring.before = lambda _what: None
            time.wait(seconds)
        window.until(lambda: window.program.sections is not None)
        assert keyring.asked == ["get"] * 8, "seven in vain and one that read the record"
        window.until_in()
        assert never_asked_who(window)
    assert len(computer.links) == 1


@pytest.mark.fault("K1")
def test_while_a_keyring_hangs_for_a_minute_one_question_waits_and_the_workers_are_free(
    service: Stub, computer: Computer
) -> None:
    with computer.start() as window:
        window.sign_in()
    service.tell("hush")
    time, before = HandTime(), set(threading.enumerate())
    with computer.start(clock=time.clock, make_timer=time.make_timer) as window:
        heart, asked = Heart(), 0
        while time.passed < HANG:
            asked += 1
            window.until(lambda: service.count()[0] == 1)
            _workers_are_free(window, WORKERS - 1)  # one waits with the person for 3 s
            time.wait(limits.KEYRING_NOTICE)
            window.until(lambda asked=asked: len(time.waits) == asked and window.sees(SILENT))
            assert service.count()[0] == 1
            assert [one.name for one in set(threading.enumerate()) - before].count("keyring") == 1
            assert not window.offers("Sign in again")
            time.wait(time.waits[-1])
        assert never_asked_who(window)
        assert asked == 6
        window.until(lambda: service.count()[0] == 1)
        time.wait(limits.KEYRING_NOTICE)
        window.press("This session only")
        window.sign_in()
        assert window.sees("This session only")
        assert service.count()[0] == 1
        _workers_are_free(window, WORKERS)
        assert heart.largest_gap < FREE


def _workers_are_free(window: Window, number: int) -> None:
    """So many pieces of work run at the same moment; if a worker is held, they never meet."""
    meeting, met = threading.Barrier(number), []
    for _ in range(number):
        window.built.tasks.run(
            lambda _job: meeting.wait(10), owner=window.main, then=met.append, failed=lambda _error: None
        )
    window.until(lambda: len(met) == number)
