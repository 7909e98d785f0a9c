from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.calls.heat_legend import HeatLegend
from dijo_desktop.ui.calls.heat_map import HeatMap, heat_step
from dijo_desktop.ui.theme import Theme
from tests.ui.calls.painting import columns_of, has


@pytest.fixture
def heat(qtbot: QtBot, theme: Theme) -> HeatMap:
    made = HeatMap(theme)
    qtbot.addWidget(made)
    made.resize(280, made.sizeHint().height())
    made.show()
    rows = [(day, [0] * 24) for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")]
    rows[2][1][19] = 12
    rows[0][1][0] = 1
    made.show_calls(rows, ("0", "6", "12", "18", "24"), lambda row, hour: f"{rows[row][0]} {hour}", "When", "Busiest")
    return made


@pytest.mark.parametrize(("calls", "step"), [(0, 0), (1, 1), (3, 1), (4, 2), (7, 3), (10, 4), (12, 4)])
def test_five_steps(calls: int, step: int) -> None:
    assert heat_step(calls, 12) == step


def test_late_hours_are_at_the_end_and_mirrored(heat: HeatMap, theme: Theme) -> None:
    strong = columns_of(heat, theme.colour("heat4"))
    weak = columns_of(heat, theme.colour("heat1"))
    assert min(strong) > max(weak)
    heat.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert max(columns_of(heat, theme.colour("heat4"))) < min(columns_of(heat, theme.colour("heat1")))


def test_arrow_keys_read_cell_after_cell(heat: HeatMap, qtbot: QtBot) -> None:
    heat.setFocus()
    assert heat.accessibleDescription() == "Busiest"
    qtbot.keyClick(heat, Qt.Key.Key_Right)
    assert heat.accessibleDescription() == "Mon 0"
    qtbot.keyClick(heat, Qt.Key.Key_Right)
    qtbot.keyClick(heat, Qt.Key.Key_Down)
    assert heat.accessibleDescription() == "Tue 1"
    qtbot.keyClick(heat, Qt.Key.Key_Tab)
    heat.clearFocus()
    assert heat.accessibleDescription() == "Busiest"


def test_a_cell_tells_its_calls_to_the_pointer(heat: HeatMap) -> None:
    at = QPoint(heat.width() - 4, 4)
    QApplication.sendEvent(heat, QHelpEvent(QEvent.Type.ToolTip, at, heat.mapToGlobal(at)))
    assert QToolTip.text() == "Mon 23"
    at = QPoint(1, 4)
    QApplication.sendEvent(heat, QHelpEvent(QEvent.Type.ToolTip, at, heat.mapToGlobal(at)))
    QToolTip.hideText()


def test_without_calls_nothing_is_drawn(heat: HeatMap, theme: Theme) -> None:
    heat.show_calls((), (), lambda _row, _hour: "", "When", "")
    assert not has(heat, theme.colour("heat4"))
    assert not has(heat, theme.colour("heat1"))


def test_the_legend_has_all_five(qtbot: QtBot, theme: Theme) -> None:
    legend = HeatLegend()
    qtbot.addWidget(legend)
    legend.show()
    assert all(has(legend, theme.colour(f"heat{step}")) for step in range(1, 5))
