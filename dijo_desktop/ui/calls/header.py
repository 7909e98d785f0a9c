"""The heads of the columns: they name what is sorted, and carry the axis of the duration bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from dijo_desktop.ui.calls.axis import axis_marks
from dijo_desktop.ui.calls.columns import COUNT, LENGTH, TIME

if TYPE_CHECKING:
    from dijo_desktop.ui.calls.columns import Columns
    from dijo_desktop.ui.theme.theme import Theme

_SORTABLE = (0, 2, 3)
_KEYS = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select}


class CallsHeader(QHeaderView):
    """Click a head to sort by it, again to turn the order; by keyboard the arrows choose and Space sorts."""

    sort_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.columns: Columns | None = None
        self.axis_seconds = 60
        self._sorted = TIME
        self._descending = True
        self._at = TIME
        self._keyboard = False
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionsMovable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(0)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Sort by"))

    def show_sort(self, column: int, *, descending: bool) -> None:
        """Mark the column that is sorted by."""
        self._sorted, self._descending = column, descending
        self._say()
        self.viewport().update()

    def wear(self, theme: Theme) -> None:
        """Take size and colours anew."""
        self._theme = theme
        self.setFixedHeight(theme.u(7))
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Seven units high."""
        return QSize(0, self._theme.u(7))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Sort by the head that was clicked."""
        super().mouseReleaseEvent(event)
        column = self.logicalIndexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and column in _SORTABLE:
            self._at = column
            self.sort_asked.emit(column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose a head, Space sorts by it."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            step = -step if self.isRightToLeft() else step
            place = _SORTABLE.index(self._at) + step
            self._at = _SORTABLE[min(len(_SORTABLE) - 1, max(0, place))]
            self._say()
            self.viewport().update()
        elif event.key() in _KEYS:
            self.sort_asked.emit(self._at)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        self._at = self._sorted if self._sorted in _SORTABLE else TIME
        self._say()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is elsewhere."""
        super().focusOutEvent(event)
        self._keyboard = False
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """A hand over what can be clicked."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Sort by"))
        return super().event(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one head: its name with an arrow if it is sorted by, or the axis."""
        if self.columns is None or rect.width() < 1:
            return
        cell = QRectF(rect)
        painter.save()
        painter.setLayoutDirection(self.layoutDirection())
        painter.fillRect(cell, self._theme.colour("surface"))
        painter.fillRect(QRectF(cell.left(), cell.bottom() - 1, cell.width(), 1), self._theme.colour("divider"))
        inner = self.columns.inner(section, cell)
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.colour("textMuted"))
        if section == LENGTH:
            self._paint_axis(painter, inner)
        else:
            self._paint_name(painter, inner, section)
        painter.restore()

    def _paint_name(self, painter: QPainter, inner: QRectF, column: int) -> None:
        if self.columns is None:
            return
        name = str(self.model().headerData(column, Qt.Orientation.Horizontal))
        sorted_by = column == self._sorted
        flags = self.columns.alignment(column)
        wide = QFontMetricsF(painter.font()).horizontalAdvance(name)
        size = self._theme.u(3)
        text = QRectF(inner)
        to_right = bool(flags & Qt.AlignmentFlag.AlignRight)
        left = text.right() - wide if to_right else text.left()
        painter.drawText(text, int(flags | Qt.TextFlag.TextSingleLine), name)
        if sorted_by:
            # The arrow stands on the free side, so that the name keeps the edge of its column.
            beside = left - size - self._theme.unit if to_right else left + wide + self._theme.unit
            arrow = self._theme.pixmap("chevron-down" if self._descending else "chevron-up", "textMuted", size)
            painter.drawPixmap(round(beside), round(inner.center().y() - size / 2), arrow)
        elif column >= COUNT:
            beside = left - size - self._theme.unit if to_right else left + wide + self._theme.unit
            mark = self._theme.pixmap("info", "textMuted", size)
            painter.drawPixmap(round(beside), round(inner.center().y() - size / 2), mark)
        if self._keyboard and column == self._at:
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            around = QRectF(left, inner.top(), wide, inner.height()).adjusted(-4, 3, 4, -4)
            painter.drawRect(around.intersected(inner.adjusted(-6, 0, 6, 0)))

    def _paint_axis(self, painter: QPainter, inner: QRectF) -> None:
        if self.columns is None:
            return
        marks = axis_marks(self.axis_seconds, self.locale())
        metrics = QFontMetricsF(painter.font())
        places = []
        for share, text in zip((0.0, 0.5, 1.0), marks, strict=True):
            wide = metrics.horizontalAdvance(text)
            at = inner.left() + inner.width() * (1 - share if self.columns.mirrored else share)
            left = min(max(at - wide / 2, inner.left()), inner.right() - wide)
            places.append((QRectF(left, inner.top(), wide + 1, inner.height()), text))
        (first, _), (middle, _), (last, _) = places
        air = 2.0 * self._theme.unit
        if any(end.adjusted(-air, 0, air, 0).intersects(middle) for end in (first, last)):
            del places[1]
        for place, text in places:
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _say(self) -> None:
        """Tell a reader which head is chosen and how the list is sorted."""
        if self.model() is None or self.model().columnCount() < COUNT:
            return
        name = str(self.model().headerData(self._at, Qt.Orientation.Horizontal))
        if self._at == self._sorted:
            order = self.tr("largest first") if self._descending else self.tr("smallest first")
            if self._at == TIME:
                order = self.tr("newest first") if self._descending else self.tr("oldest first")
            name = self.tr("{column}, sorted, {order}").format(column=name, order=order)
        self.setAccessibleDescription(name)
