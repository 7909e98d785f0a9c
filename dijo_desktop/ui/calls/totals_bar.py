"""The sums below the list, on the edges of its columns: one line a currency, because currencies are never added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dijo_desktop.ui.calls.columns import COST, DURATION, LENGTH, TIME

if TYPE_CHECKING:
    from dijo_desktop.ui.calls.columns import Columns
    from dijo_desktop.ui.theme.theme import Theme


@dataclass(frozen=True)
class TotalsLine:
    """The words of one line, and the sentence that says them; `count_short` stands where there is little room."""

    title: str
    count: str
    count_short: str
    duration: str
    cost: str
    sentence: str


class TotalsBar(QWidget):
    """Nine units high with one line; it is still there, empty, while the sums are reckoned."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: Sequence[TotalsLine] = ()
        self._columns: Columns | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def lines(self) -> Sequence[TotalsLine]:
        """What is shown."""
        return self._lines

    def show_totals(self, lines: Sequence[TotalsLine]) -> None:
        """Show these sums."""
        if self._lines == (told := tuple(lines)):
            return
        self._lines = told
        self.setAccessibleName(". ".join(line.sentence for line in lines))
        self.wear(self._theme)

    def follow(self, columns: Columns | None) -> None:
        """Take the edges of the list."""
        self._columns = columns
        self.update()

    def wear(self, theme: Theme) -> None:
        """Take size and colours anew."""
        self._theme = theme
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        """One line, or as many as there are currencies."""
        more = max(0, len(self._lines) - 1)
        return QSize(0, self._theme.u(9) + more * self._theme.u(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the border on top and the lines."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        painter.fillRect(0, 0, self.width(), 1, self._theme.colour("border"))
        columns = self._columns
        if columns is None or not self._lines:
            return
        high = self._theme.u(6)
        top = (self.height() + 1 - high * len(self._lines)) / 2
        # A scroll bar beside the rows keeps the edges of the columns where they are in the list.
        wide = columns.whole
        left = self.width() - wide if columns.mirrored else 0
        for line in self._lines:
            cells = columns.cells(QRectF(left, top, wide, high))
            self._paint_line(painter, columns, cells, line)
            top += high

    def _paint_line(self, painter: QPainter, columns: Columns, cells: Sequence[QRectF], line: TotalsLine) -> None:
        strong, plain = self._theme.font("bodyStrong"), self._theme.font("body")
        texts = {TIME: line.title, DURATION: line.duration, COST: line.cost}
        painter.setFont(strong)
        painter.setPen(self._theme.colour("text"))
        for column, text in texts.items():
            painter.drawText(columns.inner(column, cells[column]), int(columns.alignment(column)), text)
        painter.setFont(plain)
        painter.setPen(self._theme.colour("textSecondary"))
        if columns.length:
            self._paint_count(painter, columns.inner(LENGTH, cells[LENGTH]), int(columns.alignment(LENGTH)), line)
            return
        used = QFontMetricsF(strong).horizontalAdvance(line.title) + (4 * self._theme.unit if line.title else 0)
        inner = columns.inner(TIME, columns.heading(cells[TIME], TIME))
        rest = inner.adjusted(0, 0, -used, 0) if columns.mirrored else inner.adjusted(used, 0, 0, 0)
        self._paint_count(painter, rest, int(columns.alignment(TIME)), line)

    @staticmethod
    def _paint_count(painter: QPainter, at: QRectF, flags: int, line: TotalsLine) -> None:
        """Write how many calls, in as many words as have room."""
        wide = QFontMetricsF(painter.font()).horizontalAdvance
        fitting = (text for text in (line.count, line.count_short) if wide(text) <= at.width())
        painter.drawText(at, flags | Qt.TextFlag.TextSingleLine, next(fitting, ""))
