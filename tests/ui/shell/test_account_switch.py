"""The button that says whose data this is, and its menu of accounts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dijo_desktop.client.homes import Known
from dijo_desktop.ui import format as written
from dijo_desktop.ui.shell.account_switch import AccountSwitch
from dijo_desktop.ui.theme import Theme

ADA = Known("one", "ada@dijo.example", "dijo.example", signed_in=True)
BO = Known("two", "bo&co@dijo.example", "dijo.example", signed_in=True)
OUT = Known("three", "", "dijo.example", signed_in=False)
LATE = Known("four", "", "other.example", signed_in=True)


@pytest.fixture
def switch(qtbot: QtBot, theme: Theme) -> AccountSwitch:
    switch = AccountSwitch()
    qtbot.addWidget(switch)
    switch.wear(theme)
    switch.say("DiJo", ADA.email)
    switch.show_known([ADA, BO, OUT, LATE], "one")
    switch.resize(220, switch.height())
    switch.show()
    switch.activateWindow()
    return switch


def texts(switch: AccountSwitch) -> list[tuple[str, bool]]:
    return [(one.text(), one.isChecked()) for one in switch.menu.actions() if not one.isSeparator()]


def test_the_menu_lists_who_is_signed_in_and_ticks_who_is_shown(switch: AccountSwitch) -> None:
    host, other = written.isolated("dijo.example"), written.isolated("other.example")
    assert texts(switch) == [
        (f"{written.isolated(ADA.email)} ({host})", True),
        (f"{written.isolated(BO.email)} ({host})".replace("&", "&&"), False),
        (f"Account at {other}", False),
        ("Add an account…", False),
    ]
    assert switch.accessibleName() == "Account: DiJo, ada@dijo.example"
    assert switch.toolTip() == ADA.email


def test_a_click_opens_the_menu_and_another_account_is_chosen(switch: AccountSwitch, qtbot: QtBot) -> None:
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(switch.menu.isVisible)
    assert switch.menu.width() >= switch.width()
    with qtbot.waitSignal(switch.chosen) as chosen:
        QTest.mouseClick(switch.menu, Qt.MouseButton.LeftButton, pos=_middle(switch, 1))
    assert chosen.args == ["two"]
    assert not switch.menu.isVisible()
    assert [ticked for _, ticked in texts(switch)] == [True, False, False, False], "it is not shown yet"


def test_the_keyboard_opens_it_walks_and_chooses(switch: AccountSwitch, qtbot: QtBot) -> None:
    switch.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(switch, Qt.Key.Key_Space)
    qtbot.waitUntil(switch.menu.isVisible)
    QTest.keyClick(switch.menu, Qt.Key.Key_Down)
    QTest.keyClick(switch.menu, Qt.Key.Key_Down)
    with qtbot.waitSignal(switch.chosen) as chosen:
        QTest.keyClick(switch.menu, Qt.Key.Key_Return)
    assert chosen.args == ["two"]
    QTest.keyClick(switch, Qt.Key.Key_Space)
    qtbot.waitUntil(switch.menu.isVisible)
    QTest.keyClick(switch.menu, Qt.Key.Key_Escape)
    assert not switch.menu.isVisible()


def test_who_is_shown_already_is_not_chosen_again_and_stays_ticked(switch: AccountSwitch, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(switch.chosen):
        switch.menu.actions()[0].trigger()
    assert texts(switch)[0][1]


def test_one_more_account_needs_a_keyring(switch: AccountSwitch, qtbot: QtBot) -> None:
    with qtbot.waitSignal(switch.add):
        switch.menu.actions()[-1].trigger()
    switch.show_known([], "", may_add=False)
    (add,) = [one for one in switch.menu.actions() if not one.isSeparator()]
    assert (add.text(), add.isEnabled()) == ("A second account needs a keyring", False)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_it_is_drawn_wide_and_narrow(direction: Qt.LayoutDirection, switch: AccountSwitch) -> None:
    switch.setLayoutDirection(direction)
    wide = switch.grab().toImage()
    switch.set_rail(rail=True)
    assert switch.grab().toImage() != wide


def test_without_anybody_it_is_the_account(switch: AccountSwitch) -> None:
    switch.say("", "")
    QCoreApplication.sendEvent(switch, QEvent(QEvent.Type.LanguageChange))
    assert switch.accessibleName() == "Account"
    assert QApplication.activePopupWidget() is None


def _middle(switch: AccountSwitch, number: int) -> QPoint:
    return switch.menu.actionGeometry(switch.menu.actions()[number]).center()
