"""Paints the rows of the list: calls, and day headers whose sums stand in the same columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dijo_desktop.store.call_rows import CallRow, GroupRow
from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.axis import share_of_axis
from dijo_desktop.ui.calls.columns import COST, COUNT, DURATION, LENGTH, TIME

if TYPE_CHECKING:
    from dijo_desktop.ui.calls.columns import Columns
    from dijo_desktop.ui.calls.model import CallsModel
    from dijo_desktop.ui.calls.range import Ranges
    from dijo_desktop.ui.theme.theme import Theme

_SELECTED = QStyle.StateFlag.State_Selected
_BAR_RADIUS = 2.0
_HOUR = 3600
_DOT = "\u00b7"
_BRIEFEST = 2


class CallDelegate(QStyledItemDelegate):
    """Paints cell by cell; the table sets `columns`, `axis_seconds` and `ring`, the row that has the keyboard.

    `ring_cell` is the column of the ring, -1 if it goes around the whole row.
    """

    def __init__(self, theme: Theme, model: CallsModel, ranges: Ranges, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._ranges = ranges
        self.columns: Columns | None = None
        self.axis_seconds = 60
        self.ring = self.ring_cell = -1
        self._colours: dict[str, QColor] = {}
        self._plain = QFont()
        self._strong = QFont()
        self.refresh_style()

    def refresh_style(self) -> None:
        """Take colours and fonts anew, because the theme or the font changed."""
        roles = (
            "surface",
            "surfaceSunken",
            "selection",
            "onSelection",
            "text",
            "textSecondary",
            "textMuted",
            "focus",
        )
        self._colours = {role: self._theme.colour(role) for role in (*roles, "dataMid", "dataStrong")}
        self._plain = self._theme.font("body")
        self._strong = self._theme.font("bodyStrong")

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the table makes every row; the width is the column's."""
        return QSize(0, option.rect.height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the cell of that index."""
        number = index.row()
        row = self._model.row(number)
        chosen = self._ranges.chosen
        selected = bool(option.state & _SELECTED) if chosen is None else chosen.holds(number)
        column = index.column()
        ring = number == self.ring and self.ring_cell in (-1, column)
        self.paint_cell(painter, QRectF(option.rect), row, column, selected=selected, ring=ring)

    def paint_cell(
        self,
        painter: QPainter,
        cell: QRectF,
        row: CallRow | GroupRow | None,
        column: int,
        *,
        selected: bool,
        ring: bool,
    ) -> None:
        """Paint one cell of a row, also outside the table (the sticky day header)."""
        columns = self.columns
        if columns is None or row is None:
            return
        painter.save()
        inner = columns.inner(column, cell, indented=isinstance(row, CallRow))
        if isinstance(row, GroupRow):
            if self._model.words.told and (column == TIME or column >= COUNT):
                inner = columns.inner(TIME, columns.heading(cell, column))
                painter.setClipRect(cell)
            chosen = selected and self._ranges.chosen is not None
            painter.fillRect(cell, self._colours["selection" if chosen else "surfaceSunken"])
            self._paint_group(painter, inner, row, column, selected=chosen)
        else:
            painter.fillRect(cell, self._colours["selection" if selected else "surface"])
            self._paint_call(painter, inner, row, column, selected=selected)
        if ring:
            self._paint_ring(painter, cell, column)
        painter.restore()

    def _paint_group(self, painter: QPainter, inner: QRectF, row: GroupRow, column: int, *, selected: bool) -> None:
        words = self._model.words
        text = "onSelection" if selected else "text"
        weaker = "onSelection" if selected and self._theme.high_contrast else "textSecondary"
        if column == TIME or column >= COUNT:
            strong, weak = self._title(row, inner.width())
            strong = QFontMetricsF(self._strong).elidedText(strong, Qt.TextElideMode.ElideRight, inner.width())
            self._paint_pair(painter, inner, (strong, self._strong, text), (weak, self._plain, weaker))
        elif column == LENGTH:
            told = words.group_count(row)
            if QFontMetricsF(self._plain).horizontalAdvance(told) > inner.width():
                told = say.count(row.calls)
            self._text(painter, inner, column, told, self._plain, weaker)
        elif column == DURATION:
            short = self.columns is not None and self.columns.length == 0 and row.seconds >= _HOUR
            self._text(painter, inner, column, words.duration(row.seconds, short=short), self._strong, text)
        elif column == COST:
            self._text(painter, inner, column, words.costs(row.costs), self._strong, text)

    def _title(self, row: GroupRow, room: float) -> tuple[str, str]:
        """What a day is called, in the longest words that have room."""
        words, strongly, plainly = self._model.words, QFontMetricsF(self._strong), QFontMetricsF(self._plain)
        strong = weak = ""
        for brief in range(_BRIEFEST + 1):
            strong, weak = words.group_title(row, brief=brief)
            if words.told and self.columns is not None and not self.columns.length:
                weak = f"{weak} {_DOT} {words.group_count(row)}".strip()
            apart = plainly.horizontalAdvance(weak) + self._theme.unit if weak else 0.0
            if strongly.horizontalAdvance(strong) + apart <= room:
                return strong, weak
        return strong, ""  # a day near is known without its date; nothing else has a second part

    def _paint_call(self, painter: QPainter, inner: QRectF, row: CallRow, column: int, *, selected: bool) -> None:
        words = self._model.words
        text = "onSelection" if selected else "text"
        muted = text if selected and self._theme.high_contrast else "textSecondary" if selected else "textMuted"
        if column == TIME:
            start, end = words.times(row)
            self._paint_pair(painter, inner, (start, self._plain, text), (end, self._plain, muted))
        elif column == LENGTH:
            self._paint_bar(painter, inner, row.seconds, selected=selected)
        elif column == DURATION:
            self._text(painter, inner, column, words.duration(row.seconds), self._plain, text)
        elif column == COST:
            colour = muted if row.cost_micro == 0 else text
            self._text(painter, inner, column, words.cost(row.cost_micro, row.currency), self._plain, colour)
        elif inner.width() > 1:
            told = QFontMetricsF(self._plain).elidedText(
                words.more(row, column), Qt.TextElideMode.ElideMiddle, inner.width()
            )
            self._text(painter, inner, column, told, self._plain, muted)

    def _paint_bar(self, painter: QPainter, inner: QRectF, seconds: int, *, selected: bool) -> None:
        if inner.width() < 1:
            return
        length = max(2.0, inner.width() * share_of_axis(seconds, self.axis_seconds))
        thick = 1.5 * self._theme.unit
        left = inner.right() - length if self.columns is not None and self.columns.mirrored else inner.left()
        role = "dataMid"
        if selected:
            role = "onSelection" if self._theme.high_contrast else "dataStrong"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(self._colours[role]))
        painter.drawRoundedRect(QRectF(left, inner.center().y() - thick / 2, length, thick), _BAR_RADIUS, _BAR_RADIUS)

    def _text(self, painter: QPainter, inner: QRectF, column: int, text: str, font: QFont, colour: str) -> None:
        columns = self.columns
        if columns is None or inner.width() < 1:
            return
        painter.setFont(font)
        painter.setPen(self._colours[colour])
        painter.drawText(inner, columns.flags[column], text)

    def _paint_pair(
        self, painter: QPainter, inner: QRectF, first: tuple[str, QFont, str], second: tuple[str, QFont, str]
    ) -> None:
        """Two texts one after the other from the leading edge; the second is elided if there is no room."""
        text, font, colour = first
        self._text(painter, inner, TIME, text, font, colour)
        text2, font2, colour2 = second
        if not text2 or self.columns is None:
            return
        used = QFontMetricsF(font).horizontalAdvance(text) + self._theme.unit
        rest = inner.adjusted(0, 0, -used, 0) if self.columns.mirrored else inner.adjusted(used, 0, 0, 0)
        metrics = QFontMetricsF(font2)
        if metrics.horizontalAdvance(text2) > rest.width() + 0.5:
            text2 = metrics.elidedText(text2, Qt.TextElideMode.ElideRight, rest.width())
        self._text(painter, rest, TIME, text2, font2, colour2)

    def _paint_ring(self, painter: QPainter, cell: QRectF, column: int) -> None:
        """Draw this cell's part of the focus ring, which lies inside the row."""
        width = 2.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        painter.setBrush(QBrush(self._colours["focus"]))
        painter.drawRect(QRectF(cell.left(), cell.top(), cell.width(), width))
        painter.drawRect(QRectF(cell.left(), cell.bottom() - width, cell.width(), width))
        mirrored = self.columns is not None and self.columns.mirrored
        alone = self.ring_cell >= 0
        if alone or column == (COUNT - 1 if mirrored else TIME):
            painter.drawRect(QRectF(cell.left(), cell.top(), width, cell.height()))
        if alone or column == (TIME if mirrored else COUNT - 1):
            painter.drawRect(QRectF(cell.right() - width, cell.top(), width, cell.height()))
