from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.calls.columns import COST
from dijo_desktop.ui.calls.date_jump import DateJump
from dijo_desktop.ui.calls.page import CallsPage
from tests.ui.calls.reading import Open, click_head
from tests.ui.calls.samples import many, week


def jump(page: CallsPage) -> DateJump:
    return page.table.findChild(DateJump)


def first_cell(page: CallsPage) -> str:
    return str(page.table.model().data(page.table.currentIndex().siblingAtColumn(0)))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12 oct", "Monday 12 October"),
        ("2026-09", "Wednesday 30 September"),
        ("yesterday", "Yesterday Sun 22 November"),
    ],
)
def test_typing_a_date_goes_to_that_day(open_page: Open, qtbot: QtBot, typed: str, day: str) -> None:
    page = open_page(list(many(450)))
    page.table.setFocus()
    qtbot.keyClicks(page.table, typed)
    assert first_cell(page) == day
    assert jump(page).isVisible()
    assert jump(page).text.startswith(typed)
    jump(page).forget()
    assert not jump(page).isVisible()


def test_letters_are_taken_back_one_by_one(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(list(many(450)))
    qtbot.keyClicks(page.table, "octx")
    assert jump(page).text == "octx Type a date"
    qtbot.keyClick(page.table, Qt.Key.Key_Backspace)
    assert first_cell(page) == "Saturday 31 October"
    for _ in range(3):
        qtbot.keyClick(page.table, Qt.Key.Key_Backspace)
    assert not jump(page).isVisible()


def test_dates_before_the_first_call_lead_to_the_end(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    qtbot.keyClicks(page.table, "2019")
    assert page.table.currentIndex().row() == page.table.model().rowCount() - 1
    assert "No call so early" in jump(page).text


def test_in_another_order_there_are_no_dates(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    click_head(qtbot, page, COST)
    qtbot.keyClicks(page.table, "oct")
    assert jump(page).text == "oct Sort by time to go to a date"


def test_up_from_the_first_row_leads_to_the_search(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    page.table.go_to(0)
    with qtbot.waitSignal(page.table.left_upwards):
        qtbot.keyClick(page.table, Qt.Key.Key_Up)
