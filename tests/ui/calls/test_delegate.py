from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage

from dijo_desktop.contract.calls import Call
from dijo_desktop.store.call_rows import GroupRow
from dijo_desktop.ui.calls.columns import COST, COUNT, DURATION, LENGTH, TIME
from dijo_desktop.ui.calls.page import CallsPage
from dijo_desktop.ui.theme import Theme
from tests.ui.calls.samples import many, week

Open = Callable[[list[Call]], CallsPage]


def cell(page: CallsPage, row: int, column: int) -> QImage:
    table = page.table
    place = table.visualRect(table.model().index(row, column))
    return table.viewport().grab(QRect(place)).toImage()


def edges(image: QImage, ground: QColor) -> tuple[int, int]:
    """The first and the last column of pixels that is not ground."""
    inked = [
        x
        for x in range(image.width())
        if any(image.pixel(x, y) != ground.rgb() for y in range(4, image.height() - 4))
    ]
    return inked[0], inked[-1]


def test_sums_and_amounts_share_their_right_edge(open_page: Open, theme: Theme) -> None:
    page = open_page(week())
    for column in (DURATION, COST):
        _, of_day = edges(cell(page, 0, column), theme.colour("surfaceSunken"))
        _, of_call = edges(cell(page, 1, column), theme.colour("surface"))
        assert abs(of_day - of_call) <= 1
    columns = page.table.columns
    assert columns is not None
    bar = page.totals.grab().toImage()
    row = page.table.viewport().grab(page.table.visualRect(page.table.model().index(1, COST))).toImage()
    left = page.table.columnViewportPosition(COST)
    _, last = edges(bar.copy(left, 0, row.width(), bar.height()), theme.colour("surface"))
    assert abs(last - edges(row, theme.colour("surface"))[1]) <= 1


def test_bars_are_in_proportion(open_page: Open, theme: Theme) -> None:
    page = open_page(week())
    ground = theme.colour("surface")
    longest = edges(cell(page, 5, LENGTH), ground)
    shorter = edges(cell(page, 6, LENGTH), ground)
    assert longest[0] == shorter[0]
    share = (shorter[1] - shorter[0]) / (longest[1] - longest[0])
    assert abs(share - 1266 / 3127) < 0.03


def test_the_selected_row_is_filled_and_its_bar_strong(open_page: Open, theme: Theme) -> None:
    page = open_page(week())
    page.table.go_to(1)
    for column in range(COUNT):
        image = cell(page, 1, column)
        assert image.pixelColor(image.width() // 2, 4) == theme.colour("selection")
    bar = cell(page, 1, LENGTH)
    assert bar.pixelColor(3, bar.height() // 2) == theme.colour("dataStrong")


def test_the_ring_is_for_the_keyboard_alone(open_page: Open, theme: Theme, qtbot) -> None:  # type: ignore[no-untyped-def]
    page = open_page(week())
    focus = theme.colour("focus")
    page.filters.dates_button.setFocus()
    qtbot.mouseClick(
        page.table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=page.table.visualRect(page.table.model().index(2, 0)).center(),
    )
    assert cell(page, 2, TIME).pixelColor(20, 0) != focus
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    ringed = cell(page, 3, TIME)
    assert ringed.pixelColor(20, 0) == focus
    assert ringed.pixelColor(0, ringed.height() // 2) == focus
    page.table.clearFocus()
    assert cell(page, 3, TIME).pixelColor(20, 0) != focus


def test_high_contrast_fills_the_bar_with_the_colour_of_the_text(open_page: Open, theme: Theme, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    page = open_page(week())
    monkeypatch.setattr(theme, "_wanted_name", lambda: "highContrastDark")
    theme.refresh()
    page.table.go_to(1)
    bar = cell(page, 1, LENGTH)
    assert bar.pixelColor(3, bar.height() // 2) == theme.colour("onSelection")


def test_without_room_the_bars_give_way_never_the_amounts(open_page: Open, theme: Theme) -> None:
    page = open_page(list(many(60)))
    page.resize(theme.u(100), theme.u(150))
    columns = page.table.columns
    assert columns is not None
    assert columns.length == 0
    assert sum(columns.width(column) for column in range(COUNT)) <= page.table.viewport().width() + 1
    assert edges(cell(page, 2, COST), theme.colour("surface"))[0] > 0


def test_days_are_told_in_the_longest_words_that_have_room(open_page: Open, theme: Theme) -> None:
    page = open_page(week())
    delegate, model = page.table._delegate, page.table._calls
    today, saturday = model.row(0), model.row(8)
    assert isinstance(today, GroupRow)
    assert isinstance(saturday, GroupRow)
    told = [delegate._title(row, room) for room in (1000, 130, 110, 60) for row in (today, saturday)]
    assert told[:2] == [("Today", "Mon 23 November"), ("Saturday 21 November", "")]
    assert set(told[2:]) >= {("Sat 21 Nov", ""), ("Today", "")}
    strong, weak = QFontMetricsF(theme.font("bodyStrong")), QFontMetricsF(theme.font("body"))
    for room in range(60, 300, 7):
        first, second = delegate._title(today, room)
        assert first == "Today"
        if second:
            assert strong.horizontalAdvance(first) + weak.horizontalAdvance(second) <= room


def test_rows_may_have_more_air(open_page: Open, theme: Theme) -> None:
    page = open_page(list(many(300)))
    table = page.table
    table.verticalScrollBar().setValue(40 * table.row_height)
    top = table.model().data(table.indexAt(QPoint(5, table.row_height + 5)))
    for roomy, units in ((True, 13), (True, 13), (False, 8)):
        table.show_rows(roomy=roomy)
        assert table.row_height == theme.u(units)
        assert table.visualRect(table.model().index(50, 0)).height() == theme.u(units)
        assert table.model().data(table.indexAt(QPoint(5, table.row_height + 5))) == top
