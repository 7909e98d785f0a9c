"""A bar says its lead and its sentence whole, whatever room there is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.message_bar import MessageBar


@pytest.mark.parametrize("width", [260, 400, 900])
def test_nothing_is_cut_in_any_width(qtbot: QtBot, qapp: QApplication, theme: Theme, width: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = MessageBar("warn")
    column = QVBoxLayout(window)
    column.addWidget(bar)
    column.addStretch(1)
    bar.say("Shown as saved on this computer: today, 14:02.", "Try again", icon="offline", lead="You are offline.")
    window.resize(width, 400)
    window.show()
    for _ in range(4):
        qapp.processEvents()
    lead, text = bar._lead, bar._text
    assert lead.width() >= lead.sizeHint().width()
    assert text.height() >= text.heightForWidth(text.width())
    assert (lead.y() + lead.height() <= text.y()) == (width < 900), "below each other where there is little room"
    assert bar.text() == "You are offline. Shown as saved on this computer: today, 14:02."
