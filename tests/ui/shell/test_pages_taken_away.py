"""Pages that are taken away go at once, with whatever they had opened."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLabel, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.shell.window import MainWindow
from dijo_desktop.ui.theme import Theme
from tests.ui.shell.test_window import Section


class Asking(QDialog):
    """A dialog of the account over the window itself."""

    def forget_account(self) -> None:
        self.done(0)


def test_nothing_over_a_page_outlives_it(qtbot: QtBot, theme: Theme) -> None:
    window = MainWindow(theme, lambda: 0)
    qtbot.addWidget(window)
    page = Section("Calls")
    window.add_section("calls", page, "calls")
    inner = QWidget(page)
    QVBoxLayout(inner).addWidget(QLabel("whose it is"))
    window.show()
    window.show_section("calls")
    over, menu, asking, staying = QDialog(inner), QMenu(inner), Asking(window), QDialog(window)
    for dialog in (over, asking, staying):
        dialog.show()
    menu.addAction("copy")
    menu.popup(window.pos())
    window.clear_sections()
    assert not [one for one in (over, menu, asking, page, inner) if one.isVisible()]
    assert staying.isVisible(), "a report is no part of a page"
    assert "whose it is" not in [label.text() for label in window.findChildren(QLabel)]
    staying.close()
