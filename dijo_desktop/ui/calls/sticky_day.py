"""The day whose calls are on top of the list, kept in sight while its header is scrolled away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from dijo_desktop.store.call_rows import GroupRow
    from dijo_desktop.ui.calls.delegate import CallDelegate
    from dijo_desktop.ui.theme.theme import Theme


class StickyDay(QWidget):
    """Lies on the viewport of the list and is painted by the delegate of its rows; the mouse goes through it."""

    def __init__(self, delegate: CallDelegate, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._delegate = delegate
        self._theme = theme
        self._row: GroupRow | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def row(self) -> GroupRow | None:
        """The day that is shown."""
        return self._row

    def show_day(self, row: GroupRow | None, pushed: int, width: int, height: int) -> None:
        """Show this day, pushed up by the next header by so many pixels; nothing hides it."""
        place = QRect(0, -pushed, width, height)
        if row is None:
            self._row = None
            self.hide()
        elif (row, place) != (self._row, self.geometry()) or self.isHidden():
            self._row = row
            self.setGeometry(place)
            self.show()
            self.raise_()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the four cells of the day header and a hairline below."""
        columns = self._delegate.columns
        if self._row is None or columns is None:
            return
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.fillRect(self.rect(), self._theme.colour("surfaceSunken"))
        for column, cell in enumerate(columns.cells(QRectF(self.rect()))):
            self._delegate.paint_cell(painter, cell, self._row, column, selected=False, ring=False)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._theme.colour("divider"))
