from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from dijo_desktop.client.call_sync import SyncProgress
from dijo_desktop.contract.calls import Call
from dijo_desktop.errors import DijoError, StoreDamaged
from dijo_desktop.store.call_rows import CallRow
from dijo_desktop.store.calls import CallStore
from dijo_desktop.ui.calls.columns import COST, DURATION, TIME
from dijo_desktop.ui.calls.page import CallsPage
from dijo_desktop.ui.theme import Theme
from tests.fake_clock import FakeClock
from tests.store.call_samples import changes
from tests.ui.calls.samples import ZONE, call, fill, many, week
from tests.ui.conftest import InlineTasks, assert_named

Open = Callable[[list[Call]], CallsPage]
MENU = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)


def shown(page: CallsPage) -> list[str]:
    """The first column, as it is read."""
    model = page.table.model()
    return [str(model.data(model.index(row, TIME))) for row in range(model.rowCount())]


def costs(page: CallsPage) -> list[str]:
    model = page.table.model()
    return [str(model.data(model.index(row, COST))) for row in range(model.rowCount())]


def current_id(page: CallsPage) -> str:
    row = page.table.model().row(page.table.currentIndex().row())  # type: ignore[attr-defined]
    return row.id if isinstance(row, CallRow) else ""


def click_head(qtbot: QtBot, page: CallsPage, column: int) -> None:
    heads = page.table.heads
    middle = heads.sectionViewportPosition(column) + heads.sectionSize(column) // 2
    qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle, 5))


def test_the_week_is_listed_with_exact_sums(open_page: Open) -> None:
    page = open_page(week())
    assert page.title() == "Calls"
    assert page.states.state == "content"
    assert shown(page)[:2] == ["Today Mon 23 November", "13:21 \u2013 13:33"]
    (line,) = page.totals.lines
    assert (line.title, line.count, line.duration, line.cost) == ("All calls", "8 calls", "1 h 53 min", "£2.64")
    assert page.header.fact.text() == "8 calls held, 21 Nov 2026 to today"
    assert_named(page)


