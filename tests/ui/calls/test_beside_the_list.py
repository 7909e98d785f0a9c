from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.calls.page import CallsPage
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from tests.ui.calls.reading import Open
from tests.ui.calls.samples import many, week


def test_the_panel_can_be_hidden_and_the_table_takes_the_room(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    told: list[bool] = []
    page.insights_turned.connect(told.append)
    narrow = page.table.width()
    assert page.insights_button.isVisible()
    assert page.insights_button.isChecked()
    qtbot.mouseClick(page.insights_button, Qt.MouseButton.LeftButton)
    assert not page.inspector.isVisible()
    assert not page.insights_button.isChecked()
    assert page.table.width() == page.width() > narrow
    qtbot.keyClick(page, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert page.inspector.isVisible()
    assert page.insights_button.isChecked()
    assert told == [False, True]


def test_a_drawer_and_details_are_not_remembered(open_page: Open, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(week())
    told: list[bool] = []
    page.insights_turned.connect(told.append)
    page.open_insights(shown=False)
    assert not page.inspector.isVisible()
    page.table.go_to(1)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.inspector.isVisible()
    page.resize(theme.u(150), theme.u(150))
    qtbot.mouseClick(page.insights_button, Qt.MouseButton.LeftButton)
    assert told == []


def test_the_overview_has_room_in_the_usual_window(open_page: Open, theme: Theme) -> None:
    page = open_page(list(many(700)))
    # 780 pixels less a demo bar and the bar of a scheduled deletion.
    page.resize(page.width(), theme.u(176))
    QApplication.processEvents()
    (scroll,) = page.insights.findChildren(QScrollArea)
    assert scroll.verticalScrollBar().maximum() == 0
    assert scroll.widget().width() <= scroll.viewport().width()


def squeezed(page: CallsPage) -> list[str]:
    """The texts of the details that have less height than their lines need."""
    labels = [label for label in page.inspector.details.findChildren(PlainLabel) if label.isVisible()]
    return [one.text() for one in labels if one.wordWrap() and one.height() < one.heightForWidth(one.width())]


def test_no_fact_of_a_call_is_cut_in_large_text(open_page: Open, qapp: QApplication, qtbot: QtBot) -> None:
    page = open_page(week())
    page.table.go_to(1)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    size = qapp.font().pointSizeF()
    for scale in (1.0, 1.25, 1.5, 2.0):
        font = QFont(qapp.font())
        font.setPointSizeF(size * scale)
        qapp.setFont(font)
        for height in (900, 560, 720):
            page.resize(page.width(), height)
            QApplication.processEvents()
            assert squeezed(page) == [], (scale, height)


def spoken(page: CallsPage) -> str:
    """What a screen reader hears of the current cell."""
    return str(page.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def test_calls_are_read_row_by_row_or_cell_by_cell(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    page.table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert spoken(page).startswith("Monday 23 November, 13:21 to 13:33")
    page.read_cells(single=True)
    assert spoken(page) == "13:21 \u2013 13:33"
    qtbot.keyClick(page.table, Qt.Key.Key_Right)
    qtbot.keyClick(page.table, Qt.Key.Key_Right)
    assert spoken(page) == "12 min 34 s"
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert spoken(page) == "3 min 08 s"
    ring_of_a_cell = page.table.grab().toImage()
    page.read_cells(single=False)
    assert spoken(page).startswith("Monday 23 November, 10:05")
    assert page.table.grab().toImage() != ring_of_a_cell


def test_a_drawer_leaves_no_strip_of_cut_words(open_page: Open, theme: Theme) -> None:
    page = open_page(week())
    for wide in (200, 130, 100):
        page.resize(theme.u(wide), theme.u(120))
        page.body.set_wide(wide=False)
        if not page.body.is_open:
            page.body.turn()
        left = page.inspector.x()
        assert left == 0 or left >= theme.u(50)
        assert page.inspector.geometry().right() == page.body.width() - 1
