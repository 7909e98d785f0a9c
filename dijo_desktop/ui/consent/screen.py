"""What the consent page is made of: header with its two actions, the content in its states, draft bar, toast."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.ui.consent.draft_bar import DraftBar
from dijo_desktop.ui.consent.layout import WIDE, ConsentLayout
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.page_header import PageHeader
from dijo_desktop.ui.widgets.states import StatesStack
from dijo_desktop.ui.widgets.toast import Toast


class ConsentScreen(QWidget):
    """Only places its parts; in a narrow window the actions of the header go below it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wide: bool | None = None
        self.header = PageHeader(" ")
        self.all_off, self.all_on = Button(" "), Button(" ")
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.content = ConsentLayout(theme)
        self.bar = DraftBar()
        self.bar.hide()
        self.states = StatesStack(self.content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(self._below)
        column.addWidget(self.states, 1)
        column.addWidget(self.bar)
        self.toast = Toast(self)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decide where the two buttons of the header go."""
        super().resizeEvent(event)
        self._arrange()

    def wear(self, theme: Theme) -> None:
        """Take the unit that decides it."""
        self._theme = theme
        self._below.setSpacing(theme.u(2))
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.u(WIDE)
        side = self._theme.u(6)
        self._below.setContentsMargins(side, 0, side, 0 if wide else self._theme.u(4))
        together = self.all_off.sizeHint().width() + self.all_on.sizeHint().width() + self._theme.u(2)
        beside = together <= self.width() - 2 * side
        self._below.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        if wide == self._wide:
            return
        self._wide = wide
        while self._below.count():
            self._below.takeAt(0)
        for button in (self.all_off, self.all_on):
            if wide:
                self.header.add_action(button)
            else:
                self._below.addWidget(button)
        if not wide:
            self._below.addStretch()
