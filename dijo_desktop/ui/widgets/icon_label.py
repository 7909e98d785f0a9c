"""An icon that says nothing of its own: the words beside it do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.plain_label import PlainLabel


class IconLabel(PlainLabel):
    """An icon in a colour role, `units` of the theme's unit wide and high."""

    def __init__(
        self, icon: str = "", colour: str = "textSecondary", units: float = 4.5, *, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "body", colour, parent=parent)
        self._icon = icon
        self._units = units
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def set_icon(self, icon: str, colour: str = "") -> None:
        """Show another icon, in another colour if one is given."""
        self._icon = icon
        self.set_look(colour=colour or None)

    def wear(self, theme: Theme) -> None:
        """Draw the icon in the colours of the theme."""
        super().wear(theme)
        side = theme.u(self._units)
        self.setFixedSize(side, side)
        if self._icon:
            self.setPixmap(theme.pixmap(self._icon, self._colour, side))
        else:
            self.clear()
