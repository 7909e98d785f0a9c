from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.calls.cost_chart import CostChart, MonthBar, grid_step
from dijo_desktop.ui.theme import Theme
from tests.ui.calls.painting import columns_of

BARS = [MonthBar(f"{n}", n * 1_000_000, f"£{n}", f"Month {n}: £{n}") for n in range(1, 13)]
GRID = [(0, "£0"), (5_000_000, "£5"), (10_000_000, "£10")]


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme) -> CostChart:
    made = CostChart(theme)
    qtbot.addWidget(made)
    made.resize(280, made.sizeHint().height())
    made.show()
    made.show_months(BARS, GRID, 6_000_000, "Cost by month", "most in month 12")
    return made


@pytest.mark.parametrize(
    ("most", "step"), [(1, 1), (3_000_000, 1_000_000), (24_000_000, 10_000_000), (400_000_000, 200_000_000)]
)
def test_the_grid_has_two_or_three_round_lines(most: int, step: int) -> None:
    assert grid_step(most) == step


def test_the_last_month_is_strong_and_right(chart: CostChart, theme: Theme) -> None:
    strong = columns_of(chart, theme.colour("dataStrong"))
    mid = columns_of(chart, theme.colour("dataMid"))
    assert min(strong) > max(mid)


def test_right_to_left_it_is_left(chart: CostChart, theme: Theme) -> None:
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert max(columns_of(chart, theme.colour("dataStrong"))) < min(columns_of(chart, theme.colour("dataMid")))


def test_arrow_keys_read_month_after_month(chart: CostChart, qtbot: QtBot) -> None:
    chart.setFocus()
    assert (chart.accessibleName(), chart.accessibleDescription()) == ("Cost by month", "most in month 12")
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription() == "Month 12: £12"
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription() == "Month 11: £11"
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription() == "Month 1: £1"
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart.accessibleDescription() == "Month 12: £12"
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleDescription() == "Month 11: £11"
    qtbot.keyClick(chart, Qt.Key.Key_Up)
    chart.clearFocus()
    assert chart.accessibleDescription() == "most in month 12"


def test_a_bar_tells_its_month_to_the_pointer(chart: CostChart) -> None:
    at = QPoint(chart.width() - 5, 40)
    QApplication.sendEvent(chart, QHelpEvent(QEvent.Type.ToolTip, at, chart.mapToGlobal(at)))
    assert QToolTip.text() == "Month 12: £12"
    at = QPoint(1, 40)
    QApplication.sendEvent(chart, QHelpEvent(QEvent.Type.ToolTip, at, chart.mapToGlobal(at)))
    QToolTip.hideText()


def test_without_months_nothing_is_drawn(chart: CostChart, theme: Theme, qtbot: QtBot) -> None:
    chart.show_months((), (), 0, "Cost by month", "")
    assert columns_of(chart, theme.colour("dataMid")) == []
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription() == ""
