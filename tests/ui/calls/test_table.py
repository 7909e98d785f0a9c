from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from dijo_desktop.store.calls import CallStore
from dijo_desktop.ui.calls.columns import COST, DURATION, TIME
from tests.store.call_samples import changes
from tests.ui.calls.reading import Open, click_head, costs, current_id, shown
from tests.ui.calls.samples import many, week


def test_clicking_heads_sorts_and_turns_the_order(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    click_head(qtbot, page, COST)
    assert costs(page)[:2] == ["£1.15", "£0.55"]
    assert page.filters.group_choice.key == "none"
    click_head(qtbot, page, COST)
    assert costs(page)[:3] == ["Free", "Free", "£0.03"]
    click_head(qtbot, page, DURATION)
    assert shown(page)[0] == "22 Nov 2026, 19:32 \u2013 20:24"
    click_head(qtbot, page, TIME)
    assert shown(page)[0] == "Today Mon 23 November"


def test_sorting_by_keyboard(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    heads = page.table.heads
    heads.setFocus(Qt.FocusReason.TabFocusReason)
    assert heads.accessibleDescription() == "Time, sorted, newest first"
    qtbot.keyClick(heads, Qt.Key.Key_Right)
    assert heads.accessibleDescription() == "Duration"
    qtbot.keyClick(heads, Qt.Key.Key_Space)
    assert heads.accessibleDescription() == "Duration, sorted, largest first"
    assert shown(page)[0] == "22 Nov 2026, 19:32 \u2013 20:24"


def test_the_keyboard_reaches_everything_in_the_list(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(list(many(450)))
    table = page.table
    page.filters.dates_button.setFocus()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.currentIndex().row() == 0
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 1
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    day = table.currentIndex().row()
    assert day > 1
    assert day == table.model().head_after(1)  # type: ignore[attr-defined]
    qtbot.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert table.currentIndex().row() == 0
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.currentIndex().row() == table.model().rowCount() - 1
    assert table.verticalScrollBar().value() == table.verticalScrollBar().maximum()
    qtbot.keyClick(table, Qt.Key.Key_PageUp)
    assert table.currentIndex().row() < table.model().rowCount() - 5
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.currentIndex().row() == 0
    assert table.verticalScrollBar().value() == 0


def test_copying_the_current_row(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    page.table.go_to(1)
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "23 Nov 2026\t13:21 \u2013 13:33\t12 min 34 s\t£0.44"
    page.table.go_to(0)
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "23 Nov 2026\t3 calls\t16 min 23 s\t£0.51"


def test_the_day_on_top_stays_in_sight(open_page: Open) -> None:
    page = open_page(list(many(450)))
    sticky = page.table.sticky_day
    assert not sticky.isVisible()
    page.table.verticalScrollBar().setValue(page.table.row_height + 3)
    assert sticky.isVisible()
    assert sticky.row is not None
    assert sticky.row.day == "2026-11-23"
    page.table.verticalScrollBar().setValue(0)
    assert not sticky.isVisible()


def test_a_refresh_keeps_the_place_and_the_current_call(open_page: Open, store: CallStore) -> None:
    calls = list(many(450))
    page = open_page(calls[40:])
    table = page.table
    table.go_to(200)
    here = current_id(page)
    height = table.rowViewportPosition(200)
    store.apply(changes(calls[:40], token="later"))
    page.reload()
    assert current_id(page) == here
    assert table.currentIndex().row() > 200
    assert table.rowViewportPosition(table.currentIndex().row()) == height


def test_at_the_top_new_calls_come_into_sight(open_page: Open, store: CallStore) -> None:
    calls = list(many(100))
    page = open_page(calls[10:])
    store.apply(changes(calls[:10], token="later"))
    page.reload()
    assert page.table.verticalScrollBar().value() == 0
    assert shown(page)[0] == "Today Mon 23 November"


def test_right_to_left_mirrors_the_list(open_page: Open, qapp) -> None:  # type: ignore[no-untyped-def]
    QLocale.setDefault(QLocale("ar_EG"))
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page = open_page(week())
    table = page.table
    assert table.columnViewportPosition(TIME) > table.columnViewportPosition(COST)
    assert table.columns is not None
    assert table.columns.mirrored
    assert QLocale("ar_EG").toString(0.51, "f", 2) in costs(page)[0]
    assert page.inspector.x() == 0
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
