"""An icon on a soft square, at the head of an offer."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dijo_desktop.ui.theme import Theme

Tone = Literal["accent", "plain", "ok"]
_LOOKS = {
    "accent": ("accentSoft", "onAccentSoft"),
    "plain": ("surfacePressed", "textSecondary"),
    "ok": ("successSoft", "success"),
}


class Tile(QWidget):
    """Ten units square, or a circle of 13 if `round_`; says nothing to a screen reader."""

    def __init__(
        self, icon: str, tone: Tone = "accent", *, round_: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._tone: Tone = tone
        self._round = round_
        self._theme: Theme | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def wear(self, theme: Theme) -> None:
        """Take size and colours."""
        self._theme = theme
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """The whole square."""
        side = self._theme.u(13 if self._round else 10) if self._theme else 40
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw fill and icon."""
        if self._theme is None:
            return
        fill, ink = _LOOKS[self._tone]
        side = self._theme.u(8 if self._round else 5.5)
        radius = self.width() / 2 if self._round else self._theme.radius("group")
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(fill))
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
            at = (self.width() - side) // 2
            painter.drawPixmap(at, at, self._theme.pixmap(self._icon, ink, side))
