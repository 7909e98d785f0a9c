"""One line of text that gives way: it ends in an ellipsis when there is no room, and the tooltip has it whole."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from dijo_desktop.ui.widgets.plain_label import PlainLabel

_LEAST_CHARACTERS = 6


class ElidedLabel(PlainLabel):
    """A label that never asks for more width than a few characters; screen readers get the whole text."""

    def __init__(
        self, text: str = "", role: str = "body", colour: str = "text", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, role, colour, parent=parent)

    def minimumSizeHint(self) -> QSize:
        """A few characters wide."""
        metrics = self.fontMetrics()
        least = metrics.averageCharWidth() * _LEAST_CHARACTERS
        return QSize(min(least, super().minimumSizeHint().width()), metrics.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as tooltip when it does not fit."""
        super().resizeEvent(event)
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.width()
        self.setToolTip("" if fits else escape(self.text()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much as fits."""
        line = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), line)
