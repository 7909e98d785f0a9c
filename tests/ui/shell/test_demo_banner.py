"""The banner of the demo gives way in a small window with large text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.shell.window import MainWindow
from dijo_desktop.ui.theme import Theme

NOW = 1_795_442_520_000


def test_in_large_text_nothing_of_the_banner_is_cut(qtbot: QtBot, theme: Theme, qapp: QApplication) -> None:
    window = MainWindow(theme, lambda: NOW)
    qtbot.addWidget(window)
    window.show()
    theme.set_demo(demo=True)
    banner = window.demo
    banner.show_time(NOW)
    font = QFont(qapp.font())
    font.setPointSizeF(2 * font.pointSizeF())
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        qapp.setLayoutDirection(direction)
        qapp.setFont(font)
        for width in (720, 900, 1200):
            window.resize(width, 540)
            for _ in range(4):
                QApplication.processEvents()
            for part in (banner._time, banner.panel, banner.mender, banner.quit):
                assert not part.isVisible() or part.width() >= part.sizeHint().width()
            assert banner.panel.isVisible()
            assert banner.panel.accessibleName() == "Demo panel"
            assert banner.quit.isVisible()
    assert banner.panel.shortcut().toString() == "Ctrl+Shift+D"
