"""A field for one day, as plain as every other field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDateEdit, QWidget

from dijo_desktop.ui.theme import Theme

_FITTED = (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange)


class DateField(QDateEdit):
    """Takes a day by typing, or by the arrow keys; without the small buttons of Qt, which cannot be styled."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self.setFrame(False)
        self.setButtonSymbols(QDateEdit.ButtonSymbols.NoButtons)

    def wear(self, theme: Theme) -> None:
        """Take font and size."""
        self._theme = theme
        self.setFont(theme.font("body"))
        self.setFixedHeight(theme.u(7.5))
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(self.text()) + theme.u(5))
        self._fit()
        self.update()

    def event(self, event: QEvent) -> bool:
        """Leave room for the border whenever Qt has placed the text."""
        taken = super().event(event)
        if event.type() in _FITTED:
            self._fit()
        return taken

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

    def _fit(self) -> None:
        if self._theme is not None:
            beside = self._theme.u(1.25)
            self.lineEdit().setGeometry(self.rect().adjusted(beside, 3, -beside, -3))
