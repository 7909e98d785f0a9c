from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.calls.columns import COST
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from tests.ui.calls.reading import MENU, Open, click_head, costs, shown
from tests.ui.calls.samples import call, many, week
from tests.ui.conftest import assert_named


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
    assert "No calls match “free”" in texts
    assert "Hidden by 1 filter: 1 call." in texts
    button = next(b for b in page.states.findChildren(Button) if b.text() == "Clear filters")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.states.state == "content"
    assert page.totals.lines[0].count == "1 call"


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
    popover = page.filters.popover
    assert popover.isVisible()
    texts = [button.text() for button in popover.ranges]
    assert texts == [
        "All dates",
        "Today",
        "This week",
        "Last week",
        "November 2026",
        "October 2026",
        "Last 30 days",
        "2026",
        "2025",
    ]
    assert popover.ranges[0].isChecked()
    qtbot.mouseClick(popover.ranges[5], Qt.MouseButton.LeftButton)
    assert not popover.isVisible()
    assert page.filters.dates_button.text() == "October 2026"
    assert page.search.field.text() == "last month"
    assert page.filters.clear_button.isVisible()
    assert all("October" in text for text in shown(page) if "\u2013" not in text)
    assert page.totals.lines[0].title == "Shown"


@MENU
def test_a_range_is_picked_in_the_calendar_or_typed(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(list(many(300)))
    qtbot.mouseClick(page.filters.dates_button, Qt.MouseButton.LeftButton)
    popover = page.filters.popover
    assert_named(popover)
    popover.calendar.clicked.emit(QDate(2026, 11, 5))
    popover.calendar.clicked.emit(QDate(2026, 11, 9))
    assert (popover.first.date(), popover.last.date()) == (QDate(2026, 11, 5), QDate(2026, 11, 9))
    popover.calendar.clicked.emit(QDate(2026, 11, 20))
    popover.calendar.clicked.emit(QDate(2026, 11, 2))
    assert (popover.first.date(), popover.last.date()) == (QDate(2026, 11, 2), QDate(2026, 11, 2))
    popover.last.setDate(QDate(2026, 11, 4))
    qtbot.mouseClick(popover.apply, Qt.MouseButton.LeftButton)
    assert page.search.field.text() == "2026-11-02..2026-11-04"
    assert page.filters.dates_button.text() == "2 Nov 2026 \u2013 4 Nov 2026"
    qtbot.mouseClick(page.filters.dates_button, Qt.MouseButton.LeftButton)
    assert (popover.first.date(), popover.last.date()) == (QDate(2026, 11, 2), QDate(2026, 11, 4))
    qtbot.keyClick(popover, Qt.Key.Key_Escape)
    assert not popover.isVisible()


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
