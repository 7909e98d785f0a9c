from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.calls.export_menu import ExportButton
from dijo_desktop.ui.shell.window import MainWindow
from dijo_desktop.ui.theme import Theme


class Section(QWidget):
    def title(self) -> str:
        return "Section"

    def enter(self) -> None:
        pass

    def leave(self) -> None:
        pass


def test_the_file_menu_exports_the_calls_from_any_section(theme: Theme, qtbot: QtBot) -> None:
    window = MainWindow(theme, lambda: 0)
    qtbot.addWidget(window)
    calls, data = Section(), Section()
    calls.export = ExportButton(calls)  # type: ignore[attr-defined]
    asked: list[str] = []
    calls.export.asked.connect(lambda: asked.append(window.section))
    window.add_section("calls", calls, "calls")
    window.add_section("data", data, "data")
    window.show_section("data")
    window.menus.export.trigger()
    assert asked == ["calls"]
    assert window.menus.export.shortcut().toString() == "Ctrl+Shift+E"
    window.clear_sections()
    window.menus.export.trigger()
    assert asked == ["calls"]


def test_the_menu_bar_may_always_be_there(theme: Theme, qtbot: QtBot) -> None:
    window = MainWindow(theme, lambda: 0)
    qtbot.addWidget(window)
    window.show()
    bar = window.menuBar()
    assert window.menus.bar_can_hide
    window.menus.keep_bar(shown=True)
    assert bar.isVisible()
    window.menus.toggle()
    assert bar.isVisible()
    window.menus.keep_bar(shown=False)
    assert not bar.isVisible()
    window.menus.toggle()
    assert bar.isVisible()
