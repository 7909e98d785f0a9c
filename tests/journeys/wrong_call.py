"""A person says by keyboard that a call is wrong; run as a program, it sends the request and waits to be killed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from dijo_desktop.store.call_rows import CallRow
from dijo_desktop.ui.calls.page import CallsPage
from dijo_desktop.ui.requests.dialog import RequestDialog
from tests.journeys.driver import Computer, Window

Key = Qt.Key
TABS = 40
"""Presses of Tab after which a widget counts as out of reach."""


def calls_of(window: Window) -> CallsPage:
    """The page of the calls."""
    assert window.program.sections is not None
    return window.program.sections.calls


def open_dialog(window: Window) -> tuple[CallRow, RequestDialog]:
    """From the newest call, by its details, to the dialog, without the mouse."""
    page = calls_of(window)
    window.main.activateWindow()
    window.until(window.main.isActiveWindow)
    page.table.setFocus()
    QTest.keyClick(page.table, Key.Key_Home)
    QTest.keyClick(page.table, Key.Key_Down)
    call = page._model.row(page.table.currentIndex().row())
    assert isinstance(call, CallRow)
    QTest.keyClick(page.table, Key.Key_Return)
    tab_to(lambda: focused() is page.inspector.details.wrong)
    QTest.keyClick(focused(), Key.Key_Space)
    dialog = page.window().findChild(RequestDialog)
    assert dialog is not None
    window.until(lambda: dialog.isActiveWindow() and QApplication.focusWidget() is not None)
    return call, dialog


def send(dialog: RequestDialog, value: str) -> None:
    """Write what is right and press the button, still without the mouse."""
    form = dialog.form
    assert form is not None
    tab_to(lambda: focused() is form.value)
    QTest.keyClick(focused(), Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused(), value)
    tab_to(lambda: focused() is dialog.send)
    QTest.keyClick(focused(), Key.Key_Space)


def tab_to(there: Callable[[], bool]) -> None:
    """Press Tab until the keyboard is there."""
    for _ in range(TABS):
        if there():
            return
        QTest.keyClick(focused(), Key.Key_Tab)
    raise AssertionError(f"the keyboard does not get there; it is at {focused()}")


def focused() -> QWidget:
    """What has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def main(origin: str, root: Path) -> None:
    """Sign in, send the request, and say what it was about; the answer is never seen."""
    from pytestqt.qt_compat import qt_api
    from pytestqt.qtbot import QtBot

    qt_api.set_qt_api("pyside6")
    app = QApplication([])
    root.mkdir()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    computer = Computer(QtBot(None), app, root)
    with computer.start(demo=False, service=origin) as window:
        window.sign_in()
        window.until(lambda: window.program.sections is not None and window.program.sections.complete)
        call, dialog = open_dialog(window)
        send(dialog, "9:59")
        sys.stdout.write(f"{call.id}\n")
        sys.stdout.flush()
        window.until(lambda: dialog.step != "sending")
        raise AssertionError(f"an answer came: {window.reads()}")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
