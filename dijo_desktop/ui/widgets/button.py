"""The button, in the six kinds of the design."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from dijo_desktop.ui.theme import Theme

Kind = Literal["primary", "secondary", "destructive", "final", "flat", "link"]
_ICON_COLOURS = {
    "primary": "onAccent",
    "secondary": "textSecondary",
    "destructive": "danger",
    "final": "onDanger",
    "flat": "textSecondary",
    "link": "link",
}
_AIR = 0.75
_WIDEST = 16_777_215


class Button(QPushButton):
    """A button; `final` is the last step of something that cannot be undone and never takes Enter.

    Without text it is a square icon button and needs `name`, which is read out and shown as tooltip. `menu` draws a
    chevron at the trailing side; `large` is the height of the sign-in page.
    """

    def __init__(
        self,
        text: str = "",
        kind: Kind = "secondary",
        icon: str | None = None,
        *,
        name: str = "",
        menu: bool = False,
        large: bool = False,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind: Kind = kind
        self._icon = icon
        self._menu = menu
        self._height = 9.0 if large else 6.5 if small else 7.5
        self._theme: Theme | None = None
        self.setProperty("kind", kind)
        self.setProperty("square", not text)
        self.setProperty("trailing", menu)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if name:
            self.set_name(name)

    def setText(self, text: str) -> None:
        """Take a text; without one the button is a square."""
        squarer = bool(self.text()) != bool(text)
        super().setText(text)
        self.setProperty("square", not text)
        if self._theme is not None:
            self.wear(self._theme)
        if squarer:
            self._restyle()

    def set_name(self, name: str) -> None:
        """Name an icon button for screen readers and the tooltip."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_icon(self, icon: str | None) -> None:
        """Show another icon."""
        self._icon = icon
        if self._theme is not None:
            self.wear(self._theme)

    def wear(self, theme: Theme) -> None:
        """Take size, weight and icon."""
        self._theme = theme
        font = theme.font("body")
        if self._kind in ("primary", "final", "link"):
            font.setWeight(QFont.Weight.Medium)
        self.setFont(font)
        height = theme.u(self._height)
        self.setFixedHeight(height)
        side, room = theme.u(4), theme.u(_AIR) if self.text() else 0
        if not self.text():
            side = theme.u(4.25)
            self.setFixedWidth(height)
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(_WIDEST)
        if self._icon:
            self.setIcon(theme.icon(self._icon, _ICON_COLOURS[self._kind], side, room=room))
            self.setIconSize(QSize(side + room, side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, and the chevron of one that opens a menu."""
        super().paintEvent(event)
        if not self._menu or self._theme is None:
            return
        side, margin = self._theme.u(3), self._theme.u(2.5)
        colour = _ICON_COLOURS[self._kind] if self.isEnabled() else "textDisabled"
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at = margin if mirrored else self.width() - margin - side
        with QPainter(self) as painter:
            painter.drawPixmap(
                QPointF(at, (self.height() - side) / 2), self._theme.pixmap("chevron-down", colour, side)
            )

    def _restyle(self) -> None:
        """Make the style sheet look at the properties again."""
        self.style().unpolish(self)
        self.style().polish(self)
