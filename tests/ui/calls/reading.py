"""Reading the page as a person would, and clicking what a person clicks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from dijo_desktop.contract.calls import Call
from dijo_desktop.store.call_rows import CallRow
from dijo_desktop.ui.calls.columns import COST, TIME
from dijo_desktop.ui.calls.page import CallsPage

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
