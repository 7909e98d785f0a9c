"""Paints the rows of a fact table: fills, hairlines, and the inset of lines below their group."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dijo_desktop.ui.data.fact_cell import FactCell
from dijo_desktop.ui.data.facts import ROW, Cell, Column, FactRow
from dijo_desktop.ui.theme import Theme


class FactDelegate(QStyledItemDelegate):
    """One look for all columns; `inset` and `indent` of lines, in units, come before the first column."""

    def __init__(self, theme: Theme, columns: list[Column], inset: float, indent: float, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = columns
        self._inset = inset
        self._indent = indent
        self.cell = FactCell(theme)
        self.row_height = 8.0

    def paddings(self, column: int, row: FactRow | None = None) -> tuple[int, int]:
        """Space before and after the content of a column, in pixels; without a row, that of the heading."""
        unit = self._theme.unit
        start, end = 3.0, 3.0
        if column == 0:
            start = self._inset + (self._indent if row and not row.group else 0)
        if column == len(self._columns) - 1:
            end = max(3.0, self._inset)
        return round(start * unit), round(end * unit)

    def height(self, row: FactRow, widths: list[int]) -> int:
        """The height of a row whose columns are `widths` pixels wide."""
        tallest = 0
        for column, cell in enumerate(row.cells):
            start, end = self.paddings(column, row)
            width = self._spanned(row, column, widths) - start - end
            tallest = max(tallest, self.cell.height(cell, width))
        return max(round(self.row_height * self._theme.unit), tallest + 2 * self._theme.unit)

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Not used for layout, the table sets widths and heights itself; kept true for readers."""
        return QSize(option.rect.width(), option.rect.height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the fill, the hairline above, and the cell."""
        row: FactRow = index.data(ROW)
        column = index.column()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and not row.group
        painter.save()
        fill = "selection" if chosen else ("surfaceSunken" if row.group else "surface")
        painter.fillRect(option.rect, self._theme.colour(fill))
        if index.row():
            line = QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1)
            painter.fillRect(line, self._theme.colour("divider"))
        cell = row.cells[column] if column < len(row.cells) else Cell()
        if cell.text or cell.icon:
            painter.setLayoutDirection(option.direction)
            start, end = self.paddings(column, row)
            area = option.rect.adjusted(start, 0, -end, 0)
            area = QStyle.visualRect(option.direction, option.rect, area)
            ink = self._theme.colour("onSelection") if chosen else None
            self.cell.paint(painter, area, cell, ink=ink, at_end=self._columns[column].at_end)
        painter.restore()

    def reach(self, row: FactRow, column: int) -> int:
        """Over how many columns a cell reaches: the text of a group goes on over the empty cells after it."""
        if not row.group or self._columns[column].at_end:
            return 1
        following = column + 1
        while following < len(self._columns) and not (following < len(row.cells) and row.cells[following].text):
            following += 1
        return following - column

    def _spanned(self, row: FactRow, column: int, widths: list[int]) -> int:
        return sum(widths[column : column + self.reach(row, column)])
