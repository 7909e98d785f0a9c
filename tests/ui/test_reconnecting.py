"""The service is reached again when asked, and by itself after a while."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dijo_desktop.errors import ConnectionLost, DemoFailed, DijoError, Offline, Refused
from dijo_desktop.ui.reconnecting import FIRST_MS, LONGEST_MS, Reconnecting
from dijo_desktop.ui.widgets.toast import Toast
from tests.ui.conftest import InlineTasks

PATIENCE_MS = 10_000


class Entry:
    """The way in, as far as it is asked."""

    def __init__(self) -> None:
        self.stands_by = True
        self.asked: list[bool] = []

    def connect_again(self, *, quiet: bool = False) -> None:
        self.asked.append(quiet)


class Demo:
    """A demo that stopped, and starts again when it is looked for."""

    def __init__(self) -> None:
        self.dead = True
        self.error: DijoError | None = None

    def find_service(self, _stop: Event) -> str:
        if self.error is not None:
            raise self.error
        self.dead = False
        return "http://127.0.0.1:1"


class World:
    """A `Reconnecting` and what it is given."""

    def __init__(self, demo: Demo | None, toast: Toast, first_ms: int = FIRST_MS) -> None:
        self.entry, self.demo, self.toast, self.inside = Entry(), demo, toast, True
        self.said: list[str] = []
        self.it = Reconnecting(
            self.entry,  # type: ignore[arg-type]
            InlineTasks(),
            demo,  # type: ignore[arg-type]
            toast,
            lambda: self.inside,
            first_ms=first_ms,
        )
        self.it.found.connect(lambda: self.said.append("found"))
        self.it.due.connect(lambda: self.said.append("due"))
        self.it.failed.connect(lambda error: self.said.append(type(error).__name__))


@pytest.fixture
def toast(qtbot: QtBot) -> Iterator[Toast]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    yield Toast(window)
    window.hide()


@pytest.mark.parametrize("error", [Offline("h"), ConnectionLost("h")])
def test_who_is_in_is_brought_up_to_date_by_itself(qtbot: QtBot, toast: Toast, error: DijoError) -> None:
    world = World(None, toast, first_ms=1)
    world.it.lost(error)
    assert world.it.waiting
    qtbot.waitUntil(lambda: world.said == ["due"], timeout=PATIENCE_MS)
    assert not world.it.waiting


def test_who_is_not_in_yet_is_brought_in_without_a_word(qtbot: QtBot, toast: Toast) -> None:
    world = World(None, toast, first_ms=1)
    world.inside = False
    world.it.lost(Offline("h"))
    qtbot.waitUntil(lambda: world.entry.asked == [True], timeout=PATIENCE_MS)


def test_what_is_under_way_is_not_disturbed(qtbot: QtBot, toast: Toast) -> None:
    world = World(None, toast, first_ms=1)
    world.inside = world.entry.stands_by = False
    world.it.lost(Offline("h"))
    qtbot.waitUntil(lambda: not world.it.waiting, timeout=PATIENCE_MS)
    assert (world.entry.asked, world.said) == ([], [])


@pytest.mark.parametrize("error", [Refused(401), DemoFailed("stopped")])
def test_what_does_not_heal_by_itself_is_left_to_the_person(toast: Toast, error: DijoError) -> None:
    world = World(None, toast)
    world.it.lost(error)
    assert not world.it.waiting


def test_it_is_tried_ever_more_seldom_until_the_service_stays(toast: Toast) -> None:
    world = World(None, toast)
    pauses = []
    for _ in range(8):
        world.it.lost(Offline("h"))
        world.it.lost(Offline("h"))  # said by another page
        pauses.append(world.it._timer.interval())
        world.it.back()
    assert not world.it.waiting
    for at, pause in enumerate(pauses):
        middle = min(LONGEST_MS, FIRST_MS * 2**at)
        assert 0.75 * middle - 1 <= pause <= 1.25 * middle + 1
    world.it._steady.timeout.emit()
    world.it.lost(Offline("h"))
    assert world.it._timer.interval() <= 1.25 * FIRST_MS + 1


def test_asking_is_answered_at_once(toast: Toast) -> None:
    world = World(None, toast)
    world.it.lost(Offline("h"))
    world.it.again(ordered=False)
    assert (world.said, world.it.waiting) == (["found"], False)
    world.inside = False
    world.it.again(ordered=False)
    assert world.entry.asked == [False]


@pytest.mark.parametrize(("ordered", "told"), [(False, True), (True, False)])
def test_a_demo_that_stopped_is_not_started_again_in_silence(toast: Toast, ordered: bool, told: bool) -> None:
    demo = Demo()
    world = World(demo, toast)
    world.it.again(ordered=ordered)
    assert (world.said, demo.dead) == (["found"], False)
    assert toast.isVisible() is told
    assert ("was started again" in toast.text()) is told


def test_a_demo_that_stopped_is_not_started_again_by_itself(qtbot: QtBot, toast: Toast) -> None:
    world = World(Demo(), toast, first_ms=1)
    world.it.lost(Offline("h"))
    qtbot.waitUntil(lambda: not world.it.waiting, timeout=PATIENCE_MS)
    assert world.said == []


def test_a_demo_that_does_not_start_is_told(toast: Toast) -> None:
    demo = Demo()
    demo.error = DemoFailed("restarts")
    world = World(demo, toast)
    world.it.again(ordered=False)
    assert (world.said, toast.isVisible()) == (["DemoFailed"], False)
