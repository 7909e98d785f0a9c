from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from dijo_desktop.store.calls import CallStore
from dijo_desktop.ui.calls.copying import copied
from dijo_desktop.ui.calls.page import CallsPage
from dijo_desktop.ui.calls.range import RowRange, row_reached
from tests.store.call_samples import changes
from tests.ui.calls.reading import Open, current_id
from tests.ui.calls.samples import NOW, call, many, week

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def chosen(page: CallsPage) -> tuple[int, int] | None:
    found = page.table.ranges.chosen
    return None if found is None else (found.anchor, found.reach)


def told(page: CallsPage) -> list[str]:
    return [line.sentence for line in page.totals.lines]


def test_a_range_by_keyboard_is_summed_up_until_it_ends(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    table = page.table
    table.go_to(1)
    before = told(page)
    qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
    assert chosen(page) == (1, 2)
    assert told(page) == ["Selected, 2 of 8 calls, 15 minutes 42 seconds, £0.51"]
    qtbot.keyClick(table, Qt.Key.Key_End, SHIFT)
    assert chosen(page) == (1, 10)
    assert told(page) == ["Selected, 8 of 8 calls, 1 hour 53 minutes 12 seconds, £2.64"]
    qtbot.keyClick(table, Qt.Key.Key_Home, SHIFT)
    assert chosen(page) == (1, 0)
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert chosen(page) is None
    assert told(page) == before
    qtbot.keyClick(table, Qt.Key.Key_PageDown, SHIFT)
    assert chosen(page) is not None
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert chosen(page) is None


def test_everything_is_two_numbers_and_the_current_row_stays(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(list(many(450)))
    page.table.go_to(3)
    qtbot.keyClick(page.table, Qt.Key.Key_A, CONTROL)
    assert chosen(page) == (0, page.table.model().rowCount() - 1)
    assert page.table.currentIndex().row() == 3
    assert told(page)[0].startswith("Selected, 450 of 450 calls, ")
    assert len(page.table.selectionModel().selectedRows()) == 1


def test_a_range_by_mouse(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    table, view = page.table, page.table.viewport()

    def at(row: int) -> QPoint:
        return QPoint(60, table.rowViewportPosition(row) + 4)

    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(1))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, SHIFT, pos=at(3))
    assert chosen(page) == (1, 3)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, SHIFT, pos=at(2))
    assert chosen(page) == (1, 2)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=at(5))
    assert chosen(page) is None
    qtbot.mouseMove(view, at(7))
    assert chosen(page) == (5, 7)
    qtbot.mouseMove(view, at(6))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at(6))
    assert chosen(page) == (5, 6)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(6))
    assert chosen(page) is None


def test_a_range_with_two_currencies_has_two_sums(open_page: Open, qtbot: QtBot) -> None:
    page = open_page([call(1, NOW, 60, "1"), call(2, NOW, 60, "2.5", "EUR")])
    page.table.go_to(1)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, SHIFT)
    assert told(page) == ["Selected, 1 call, 1 minute, €2.50", "1 call, 1 minute, £1.00"]


def test_a_range_is_copied_with_every_call(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    page.table.go_to(3)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(page.table, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == (
        "23 Nov 2026\t08:47 \u2013 08:47\t41 s\tFree\n22 Nov 2026\t19:32 \u2013 20:24\t52 min 07 s\t£1.15"
    )
    assert page.toast.text() == "2 calls copied"


def test_a_copy_is_cut_off_at_its_limit(open_page: Open) -> None:
    page = open_page(list(many(30)))
    view = page.table.model().view  # type: ignore[attr-defined]
    words = page.table.model().words  # type: ignore[attr-defined]
    everything = RowRange(0, view.rows - 1)
    short = copied(view, words, everything, "csv", threading.Event(), most=7)
    assert (short.calls, short.cut_off) == (7, True)
    lines = short.text.splitlines()
    assert lines[0] == '"id","started_at","duration_seconds","cost.amount","cost.currency"'
    assert lines[1] == '"call_00000000000000000000000000","2026-11-23T14:02:00.000Z",1030,0,"GBP"'
    assert len(lines) == 8
    whole = copied(view, words, everything, "text", threading.Event(), most=30)
    assert (whole.calls, whole.cut_off) == (30, False)


def test_a_range_stays_while_calls_come_in_and_ends_with_another_filter(
    open_page: Open, store: CallStore, qtbot: QtBot
) -> None:
    calls = list(many(450))
    page = open_page(calls[40:])
    page.table.go_to(201)
    qtbot.keyClick(page.table, Qt.Key.Key_PageDown, SHIFT)
    here, sums = current_id(page), told(page)
    length = page.table.ranges.chosen
    store.apply(changes(calls[:40], token="later"))
    page.reload()
    assert current_id(page) == here
    moved = page.table.ranges.chosen
    assert moved is not None
    assert length is not None
    assert moved.last - moved.first == length.last - length.first
    assert moved.first > length.first
    assert told(page) == [line.replace("410", "450") for line in sums]
    page.search.searched.emit("free")
    assert chosen(page) is None


@pytest.mark.parametrize(
    ("key", "row", "found"),
    [
        (Qt.Key.Key_Up, 0, 0),
        (Qt.Key.Key_Down, 99, 99),
        (Qt.Key.Key_PageDown, 5, 15),
        (Qt.Key.Key_PageUp, 5, 0),
        (Qt.Key.Key_Home, 50, 0),
        (Qt.Key.Key_End, 50, 99),
        (Qt.Key.Key_X, 50, None),
    ],
)
def test_keys_of_movement(key: Qt.Key, row: int, found: int | None) -> None:
    assert row_reached(key, row, 100, 10) == found


def test_no_row_is_reached_in_an_empty_list() -> None:
    assert row_reached(Qt.Key.Key_End, -1, 0, 10) is None
