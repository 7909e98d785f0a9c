"""A one-line field, with an icon at its leading side if one is named."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from dijo_desktop.ui.theme import Theme


class Field(QLineEdit):
    """A text field; `name` is read out, `wrong` draws the border in the colour of errors."""

    def __init__(self, name: str, *, icon: str = "", large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._large = large
        self._icon = icon
        self._action: QAction | None = None
        self.setAccessibleName(name)
        if icon:
            self._action = QAction(self)
            self.addAction(self._action, QLineEdit.ActionPosition.LeadingPosition)

    def set_wrong(self, *, wrong: bool) -> None:
        """Mark the text as wrong, or no longer."""
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def wear(self, theme: Theme) -> None:
        """Take font, height and icon."""
        self.setFont(theme.font("body"))
        # Not by the style sheet: its min-height pushes the icon off centre.
        self.setFixedHeight(theme.u(9 if self._large else 7.5))
        if self._action is not None:
            self._action.setIcon(theme.icon(self._icon, "textMuted", theme.u(3.75)))
