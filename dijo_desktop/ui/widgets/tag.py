"""A short state in words: needed, verified, unlocked, overdue."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.icon_label import IconLabel
from dijo_desktop.ui.widgets.plain_label import PlainLabel

Tone = Literal["plain", "ok", "warn", "error", "info", "accent"]
_FILLS = {
    "plain": ("surfacePressed", "text"),
    "ok": ("successSoft", "onSuccessSoft"),
    "warn": ("warningSoft", "onWarningSoft"),
    "error": ("dangerSoft", "onDangerSoft"),
    "info": ("infoSoft", "onInfoSoft"),
    "accent": ("accentSoft", "onAccentSoft"),
}


class Tag(QFrame):
    """A filled word, with an icon if one is named."""

    def __init__(self, text: str, tone: Tone = "plain", icon: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._tone: Tone = tone
        self._icon = IconLabel(icon, _FILLS[tone][1], 3.25)
        self._text = PlainLabel(text, "caption", _FILLS[tone][1])
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text)
        self._icon.setVisible(bool(icon))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def set_text(self, text: str, tone: Tone | None = None, icon: str | None = None) -> None:
        """Say something else, in another tone or with another icon if given."""
        self._tone = tone or self._tone
        self._text.setText(text)
        self._text.set_look(colour=_FILLS[self._tone][1])
        if icon is not None:
            self._icon.set_icon(icon)
            self._icon.setVisible(bool(icon))
        self._icon.set_look(colour=_FILLS[self._tone][1])
        self.update()

    def wear(self, theme: Theme) -> None:
        """Take size and colours."""
        self._theme = theme
        self._row.setContentsMargins(theme.u(1.75), 0, theme.u(1.75), 0)
        self._row.setSpacing(theme.u(1.25))
        self.setFixedHeight(theme.u(5))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill the shape; in high contrast the border carries it."""
        if self._theme is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fill, ink = _FILLS[self._tone]
            edge = self._theme.colour(ink) if self._theme.high_contrast else Qt.PenStyle.NoPen
            painter.setPen(edge)
            painter.setBrush(self._theme.colour(fill))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
