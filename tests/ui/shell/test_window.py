"""The window: sections, keys, bars, status, demo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dijo_desktop.ui import format as written
from dijo_desktop.ui.shell.page import Page
from dijo_desktop.ui.shell.window import MainWindow
from dijo_desktop.ui.theme import Theme
from tests.ui.conftest import assert_named

NOW = 1_795_442_520_000


class Section(QWidget):
    """A page that remembers what was done with it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.events: list[str] = []
        self.button = QPushButton(f"Do {title}")
        QVBoxLayout(self).addWidget(self.button)

    def title(self) -> str:
        return self._title

    def enter(self) -> None:
        self.events.append("enter")

    def leave(self) -> None:
        self.events.append("leave")


class ListSection(Section):
    """A white page with a search."""

    list_page = True

    def search(self) -> None:
        self.events.append("search")


@pytest.fixture
def pages() -> dict[str, Section]:
    return {
        "calls": ListSection("Calls"),
        "consent": Section("Cookies & consent"),
        "data": Section("My data"),
        "account": Section("Account"),
    }


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, pages: dict[str, Section]) -> MainWindow:
    window = MainWindow(theme, lambda: NOW)
    qtbot.addWidget(window)
    for key, page in pages.items():
        window.add_section(key, page, key, apart=key in ("consent", "account"))
    window.show()
    window.activateWindow()
    window.show_section("calls")
    return window


def _press(window: MainWindow, key: Qt.Key, control: bool = True) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window, key, modifier)


def test_the_window_has_the_size_and_name_of_the_design(window: MainWindow) -> None:
    assert (window.width(), window.height()) == (1200, 780)
    assert (window.minimumWidth(), window.minimumHeight()) == (720, 520)
    assert window.windowTitle() == "Calls \u2013 DiJo Desktop"
    assert isinstance(Section("x"), Page)
    assert_named(window)


def test_sections_by_click_and_key(window: MainWindow, pages: dict[str, Section], qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.section_shown) as shown:
        QTest.mouseClick(window.sidebar.item("data"), Qt.MouseButton.LeftButton)
    assert shown.args == ["data"]
    assert window.windowTitle() == "My data \u2013 DiJo Desktop"
    assert pages["calls"].events == ["enter", "leave"]
    assert pages["data"].events == ["enter"]
    _press(window, Qt.Key.Key_4)
    assert window.section == "account"
    assert window.sidebar.item("account").isChecked()
    _press(window, Qt.Key.Key_1)
    assert window.section == "calls"
    window.show_section("calls")
    assert pages["calls"].events == ["enter", "leave", "enter"]


def test_arrow_keys_walk_the_sidebar(window: MainWindow) -> None:
    window.sidebar.item("calls").setFocus()
    QTest.keyClick(window.sidebar.item("calls"), Qt.Key.Key_Down)
    assert window.sidebar.item("consent").hasFocus()
    QTest.keyClick(window.sidebar.item("consent"), Qt.Key.Key_Space)
    assert window.section == "consent"
    QTest.keyClick(window.sidebar.item("consent"), Qt.Key.Key_Up)
    QTest.keyClick(window.sidebar.item("calls"), Qt.Key.Key_Up)
    assert window.sidebar.item("calls").hasFocus()


def test_commands_go_out(window: MainWindow, pages: dict[str, Section], qtbot: QtBot) -> None:
    commands: list[str] = []
    window.commanded.connect(commands.append)
    _press(window, Qt.Key.Key_E)
    _press(window, Qt.Key.Key_F5, control=False)
    _press(window, Qt.Key.Key_Q)
    window.menus.sign_out.trigger()
    assert commands == ["copy", "sync", "quit", "sign_out"]
    _press(window, Qt.Key.Key_F)
    assert pages["calls"].events[-1] == "search"
    window.show_section("data")
    _press(window, Qt.Key.Key_F)
    assert pages["data"].events == ["enter"]


def test_f6_goes_round_the_panes(window: MainWindow, pages: dict[str, Section], theme: Theme) -> None:
    window.setFocus()
    visited = []
    for _ in range(4):
        QTest.keyClick(window, Qt.Key.Key_F6)
        visited.append(QApplication.focusWidget())
        assert theme._ring is not None
        assert theme._ring.widget() is visited[-1], "where the keyboard is can be seen"
    assert visited[0] is window.sidebar.item("calls")
    assert visited[1] is pages["calls"].button
    assert visited[2] is window.sidebar.status.connection
    assert visited[3] is window.sidebar.item("calls")
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is window.sidebar.status.connection
    theme.set_demo(demo=True)
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.demo.isAncestorOf(QApplication.focusWidget())


def test_the_sign_in_page_has_the_whole_window(window: MainWindow, pages: dict[str, Section], qtbot: QtBot) -> None:
    alone = Section("")
    window.show_alone(alone)
    assert alone.isVisible()
    assert not window.sidebar.isVisible()
    assert window.windowTitle() == "DiJo Desktop"
    assert window.section == ""
    _press(window, Qt.Key.Key_2)
    assert not pages["consent"].isVisible()
    window.show_alone(alone)
    window.show_section("consent")
    assert pages["consent"].isVisible()


