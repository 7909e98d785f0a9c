"""The column titles of a fact table, on the same edges as its cells."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QWidget

from dijo_desktop.ui.data.fact_delegate import FactDelegate
from dijo_desktop.ui.data.facts import Column
from dijo_desktop.ui.theme import Theme


class FactHeader(QHeaderView):
    """Titles in the caption font over a hairline; nothing to click."""

    def __init__(self, theme: Theme, columns: list[Column], delegate: FactDelegate, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._columns = columns
        self._delegate = delegate
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        """Seven units high, or what the font needs."""
        return QSize(
            0, max(7 * self._theme.unit, QFontMetrics(self._theme.font("caption")).height() + self._theme.unit)
        )

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one title."""
        painter.save()
        painter.fillRect(rect, self._theme.colour("surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._theme.colour("divider"))
        start, end = self._delegate.paddings(section)
        area = QStyle.visualRect(self.layoutDirection(), rect, rect.adjusted(start, 0, -end, 0))
        painter.setLayoutDirection(self.layoutDirection())
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.colour("textMuted"))
        column = self._columns[section]
        side = Qt.AlignmentFlag.AlignRight if column.at_end else Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter), column.title)
        painter.restore()
