"""One page of paper as a picture: white, in the middle, as large as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from dijo_desktop.ui.calls.statement import Row, Statement
    from dijo_desktop.ui.theme import Theme

_PAPER = QColor(255, 255, 255)
_STEP = 120
"""What a wheel turns by one notch."""


class PagePicture(QWidget):
    """`turned` carries by how many pages to go on, `jumped` whether to the end: from keys and the wheel."""

    turned = Signal(int)
    jumped = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page: tuple[Statement, int, list[Row]] | None = None
        self._drawn: QPixmap | None = None
        self._wheel = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_page(self, statement: Statement, number: int, rows: list[Row]) -> None:
        """Show a page of a statement, counted from 0."""
        self._page = statement, number, rows
        self._drawn = None
        self.update()

    def sizeHint(self) -> QSize:
        """A page that can be read."""
        return QSize(self._theme.u(140), self._theme.u(170))

    def wear(self, theme: Theme) -> None:
        """Take the colour around the page."""
        self._theme = theme
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages."""
        keys = {
            Qt.Key.Key_PageUp: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Space: 1,
        }  # fmt: skip
        turn = keys.get(Qt.Key(event.key()))
        if turn is not None:
            self.turned.emit(turn)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.jumped.emit(event.key() == Qt.Key.Key_End)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn a page for every notch."""
        self._wheel -= event.angleDelta().y()
        notches = int(self._wheel / _STEP)
        if notches:
            self._wheel -= notches * _STEP
            self.turned.emit(notches)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw it anew in the other size."""
        super().resizeEvent(event)
        self._drawn = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page on its ground."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("window"))
            drawn = self._drawn = self._drawn or self._draw()
            if drawn is None:
                return
            size = drawn.deviceIndependentSize()
            place = QPointF((self.width() - size.width()) // 2, (self.height() - size.height()) // 2)
            painter.drawPixmap(place, drawn)
            painter.setPen(self._theme.colour("border"))
            painter.drawRect(QRectF(place, size).adjusted(-0.5, -0.5, 0.5, 0.5))

    def _draw(self) -> QPixmap | None:
        if self._page is None:
            return None
        statement, number, rows = self._page
        room = QSize(self.width() - 8, self.height() - 8)
        size = QSize(round(statement.width), round(statement.height))
        size.scale(room, Qt.AspectRatioMode.KeepAspectRatio)
        if size.isEmpty():
            return None
        drawn = QPixmap(size * self.devicePixelRatioF())
        drawn.setDevicePixelRatio(self.devicePixelRatioF())
        drawn.fill(_PAPER)
        with QPainter(drawn) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            painter.scale(size.width() / statement.width, size.width() / statement.width)
            statement.paint(painter, number, rows)
        return drawn
