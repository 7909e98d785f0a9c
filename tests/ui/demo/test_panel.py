"""The demo panel: its orders, what it shows, its keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dijo_desktop.contract.demo import DemoClock, DemoScenario
from dijo_desktop.contract.mailbox import Mail
from dijo_desktop.demo.people import person_of
from dijo_desktop.demo.scenarios.shelf import SCENARIOS
from dijo_desktop.errors import Offline
from dijo_desktop.ui import format as written
from dijo_desktop.ui.demo.panel import DemoPanel
from dijo_desktop.ui.demo.presets import PRESETS, rules
from dijo_desktop.ui.demo.seen import DemoSeen
from dijo_desktop.ui.theme import Theme
from tests.ui.conftest import assert_named

NOW = "2026-11-23T15:04:05.000Z"
NOTICE = Mail(at=NOW, to="ordinary@demo.example", subject="Security notice", text="A sign-in was ended.")
CODE = Mail(at=NOW, to="ordinary@demo.example", subject="Your confirmation code", text="Your code is 01234567.")


def seen(**other: object) -> DemoSeen:
    """How a demo may stand that is one day ahead."""
    people = tuple(DemoScenario(key=key, email=person.email) for key in SCENARIOS if (person := person_of(key)))
    return DemoSeen(DemoClock(now=NOW, offset_seconds=86_400), people, (), ())._replace(**other)


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication, theme: Theme) -> Iterator[DemoPanel]:
    window = QWidget()
    window.resize(1200, 780)
    qtbot.addWidget(window)
    window.show()
    made = DemoPanel(qapp.clipboard(), window)
    made.show_beside(window)
    yield made
    made.close()


def test_it_stands_beside_the_pages_and_leaves_them_usable(panel: DemoPanel, qtbot: QtBot) -> None:
    assert not panel.isModal()
    assert QApplication.activeModalWidget() is None
    assert panel.windowTitle() == "[DEMO] Demo panel"
    panel.show_seen(seen(mail=(CODE,)))
    for tab in ("scenario", "break", "mail"):
        panel.turn_to(tab)
        assert panel.tabs.key == tab
        assert_named(panel)
    window = panel.parentWidget()
    for close in (lambda: QTest.keyClick(panel, Qt.Key.Key_Escape), panel.shut.click, lambda: keys(panel)):
        qtbot.waitUntil(panel.isActiveWindow)
        with qtbot.waitSignal(panel.hidden):
            close()
        assert not panel.isVisible()
        with qtbot.waitSignal(panel.shown):
            panel.show_beside(window)
        qtbot.waitUntil(panel.time.fortnight.hasFocus)


def test_the_clock_is_moved_by_days_months_and_years(panel: DemoPanel) -> None:
    panel.show_seen(seen())
    assert written.date(1_795_446_245_000) in panel.time.time.text()
    assert panel.time.ahead.text() == "ahead by 1 d"
    panel.show_seen(seen(clock=DemoClock(now=NOW, offset_seconds=0)))
    assert panel.time.ahead.text() == "real time"
    asked: list[tuple[str, int]] = []
    panel.time.advance.connect(lambda seconds: asked.append(("seconds", seconds)))
    panel.time.advance_months.connect(lambda months: asked.append(("months", months)))
    for button in panel.time.buttons:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [("seconds", 14 * 86_400), ("months", 1), ("months", 60)]


def test_every_scenario_is_one_click_away(panel: DemoPanel) -> None:
    panel.show_seen(seen())
    chosen: list[str] = []
    panel.scenarios.chosen.connect(chosen.append)
    before = dict(panel.scenarios.buttons)
    panel.show_seen(seen())
    assert panel.scenarios.buttons == before, "what is shown already is not made again"
    for button in before.values():
        button.click()
    assert chosen == list(SCENARIOS)
    panel.set_busy(busy=True)
    assert not any(button.isEnabled() for button in (*before.values(), *panel.time.buttons, panel.over))
    assert panel.shut.isEnabled()


def test_one_thing_is_broken_at_a_time_until_it_is_mended_or_for_some_requests(panel: DemoPanel) -> None:
    panel.turn_to("break")
    panel.show_seen(seen())
    breaking = panel.breaking
    assert breaking.state.text() == "Nothing is broken."
    assert not breaking.mend.isVisible()
    asked: list[object] = []
    breaking.broken.connect(lambda key, lasting: asked.append((key, lasting)))
    breaking.mended.connect(lambda: asked.append("mend"))
    breaking.switches["503"].click()
    breaking.span.setFocus()
    QTest.keyClick(breaking.span, Qt.Key.Key_Right)
    breaking.switches["html"].click()
    assert asked == [("503", True), ("html", False)]
    panel.show_seen(seen(faults=rules("html", lasting=False)))
    assert [key for key in PRESETS if breaking.switches[key].isChecked()] == ["html"]
    assert breaking.state.text() == (
        "Web page. A web page comes instead of data, as in the network of a hotel. Requests left: 3."
    )
    panel.show_seen(seen(faults=rules("offline", lasting=True)))
    assert breaking.state.text() == "Offline. Every connection is dropped. It stays so until it is mended."
    breaking.switches["offline"].click()
    breaking.mend.click()
    assert asked[2:] == ["mend", "mend"]
    panel.show_seen(seen(faults=SCENARIOS["faulty"].faults))
    assert breaking.state.text() == "Several things. The script of a scenario is in force."
    assert not any(switch.isChecked() for switch in breaking.switches.values())


def test_mails_are_read_and_their_codes_copied(panel: DemoPanel, qapp: QApplication) -> None:
    panel.turn_to("mail")
    panel.show_seen(seen())
    mailbox = panel.mailbox
    assert mailbox.empty.isVisible()
    assert not mailbox.list.isVisible()
    panel.show_seen(seen(mail=(NOTICE,)))
    assert mailbox.text.toPlainText() == NOTICE.text
    assert not mailbox.copy.isVisible()
    panel.show_seen(seen(mail=(CODE, NOTICE)))
    assert mailbox.chosen == CODE, "a new mail comes forward"
    assert "ordinary@demo.example" in mailbox.list.item(0).text()
    mailbox.copy.click()
    assert qapp.clipboard().text() == "01234567"
    assert mailbox.done.text() == "Copied."
    mailbox.list.setFocus()
    QTest.keyClick(mailbox.list, Qt.Key.Key_Down)
    assert mailbox.chosen == NOTICE
    panel.show_seen(seen(mail=(CODE, NOTICE)))
    assert mailbox.chosen == NOTICE
    panel.show_seen(seen(mail=(NOTICE,)))
    assert mailbox.chosen == NOTICE
    panel.show_seen(seen())
    assert mailbox.chosen is None


def test_what_came_of_an_order_is_said(panel: DemoPanel, qapp: QApplication) -> None:
    panel.show_failure(Offline("127.0.0.1"))
    assert panel.note.isVisible()
    panel.show_capability("rcp_made-up")
    assert "rcp_" not in panel.note.text()
    panel.note.button.click()
    assert qapp.clipboard().text() == "rcp_made-up"
    panel.forgive()
    assert not panel.note.isVisible()


def test_it_follows_the_language_and_the_direction(panel: DemoPanel, qapp: QApplication) -> None:
    panel.show_seen(seen(mail=(CODE,)))
    panel.show_capability("rcp_made-up")
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    panel.retranslate()
    for part in (panel.time, panel.scenarios, panel.breaking, panel.mailbox):
        part.retranslate()
    assert "23. Nov" in panel.time.time.text() or "23.11" in panel.time.time.text()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert panel.tabs.layoutDirection() == Qt.LayoutDirection.RightToLeft


def keys(panel: DemoPanel) -> None:
    """Ctrl+Shift+D."""
    QTest.keyClick(panel, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
