"""When one calls: seven weekdays by twenty-four hours in five steps, and one sentence that says the most."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dijo_desktop.ui.calls.cost_chart import PRESS

if TYPE_CHECKING:
    from collections.abc import Callable

    from dijo_desktop.ui.theme.theme import Theme

_HOURS = 24
_MARKS = (0, 6, 12, 18, 24)


def heat_step(calls: int, most: int) -> int:
    """Which of the five steps a cell has: 0 for no call, 1 to 4 by its share of the fullest cell."""
    return 0 if calls <= 0 else min(4, 1 + (calls - 1) * 4 // max(most, 1))


class HeatMap(QWidget):
    """Rows are weekdays in the order given, columns hours; arrow keys read cell after cell.

    `cell_chosen` carries row and hour of the cell that was clicked, or on which Enter or Space was pressed.
    """

    cell_chosen = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: Sequence[tuple[str, Sequence[int]]] = ()
        self._said: Callable[[int, int], str] = lambda _row, _hour: ""
        self._hours: Sequence[str] = ()
        self._summary = ""
        self._cursor: tuple[int, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_calls(
        self,
        rows: Sequence[tuple[str, Sequence[int]]],
        hours: Sequence[str],
        said: Callable[[int, int], str],
        name: str,
        summary: str,
    ) -> None:
        """Draw the calls of each weekday (its short name, 24 numbers); `said` words one cell, `summary` all of it."""
        self._rows, self._hours, self._said, self._summary = rows, hours, said, summary
        self._cursor = None
        self.setAccessibleName(name)
        self.setAccessibleDescription(summary)
        self.wear(self._theme)

    def sizeHint(self) -> QSize:
        """Seven rows and the hours below them."""
        return QSize(70 * self._theme.unit, round(7 * self._row_height() + self._line() + self._theme.unit))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move from cell to cell and say each."""
        moves = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
        move = moves.get(Qt.Key(event.key()))
        if event.key() in PRESS and self._cursor is not None:
            self.cell_chosen.emit(*self._cursor)
            return
        if move is None or not self._rows:
            super().keyPressEvent(event)
            return
        across = -move[1] if self._mirrored() else move[1]
        if self._cursor is None:
            self._cursor = (0, 0)
        else:
            row, hour = self._cursor
            self._cursor = (
                min(len(self._rows) - 1, max(0, row + move[0])),
                min(_HOURS - 1, max(0, hour + across)),
            )
        said = self._said(*self._cursor)
        self.setAccessibleDescription(said)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the hour below the pointer."""
        if event.button() == Qt.MouseButton.LeftButton and (cell := self._cell_at(event.position())) is not None:
            self.cell_chosen.emit(*cell)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Without focus there is no cursor."""
        super().focusOutEvent(event)
        self._cursor = None
        self.setAccessibleDescription(self._summary)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Show weekday, hour and calls of the cell under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            if (cell := self._cell_at(QPointF(event.pos()))) is not None:
                QToolTip.showText(event.globalPos(), self._said(*cell), self)
                return True
            QToolTip.hideText()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cells, the names of the days and the hours."""
        if not self._rows:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("caption"))
        most = max(max(calls) for _, calls in self._rows)
        side = Qt.AlignmentFlag.AlignRight if self._mirrored() else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        beside = int(flags | Qt.TextFlag.TextDontClip)
        steps = [self._theme.colour(f"heat{step}") for step in range(5)]
        # Measured once: asking the font for each of 168 cells takes longer than drawing them.
        lead, high, muted = self._lead(), self._row_height(), self._theme.colour("textMuted")
        for row, (name, calls) in enumerate(self._rows):
            painter.setPen(muted)
            painter.drawText(QRectF(0, row * high, self.width(), high), beside, name)
            painter.setPen(Qt.PenStyle.NoPen)
            for hour in range(_HOURS):
                painter.setBrush(steps[heat_step(calls[hour], most)])
                painter.drawRoundedRect(self._cell_beside(lead, high, row, hour), 1.5, 1.5)
        self._paint_hours(painter)
        if self._cursor is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRect(self._cell(*self._cursor))

    def _paint_hours(self, painter: QPainter) -> None:
        painter.setPen(self._theme.colour("textMuted"))
        top = 7 * self._row_height() + 0.5 * self._theme.unit
        metrics = QFontMetricsF(painter.font())
        first, last = self._cell(0, 0), self._cell(0, _HOURS - 1)
        begin, end = (first.right(), last.left()) if self._mirrored() else (first.left(), last.right())
        for hour, text in zip(_MARKS, self._hours, strict=False):
            wide = metrics.horizontalAdvance(text)
            centre = begin + (end - begin) * hour / _HOURS
            left = min(max(centre - wide / 2, min(begin, end)), max(begin, end) - wide)
            painter.drawText(QRectF(left, top, wide + 1, self._line()), int(Qt.AlignmentFlag.AlignVCenter), text)

    def _lead(self) -> float:
        """The width of the names of the days."""
        metrics = QFontMetricsF(self._theme.font("caption"))
        return max([metrics.horizontalAdvance(name) for name, _ in self._rows] + [0.0]) + 2 * self._theme.unit

    def _cell_at(self, place: QPointF) -> tuple[int, int] | None:
        cells = ((row, hour) for row in range(len(self._rows)) for hour in range(_HOURS))
        return next((cell for cell in cells if self._cell(*cell).contains(place)), None)

    def _cell(self, row: int, hour: int) -> QRectF:
        return self._cell_beside(self._lead(), self._row_height(), row, hour)

    def _cell_beside(self, lead: float, high: float, row: int, hour: int) -> QRectF:
        wide = max(1.0, (self.width() - lead) / _HOURS)
        left = self.width() - lead - (hour + 1) * wide + 1.4 if self._mirrored() else lead + hour * wide
        return QRectF(left, row * high, wide - 1.4, high - 1.4)

    def _row_height(self) -> float:
        return max(3.25 * self._theme.unit, self._line() * 0.85)

    def _line(self) -> float:
        return QFontMetricsF(self._theme.font("caption")).height()

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def wear(self, theme: Theme) -> None:
        """Take size and colours anew."""
        self._theme = theme
        self.updateGeometry()
        self.update()
