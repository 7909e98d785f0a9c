"""The question about another host, asked by a worker and answered by a person."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.entry.issuer_question import IssuerDialog, IssuerQuestion
from dijo_desktop.ui.theme import Theme
from tests.ui.conftest import assert_named


@pytest.mark.parametrize(("button", "expected"), [("go_on", True), ("cancel", False)])
def test_the_worker_gets_what_the_person_says(qtbot: QtBot, theme: Theme, button: str, expected: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    ask, answers = IssuerQuestion(window), []
    worker = threading.Thread(target=lambda: answers.append(ask("calls.example", "login.example")))
    worker.start()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), IssuerDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, IssuerDialog)
    assert_named(dialog)
    assert dialog.cancel.isDefault()
    qtbot.mouseClick(getattr(dialog, button), Qt.MouseButton.LeftButton)
    worker.join(5)
    assert answers == [expected]


def test_escape_is_no(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = IssuerDialog("calls.example", "login.example", window)
    dialog.open()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