def test_nothing_personal_stays_drawn(window: MainWindow, pages: dict[str, Section], qtbot: QtBot) -> None:
    window.sidebar.account.say("DiJo", "user@example.org")
    calls = pages["calls"]
    with qtbot.waitSignal(calls.destroyed):
        window.clear_sections()
    assert window.sidebar.account.texts() == ("", "")
    assert window.section == ""
    again = Section("Calls")
    window.add_section("calls", again, "calls")
    window.show_section("calls")
    _press(window, Qt.Key.Key_1)
    assert again.isVisible()
    assert again.events == ["enter"]
    window.clear_sections()
    window.clear_sections()


def test_little_room_makes_a_rail(window: MainWindow, qapp: QApplication, theme: Theme) -> None:
    font = QFont(qapp.font())
    font.setPointSizeF(10)
    qapp.setFont(font)
    assert not window.sidebar.is_rail
    window.resize(760, 560)
    QApplication.processEvents()
    assert window.sidebar.is_rail
    assert window.sidebar.item("calls").toolTip() == "Calls"
    assert not window.sidebar.status.sync.isVisible()
    assert window.sidebar.width() == theme.u(14)
    assert_named(window)
    window.resize(1200, 780)
    QApplication.processEvents()
    assert not window.sidebar.is_rail
    font.setPointSizeF(20)
    qapp.setFont(font)
    QApplication.processEvents()
    assert window.sidebar.is_rail
    assert window.width() == 1200


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("name", ["light", "dark", "highContrastDark"])
def test_the_item_shown_is_marked(
    window: MainWindow, theme: Theme, qapp: QApplication, direction: Qt.LayoutDirection, name: str
) -> None:
    qapp.setLayoutDirection(direction)
    theme.prefer("dark" if name == "dark" else "light")
    if name == "highContrastDark":
        theme._wanted_name = lambda: name  # type: ignore[method-assign]
        theme.refresh()
    item = window.sidebar.item("calls")
    image, middle = item.grab().toImage(), item.height() // 2
    leading = 1 if direction == Qt.LayoutDirection.LeftToRight else item.width() - 2
    mark = "selection" if theme.high_contrast else "accent"
    assert image.pixelColor(leading, middle).name() == theme.colour(mark).name()
    assert window.grab().toImage().pixelColor(600, 400).name() == theme.colour("surface").name()


def test_alt_and_f10_show_the_menus(window: MainWindow) -> None:
    bar = window.menuBar()
    assert not bar.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Alt)
    assert bar.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F10)
    assert not bar.isVisible()
    QTest.keyPress(window, Qt.Key.Key_Alt)
    QTest.keyClick(window, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(window, Qt.Key.Key_Alt)
    assert not bar.isVisible()
    titles = [action.text() for action in window.findChildren(QAction)]
    assert "Cookies && consent" in titles


def test_closing_is_said(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closing):
        window.close()


def test_demo_cannot_be_overlooked(window: MainWindow, theme: Theme, qtbot: QtBot) -> None:
    banner = window.demo
    assert not banner.isVisible()
    theme.set_demo(demo=True)
    assert banner.isVisible()
    assert window.windowTitle() == "[DEMO] Calls \u2013 DiJo Desktop"
    strip = {banner.grab().toImage().pixelColor(x, 1).name() for x in range(40)}
    assert {theme.colour("demo").name(), theme.colour("demoSoft").name()} <= strip
    banner.show_time(NOW)
    assert banner._time.text() == written.date_and_time(NOW)
    advanced: list[int] = []
    banner.advance.connect(advanced.append)
    banner.day.click()
    banner.fortnight.click()
    assert advanced == [86_400, 1_209_600]
    with qtbot.waitSignal(banner.leave):
        banner.quit.click()
    assert_named(window)


def test_the_banner_opens_the_panel_mends_and_keeps_what_matters_where_there_is_little_room(
    window: MainWindow, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_demo(demo=True)
    banner = window.demo
    banner.show_time(NOW)
    for ask in (lambda: QTest.mouseClick(banner.panel, Qt.MouseButton.LeftButton), lambda: press_panel_keys(window)):
        with qtbot.waitSignal(banner.panel_wanted):
            ask()
    assert not banner.mender.isVisible()
    banner.show_broken("503")
    assert banner.mender.isVisible()
    assert banner.mender.text() == "Mend: 503"
    with qtbot.waitSignal(banner.mend):
        QTest.mouseClick(banner.mender, Qt.MouseButton.LeftButton)
    banner.set_busy(busy=True)
    assert not any(button.isEnabled() for button in (banner.day, banner.fortnight, banner.mender))
    assert banner.panel.isEnabled()
    assert banner.quit.isEnabled()
    window.resize(720, 520)
    QApplication.processEvents()
    for part in (banner._time, banner.panel, banner.mender, banner.quit):
        assert part.isVisible()
        assert banner.rect().contains(part.geometry())
    assert not banner.day.isVisible()
    assert_named(window)


def press_panel_keys(window: MainWindow) -> None:
    """Ctrl+Shift+D."""
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_D, keys)
