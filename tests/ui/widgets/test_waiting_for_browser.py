"""Waiting for the browser: what it says in each state."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dijo_desktop.ui import format as written
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.step_mark import StepMark
from dijo_desktop.ui.widgets.waiting_for_browser import WaitingForBrowser
from tests.ui.conftest import assert_named

NOW = 1_795_442_520_000


@dataclass
class Attempt:
    host: str = "account.dijo.example"
    expires_at: float = 300.0
    browser_opened: bool = True


@pytest.fixture
def time() -> list[float]:
    return [22.0]


@pytest.fixture
def waiting(qtbot: QtBot, theme: Theme, time: list[float]) -> WaitingForBrowser:
    widget = WaitingForBrowser(lambda: time[0], large=True)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_before_the_service_answered(waiting: WaitingForBrowser) -> None:
    waiting.begin("GNOME Keyring")
    assert waiting.texts()[0] == "Asking the service for a sign-in page"
    assert waiting.texts()[-1] == "In GNOME Keyring, never in a file"
    assert not waiting.again.isEnabled()
    assert not waiting.copy.isEnabled()
    assert waiting.cancel.isEnabled()
    assert_named(waiting)


def test_the_countdown(waiting: WaitingForBrowser, time: list[float], qtbot: QtBot) -> None:
    waiting.begin("")
    waiting.show_attempt(Attempt(), NOW)
    assert waiting.texts()[:4] == [
        "Browser opened",
        f"{written.time(NOW)}, account.dijo.example",
        "Waiting for you to sign in",
        "The page stays valid for 4 min 38 s",
    ]
    assert waiting.texts()[-1] == "In memory, until you quit"
    assert waiting._second.isActive()
    time[0] = 299.5
    waiting._second.timeout.emit()
    assert waiting.texts()[3] == "The page is no longer valid. Open it again."
    waiting.hide()
    assert not waiting._second.isActive()


def test_no_browser(waiting: WaitingForBrowser) -> None:
    waiting.show_attempt(Attempt(browser_opened=False), NOW)
    assert waiting.texts()[:2] == ["No browser opened", "Copy the link and open it yourself: account.dijo.example"]
    assert not waiting.grab().isNull()


def test_the_three_wishes(waiting: WaitingForBrowser, qtbot: QtBot) -> None:
    waiting.show_attempt(Attempt(), NOW)
    for button, signal in (
        (waiting.again, waiting.open_again),
        (waiting.copy, waiting.copy_link),
        (waiting.cancel, waiting.cancelled),
    ):
        with qtbot.waitSignal(signal):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    waiting.set_busy(busy=True)
    assert not waiting.again.isEnabled()
    waiting.set_busy(busy=False)
    waiting.say_copied()
    assert waiting.copy.text() == "Copied"


def test_a_fresh_sign_in_keeps_nothing_new(qtbot: QtBot, theme: Theme) -> None:
    waiting = WaitingForBrowser(lambda: 0.0, keeps=False)
    qtbot.addWidget(waiting)
    assert len(waiting.texts()) == 4


def test_the_mark_turns_only_while_it_is_seen(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    mark = StepMark("now")
    qtbot.addWidget(mark)
    mark.show()
    assert theme.still
    assert not mark._turn.isActive()
    qapp.setEffectEnabled(Qt.UIEffect.UI_General, enable=True)
    try:
        theme.refresh()
        assert mark._turn.isActive()
        mark._turn.timeout.emit()
        assert mark._angle == 18
        mark.hide()
        mark._turn.timeout.emit()
        assert not mark._turn.isActive()
    finally:
        qapp.setEffectEnabled(Qt.UIEffect.UI_General, enable=False)
