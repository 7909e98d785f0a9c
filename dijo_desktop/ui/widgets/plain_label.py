"""Text on the screen: plain, in a role of the type scale and a role of the colours."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from dijo_desktop.ui.theme import Theme

_SELECT = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class PlainLabel(QLabel):
    """Plain text only: what comes from a service or a file is never taken for HTML.

    `role` is caption, captionStrong, body, bodyStrong, section, title, figure or mono; `colour` a colour role.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        colour: str = "text",
        *,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._colour = colour
        self._theme: Theme | None = None
        self._at_end = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(_SELECT)
        self.setText(text)

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Align; left and right mean where the layout begins and ends."""
        self._at_end = bool(alignment & (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTrailing))
        super().setAlignment(alignment)
        if self._theme is not None:
            self.wear(self._theme)

    def set_look(self, role: str | None = None, colour: str | None = None) -> None:
        """Change the role of the text or its colour."""
        self._role = role or self._role
        self._colour = colour or self._colour
        if self._theme is not None:
            self.wear(self._theme)

    def wear(self, theme: Theme) -> None:
        """Take font and colour."""
        self._theme = theme
        if self.alignment() & (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignRight):
            # Qt aligns by the direction of the text; ours begins where the layout begins, whatever it says.
            side = Qt.AlignmentFlag.AlignRight if theme.mirrored != self._at_end else Qt.AlignmentFlag.AlignLeft
            vertical = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
            super().setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | vertical)
        self.setFont(theme.font(self._role))
        dressed = self.palette()
        dressed.setColor(QPalette.ColorRole.WindowText, theme.colour(self._colour))
        dressed.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, theme.colour("textDisabled"))
        self.setPalette(dressed)
