"""A field for one day, as plain as every other field."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDateEdit, QWidget

from dijo_desktop.ui.theme import Theme


class DateField(QDateEdit):
    """Takes a day by typing, or by the arrow keys; without the small buttons of Qt, which cannot be styled."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self.setFrame(False)
        self.setButtonSymbols(QDateEdit.ButtonSymbols.NoButtons)

    def wear(self, theme: Theme) -> None:
        """Take font, height and the room beside the text."""
        self._theme = theme
        self.setFont(theme.font("body"))
        self.setFixedHeight(theme.u(7.5))
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(self.text()) + theme.u(5))
        self.lineEdit().setTextMargins(theme.u(1.5), 0, theme.u(1.5), 0)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw fill and border; the text is that of the line edit inside."""
        theme = self._theme
        if theme is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent" if self.hasFocus() else "controlBorder"), 1))
            painter.setBrush(theme.colour("controlFill"))
            radius = theme.radius("control")
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