def test_chips_say_what_they_would_leave_and_cut_the_list(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    chips = page.filters.chips
    assert {name: chip.accessibleName() for name, chip in chips.items()} == {
        "long": "10 min or longer 4",
        "dear": "Over £0.50 2",
        "free": "Free 2",
        "weekend": "Weekends 5",
    }
    qtbot.mouseClick(chips["long"], Qt.MouseButton.LeftButton)
    assert chips["long"].isChecked()
    (line,) = page.totals.lines
    assert (line.title, line.count, line.cost) == ("Shown", "4 of 8 calls", "£2.14")
    assert page.header.fact.text() == "Showing 4 of 8 calls"
    assert chips["free"].accessibleName() == "Free 1"
    qtbot.mouseClick(chips["free"], Qt.MouseButton.LeftButton)
    assert page.totals.lines[0].count == "1 of 8 calls"
    qtbot.mouseClick(page.filters.clear_button, Qt.MouseButton.LeftButton)
    assert page.totals.lines[0].count == "8 calls"
    assert not page.filters.clear_button.isVisible()


def test_dearer_than_half_a_pound_leaves_half_a_pound_out(open_page: Open, qtbot: QtBot) -> None:
    when = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    page = open_page([call(1, when, 60, "0.50"), call(2, when, 60, "0.5001"), call(3, when, 60, "0.51")])
    qtbot.mouseClick(page.filters.chips["dear"], Qt.MouseButton.LeftButton)
    assert page.totals.lines[0].count == "2 of 3 calls"


def test_nothing_matches_and_the_way_back(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week()[:1])
    qtbot.mouseClick(page.filters.chips["free"], Qt.MouseButton.LeftButton)
    assert page.states.state == "empty"
    texts = [label.text() for label in page.states.findChildren(type(page.header.title)) if label.isVisible()]
    assert "No calls match “Free”" in texts
    assert "Hidden by 1 filter: 1 call." in texts
    button = next(b for b in page.states.findChildren(type(page.filters_button)) if b.text() == "Clear filters")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.states.state == "content"
    assert page.totals.lines[0].count == "1 call"


def test_an_account_without_calls(open_page: Open) -> None:
    page = open_page([])
    assert page.states.state == "empty"
    texts = [label.text() for label in page.states.findChildren(type(page.header.title)) if label.isVisible()]
    assert "No calls yet" in texts
    assert not page.filters.isVisible()
    assert not page.insights.isVisible()


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


def test_groups_by_month_and_none(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(list(many(300)))
    page.filters.group_choice.chosen.emit("month")
    assert shown(page)[0] == "November 2026"
    page.filters.group_choice.chosen.emit("none")
    assert page.table.model().rowCount() == 300
    click_head(qtbot, page, COST)
    page.filters.group_choice.chosen.emit("day")
    assert shown(page)[0] == "Today Mon 23 November"


@MENU
def test_ranges_of_dates(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(list(many(300)))
    qtbot.mouseClick(page.filters.dates_button, Qt.MouseButton.LeftButton)
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    texts = [action.text() for action in menu.actions()]
    assert texts == ["All dates", "November 2026", "October 2026", "2026"]
    menu.actions()[2].trigger()
    menu.close()
    assert page.filters.dates_button.text() == "October 2026"
    assert page.filters.clear_button.isVisible()
    assert all("October" in text for text in shown(page) if "\u2013" not in text)
    assert page.totals.lines[0].title == "Shown"


def test_currencies_are_never_added(open_page: Open) -> None:
    when = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    page = open_page(
        [call(1, when, 60, "1.50"), call(2, when, 120, "2.00", "EUR"), call(3, when.replace(hour=8), 30, "0.25")]
    )
    assert [(line.title, line.count, line.duration, line.cost) for line in page.totals.lines] == [
        ("All calls", "1 call", "2 min", "€2.00"),
        ("", "2 calls", "1 min", "£1.75"),
    ]
    assert costs(page)[0] == "€2.00 · £1.75"
    assert page.filters.chips["dear"].text() == "Over £0.50"


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
    page.table.copy_row()
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


def test_synchronising_refreshes_twice_a_second_at_most(
    open_page: Open, store: CallStore, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(list(many(20)))
    built: list[int] = []
    view = page.table.model().modelReset  # type: ignore[attr-defined]
    view.connect(lambda: built.append(1))
    for rows in range(20, 220, 10):
        page.set_syncing(SyncProgress(rows, 665, 100.0, 5.0))
    assert built == []
    assert page.header.fact.text() == "Getting your calls, 210 of 665"
    qtbot.waitUntil(lambda: len(built) == 1, timeout=2000)
    page.set_syncing(None)
    assert len(built) == 2
    assert page.header.fact.text().startswith("20 calls held")


def test_a_first_synchronisation_says_how_far_it_is(open_page: Open, store: CallStore, qtbot: QtBot) -> None:
    page = open_page([])
    page.set_syncing(SyncProgress(0, 8, 0.0, None))
    assert page.states.state == "waiting"
    fill(store, week())
    qtbot.waitUntil(lambda: page.states.state == "content", timeout=2000)
    page.set_syncing(None)
    assert page.totals.lines[0].count == "8 calls"


def test_nothing_personal_is_left_after_clear(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    page.table.go_to(1)
    page.clear()
    assert page.table.model().rowCount() == 0
    assert page.totals.lines == ()
    assert page.states.state == "waiting"
    assert page.header.fact.text() == ""
    assert not page.filters.isVisible()
    assert not page.insights.isVisible()
    names = [page.totals.accessibleName(), page.insights.month.accessibleDescription()]
    names += [page.insights.chart.accessibleDescription(), page.insights.heat.accessibleDescription()]
    assert names == ["", "", "", ""]
    assert all("£" not in chip.text() and not any(map(str.isdigit, chip.accessibleName().replace("10 min", "")))
               for chip in page.filters.chips.values())  # fmt: skip
    for label in page.findChildren(type(page.header.title)):
        assert "£" not in label.text()
    before = page.grab().toImage()
    page.clear()
    assert page.grab().toImage() == before


def test_a_damaged_copy_is_said_with_a_way_on(
    qtbot: QtBot, theme: Theme, clock: FakeClock, store: CallStore, inline_tasks: InlineTasks
) -> None:
    page = CallsPage(theme=theme, tasks=inline_tasks, clock=clock, time_zone=ZONE)
    qtbot.addWidget(page)
    fill(store, week())

    class Broken:
        def __getattr__(self, name: str) -> object:
            raise StoreDamaged("cache.db")

    heard: list[DijoError] = []
    page.failed.connect(heard.append)
    page.show_copy(Broken())  # type: ignore[arg-type]
    assert len(heard) == 1
    assert isinstance(heard[0], StoreDamaged)
    assert page.states.state == "empty"


def test_insights_turn_by_keyboard(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    assert page.insights.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert not page.insights.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert page.insights.isVisible()
    asked: list[bool] = []
    page.policy_asked.connect(lambda: asked.append(True))
    qtbot.mouseClick(page.insights.policy_button, Qt.MouseButton.LeftButton)
    assert asked == [True]


@MENU
def test_a_narrow_page_folds_chips_and_heads_away(open_page: Open, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(week())
    page.resize(theme.u(130), theme.u(150))
    assert not page.filters.isVisible()
    assert page.filters_button.isVisible()
    assert not page.insights.isVisible()
    qtbot.mouseClick(page.filters_button, Qt.MouseButton.LeftButton)
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    assert [action.text() for action in menu.actions()][:4] == [
        "10 min or longer (4)",
        "Over £0.50 (2)",
        "Free (2)",
        "Weekends (5)",
    ]
    menu.actions()[0].trigger()
    menu.close()
    assert page.totals.lines[0].count == "4 of 8 calls"
    qtbot.mouseClick(page.insights_button, Qt.MouseButton.LeftButton)
    assert page.insights.isVisible()
    qtbot.keyClick(page.insights, Qt.Key.Key_Escape)
    assert not page.insights.isVisible()


def test_right_to_left_mirrors_the_list(open_page: Open, qapp) -> None:  # type: ignore[no-untyped-def]
    QLocale.setDefault(QLocale("ar_EG"))
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page = open_page(week())
    table = page.table
    assert table.columnViewportPosition(TIME) > table.columnViewportPosition(COST)
    assert table.columns is not None
    assert table.columns.mirrored
    assert QLocale("ar_EG").toString(0.51, "f", 2) in costs(page)[0]
    assert page.insights.x() == 0
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
