"""Labels, tags, rows, bars, notices, tiles and toasts say what they are told, plainly."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dijo_desktop.errors import Offline, SignedOut
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets import states as states_module
from dijo_desktop.ui.widgets import toast as toast_module
from dijo_desktop.ui.widgets.app_mark import AppMark
from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.elided_label import ElidedLabel
from dijo_desktop.ui.widgets.icon_label import IconLabel
from dijo_desktop.ui.widgets.message_bar import MessageBar
from dijo_desktop.ui.widgets.notice import Notice
from dijo_desktop.ui.widgets.page_header import PageHeader
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from dijo_desktop.ui.widgets.popover import Popover
from dijo_desktop.ui.widgets.progress import Progress
from dijo_desktop.ui.widgets.states import StatesStack
from dijo_desktop.ui.widgets.tag import Tag
from dijo_desktop.ui.widgets.toast import Toast
from tests.ui.conftest import assert_named

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window)
    window.resize(600, 500)
    window.show()
    window.activateWindow()
    return window


def _add(window: QWidget, widget: W) -> W:
    window.layout().addWidget(widget)
    QApplication.processEvents()
    return widget


def test_a_label_is_plain(window: QWidget, theme: Theme) -> None:
    label = _add(window, PlainLabel("<img src='/etc/passwd'>", "caption", "danger", selectable=True))
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.font().pointSizeF() == theme.font("caption").pointSizeF()
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.colour("danger")
    label.set_look("title", "success")
    assert label.font().pointSizeF() == theme.font("title").pointSizeF()
    theme.prefer("dark")
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.colour("success")


def test_a_label_begins_where_the_layout_begins(window: QWidget, qapp: QApplication) -> None:
    start, end, middle = (_add(window, PlainLabel("42")) for _ in range(3))
    end.setAlignment(Qt.AlignmentFlag.AlignRight)
    middle.setAlignment(Qt.AlignmentFlag.AlignCenter)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert start.alignment() & Qt.AlignmentFlag.AlignRight
    assert end.alignment() & Qt.AlignmentFlag.AlignLeft
    assert middle.alignment() == Qt.AlignmentFlag.AlignCenter


def test_a_long_line_gives_way_and_has_a_tooltip(window: QWidget) -> None:
    label = _add(window, ElidedLabel("a-very-long-address-that-has-no-room@example.org"))
    assert label.toolTip() == ""
    window.layout().removeWidget(label)
    label.setGeometry(0, 0, 60, 20)
    assert label.toolTip() == label.text()
    assert label.minimumSizeHint().width() < 80
    label.setText("<b>bold & long enough to have no room at all</b>")
    label.resize(61, 20)
    assert label.toolTip().startswith("&lt;b&gt;")
    assert not label.grab().isNull()


def test_icons_and_the_mark(window: QWidget, theme: Theme) -> None:
    icon, mark = _add(window, IconLabel("lock")), _add(window, AppMark(7))
    assert icon.width() == theme.u(4.5)
    assert mark.width() == theme.u(7)
    before = icon.pixmap().cacheKey()
    icon.set_icon("key", "danger")
    assert icon.pixmap().cacheKey() != before
    icon.set_icon("")
    assert icon.pixmap().isNull()
    petrol = mark.pixmap().toImage()
    theme.set_demo(demo=True)
    assert mark.pixmap().toImage() != petrol


def test_a_tag_changes_its_tone(window: QWidget, theme: Theme) -> None:
    tag = _add(window, Tag("Unlocked", "ok", "check"))
    assert tag.grab().toImage().pixelColor(3, 10).name() == theme.colour("successSoft").name()
    tag.set_text("Locked", "warn", "")
    assert tag.text() == "Locked"
    assert tag.grab().toImage().pixelColor(3, 10).name() == theme.colour("warningSoft").name()


def test_a_group_holds_rows_and_names_controls(window: QWidget) -> None:
    group = _add(window, BoxedGroup("Account"))
    row = group.add_row("mail", "E-mail address", "user@example.org", Button("Change…"))
    group.add_row(title="Plain")
    assert row.title.buddy() is not None
    row.set_texts("E-mail", "")
    assert row.detail.isHidden()
    group.set_title("Konto", "DiJo")
    assert group.title.text() == "Konto"
    assert_named(window)
    group.clear()
    assert group._inside.count() == 0


def test_a_bar_speaks_and_acts(window: QWidget, theme: Theme, qtbot: QtBot) -> None:
    bar = _add(window, MessageBar("warn", "These are saved.", "Try again", icon="offline", full=True))
    bar.say("Shown as saved.", "Try again", lead="You are offline.")
    assert bar.text() == bar.accessibleName() == "You are offline. Shown as saved."
    with qtbot.waitSignal(bar.acted):
        QTest.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    bar.say("Saved.", tone="ok")
    assert bar.button.isHidden()
    assert bar.grab().toImage().pixelColor(3, 5).name() == theme.colour("successSoft").name()
    extra = Button("Details")
    bar.add_action(extra)
    assert extra.parentWidget() is bar
    boxed = _add(window, MessageBar("error", "Failed."))
    assert boxed.grab().toImage().pixelColor(8, 8).name() == theme.colour("dangerSoft").name()


def test_a_header_has_title_fact_actions_and_a_way_back(window: QWidget, qtbot: QtBot) -> None:
    header = _add(window, PageHeader("Calls", "665 calls held"))
    header.add_action(Button("Export"))
    header.set_texts("My data")
    assert header.title.text() == "My data"
    assert header.fact.isHidden()
    header.show_back("Back to My data")
    assert_named(window)
    with qtbot.waitSignal(header.back):
        QTest.mouseClick(header._back, Qt.MouseButton.LeftButton)


def test_a_notice_has_one_way_out(window: QWidget, qtbot: QtBot) -> None:
    notice = _add(window, Notice())
    notice.say("calls", "No calls yet", "They come after your first call.")
    button = notice.add_button("demo", "See it with sample data")
    assert notice.texts() == ("No calls yet", "They come after your first call.")
    with qtbot.waitSignal(notice.acted) as acted:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert acted.args == ["demo"]
    notice.say("search", "Nothing matches")
    assert notice._buttons.count() == 0


def test_progress(window: QWidget) -> None:
    progress = _add(window, Progress("Saving a copy"))
    progress.set_share(0.54)
    assert progress.share == 0.54
    progress.set_share(7)
    assert progress.share == 1
    slim = _add(window, Progress("Row", slim=True))
    assert (progress.height(), slim.height()) == (8, 4)


@pytest.fixture
def states(window: QWidget) -> StatesStack:
    return _add(window, StatesStack(PlainLabel("content")))


def test_waiting_is_shown_only_when_it_takes_long(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(states_module, "PATIENCE_MS", 10)
    states = _add(window, StatesStack(PlainLabel("content")))
    states.show_waiting("Getting your calls")
    assert states._stack.currentWidget() is states._blank
    qtbot.waitUntil(lambda: states._stack.currentWidget() is states._skeleton)
    assert states.state == "waiting"
    assert not states.grab().isNull()
    states.show_content()
    assert states.state == "content"
    states.show_waiting("again")
    assert states.state == "content"


def test_nothing_there_says_why(states: StatesStack, qtbot: QtBot) -> None:
    states.show_empty("calls", "No calls yet", "Later.", action="demo", button="Sample")
    assert states.state == "empty"
    with qtbot.waitSignal(states.acted) as acted:
        states.findChildren(Button)[-1].click()
    assert acted.args == ["demo"]


def test_a_failure_without_content_fills_the_page(states: StatesStack, qtbot: QtBot) -> None:
    states.show_failure(Offline("example.org"), "Your calls could not be loaded")
    assert states.state == "empty"
    assert states._notice.texts()[0] == "Your calls could not be loaded"
    assert "example.org" in states._notice.texts()[1]
    states.show_failure(SignedOut("account_deleted"))
    assert states._notice._buttons.count() == 0


def test_a_failure_with_content_is_a_bar(states: StatesStack, qtbot: QtBot) -> None:
    states.show_content()
    states.show_failure(Offline("example.org"))
    assert states.state == "content"
    assert "example.org" in states.bar.text()
    with qtbot.waitSignal(states.acted) as acted:
        states.bar.button.click()
    assert acted.args == ["retry"]
    states.show_content()
    assert states.bar.isHidden()


def test_a_toast_takes_back_what_was_done(window: QWidget, qtbot: QtBot) -> None:
    toast = Toast(window)
    toast.say("Choices saved.", "Undo")
    assert toast.isVisible()
    assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1
    with qtbot.waitSignal(toast.acted):
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not toast.isVisible()
    toast.say("Again.", "Undo")
    with qtbot.waitSignal(toast.acted):
        QTest.mouseClick(toast._button, Qt.MouseButton.LeftButton)


def test_a_toast_goes_by_itself_but_not_from_under_the_pointer(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toast_module, "PLAIN_MS", 10)
    toast = Toast(window)
    toast.say("Copied.")
    toast.enterEvent(QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert not toast._time.isActive()
    toast.leaveEvent(QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not toast.isVisible())
    assert not toast._undo.isEnabled()


def test_a_toast_stays_while_it_has_the_keyboard(window: QWidget, qtbot: QtBot) -> None:
    toast = Toast(window)
    toast.say("Choices saved.", "Undo")
    toast._button.setFocus()
    toast._end()
    assert toast.isVisible()
    window.resize(700, 520)
    QApplication.processEvents()
    assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1
    toast.hide()


def test_a_popover_says_more_and_acts(window: QWidget, qtbot: QtBot) -> None:
    anchor = _add(window, Button("Synced"))
    popover = Popover(anchor)
    popover.say("Synced 14:02", "The calls are those of that time.", "Sync now")
    popover.show_above(anchor)
    assert popover.isVisible()
    assert popover.texts() == ("Synced 14:02", "The calls are those of that time.")
    with qtbot.waitSignal(popover.acted):
        QTest.mouseClick(popover.button, Qt.MouseButton.LeftButton)
    assert not popover.isVisible()
    popover.say("Signed out", "")
    popover.show_above(anchor)
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert not popover.isVisible()
