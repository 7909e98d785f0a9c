"""Dragging over rows with the mouse: the range follows the pointer, also past the edge of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from dijo_desktop.ui.calls.steering import SteeredTable

_STEP_MS = 40


class DragRange(QObject):
    """Begun by a press, moved by the pointer, ended by the release; rows come in one by one beyond the edge."""

    def __init__(self, table: SteeredTable) -> None:
        super().__init__(table)
        self._table = table
        self._since = -1
        self._y = 0
        self._again = QTimer(self, interval=_STEP_MS)
        self._again.timeout.connect(self._follow)

    def begin(self, row: int) -> None:
        """The button went down on that row."""
        self._since = row

    def move(self, y: int) -> None:
        """The pointer is at that height of the viewport, in pixels."""
        self._y = y
        if self._since >= 0:
            self._follow()

    def end(self) -> None:
        """The button is up again."""
        self._since = -1
        self._again.stop()

    def _follow(self) -> None:
        table = self._table
        high, rows = table.viewport().height(), table.model().rowCount()
        above, below = self._y < 0, self._y >= high
        self._again.start() if above or below else self._again.stop()
        at = table.rowAt(min(high - 1, max(0, self._y)))
        row = rows - 1 if at < 0 else min(rows - 1, max(0, at - above + below))
        if row >= 0 and (row != self._since or table.ranges.chosen is not None):
            table.extend_to(row, since=self._since)
