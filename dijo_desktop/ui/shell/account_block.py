"""Whose data this is: the mark, the name of the service and the e-mail address."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.app_mark import AppMark
from dijo_desktop.ui.widgets.elided_label import ElidedLabel


class AccountBlock(QWidget):
    """At the top of the sidebar; in the rail only the mark is left."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = AppMark(7)
        self._name = ElidedLabel("", "bodyStrong")
        self._email = ElidedLabel("", "caption", "textMuted")
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addStretch()
        self._words.addWidget(self._name)
        self._words.addWidget(self._email)
        self._words.addStretch()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._mark)
        self._row.addLayout(self._words, 1)
        self._rail = False
        self._theme: Theme | None = None

    def say(self, name: str, email: str) -> None:
        """Show the name of the service and the e-mail address."""
        self._name.setText(name)
        self._email.setText(email)

    def texts(self) -> tuple[str, str]:
        """Name and e-mail address."""
        return self._name.text(), self._email.text()

    def set_rail(self, *, rail: bool) -> None:
        """Show the mark alone, in the middle."""
        self._rail = rail
        self._name.setVisible(not rail)
        self._email.setVisible(not rail)
        if self._theme is not None:
            self.wear(self._theme)

    def wear(self, theme: Theme) -> None:
        """Take height and margins."""
        self._theme = theme
        side = theme.u(2.5 if self._rail else 2)
        self._row.setContentsMargins(side, 0, side, 0)
        self._row.setSpacing(0 if self._rail else theme.u(2.5))
        self.setFixedHeight(theme.u(12))
