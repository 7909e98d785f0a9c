"""The table of facts: widths, wrapping, headings, choosing, reading aloud."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from dijo_desktop.ui.data.fact_table import FactTable, squeezed
from dijo_desktop.ui.data.facts import ACCESSIBLE, TOOLTIP, Cell, Column, FactRow
from dijo_desktop.ui.theme import Theme

LONG = "a long sentence that certainly does not fit into a column of this table on one line at all"
ROWS = [
    FactRow((Cell("Usage", "bodyStrong", after="Policy 2.2"), Cell(), Cell("1,201")), group=True, sentence="Usage"),
    FactRow((Cell("Call history"), Cell(LONG), Cell("665")), key="calls", sentence="Call history, 665 records"),
    FactRow((Cell("dijo_stats", "mono", swatch="info"), Cell("Needed", tag="neutral", tip="why")), key="stats"),
    FactRow((Cell("Kept", icon="check", colour="success"), Cell("until", after=LONG), Cell("1")), key="kept"),
]


def columns() -> list[Column]:
    return [Column("What", 1), Column("Why", 2), Column("Records", at_end=True)]


@pytest.fixture
def table(theme: Theme, qtbot) -> FactTable:
    table = FactTable(theme, columns(), name="What is held", indent=4, choosable=True)
    qtbot.addWidget(table)
    table.resize(500, 400)
    table.show_rows(ROWS)
    table.show()
    return table


def test_columns_fill_the_width_exactly(table: FactTable) -> None:
    for width in (320, 500, 900):
        table.resize(width, 400)
        assert sum(table.columnWidth(column) for column in range(3)) == table.viewport().width()


def test_long_text_wraps_instead_of_being_cut(table: FactTable) -> None:
    assert table.rowHeight(1) > table.rowHeight(0)
    before = table.rowHeight(1)
    table.resize(2000, 400)
    assert table.rowHeight(1) < before


def test_headings_are_not_chosen(table: FactTable, qtbot) -> None:
    with qtbot.waitSignal(table.chosen) as told:
        table.choose("calls")
    assert told.args == ["calls"]
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.chosen_key() == "stats"
    table.choose("no such key")
    assert table.chosen_key() == "stats"


def test_choice_survives_new_rows(table: FactTable) -> None:
    table.choose("calls")
    table.show_rows([*ROWS, FactRow((Cell("More"),), key="more")])
    assert table.chosen_key() == "calls"
    table.show_rows([])
    assert table.chosen_key() == ""


def test_a_row_is_read_as_a_sentence(table: FactTable) -> None:
    model = table.model()
    assert model.index(1, 0).data(ACCESSIBLE) == "Call history, 665 records"
    assert model.index(0, 0).data() == "Usage Policy 2.2"
    assert model.index(2, 1).data(TOOLTIP) == "why"
    assert model.index(2, 2).data() is None
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Why"
    assert model.headerData(1, Qt.Orientation.Vertical) is None


def test_model_is_sound(table: FactTable, qtmodeltester) -> None:
    qtmodeltester.check(table.model())


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_it_paints_in_both_directions(table: FactTable, direction: Qt.LayoutDirection) -> None:
    table.setLayoutDirection(direction)
    table.choose("kept")
    picture = table.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, 500, 7) for y in range(0, 200, 3)}
    assert len(colours) > 5


def test_a_whole_table_is_as_high_as_its_rows(theme: Theme, qtbot) -> None:
    table = FactTable(theme, columns(), name="Contents", whole=True)
    qtbot.addWidget(table)
    table.show_rows(ROWS)
    assert table.height() == table.horizontalHeader().sizeHint().height() + sum(map(table.rowHeight, range(4)))
    table.set_whole(whole=False)
    assert table.minimumHeight() == 0


def test_larger_text_makes_larger_rows(table: FactTable, theme: Theme, qapp: QApplication) -> None:
    before = table.rowHeight(0)
    font = QFont(qapp.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(font)
    theme.refresh()
    assert table.rowHeight(0) > 1.5 * before


def test_another_language_renames_the_columns(table: FactTable) -> None:
    table.set_columns([Column("Was", 1), Column("Warum", 2), Column("Zahl", at_end=True)], "Was vorliegt")
    assert table.accessibleName() == "Was vorliegt"
    assert table.model().headerData(0, Qt.Orientation.Horizontal) == "Was"


def test_the_widest_column_gives_way_first() -> None:
    assert squeezed([100, 300, 50], [40, 60, 50], 350) == [100, 200, 50]
    assert squeezed([100, 100, 50], [40, 60, 50], 170) == [60, 60, 50]
    assert squeezed([100, 100], [90, 90], 50) == [90, 90]
    assert squeezed([200, 201, 202], [10, 10, 10], 500) == [166, 166, 166]


def test_a_row_can_be_chosen_in_a_right_to_left_window(table: FactTable) -> None:
    table.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    table.choose("stats")
    assert table.chosen_key() == "stats"
