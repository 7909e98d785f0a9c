"""The head of a page: its title, one line of fact, its actions."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.elided_label import ElidedLabel
from dijo_desktop.ui.widgets.plain_label import PlainLabel


class PageHeader(QWidget):
    """Title over fact line; actions at the trailing side; `back` of a sub-page is shown by `show_back`."""

    back = Signal()

    def __init__(self, title: str = "", fact: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._back = Button(kind="flat", icon="chevron-left")
        self._back.hide()
        self._back.clicked.connect(self.back)
        self.title = PlainLabel(title, "title")
        self.fact = ElidedLabel(fact, "caption", "textMuted")
        self._words = QVBoxLayout()
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.addStretch()
        self._words.addWidget(self.title)
        self._words.addWidget(self.fact)
        self._words.addStretch()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._back)
        self._row.addLayout(self._words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def set_texts(self, title: str, fact: str = "") -> None:
        """Take new title and fact line."""
        self.title.setText(title)
        self.set_fact(fact)

    def set_fact(self, fact: str) -> None:
        """Say how much is held and since when."""
        self.fact.setText(fact)
        self.fact.setVisible(bool(fact))

    def show_back(self, name: str) -> None:
        """Show the chevron of a sub-page; `name` is what it is called."""
        self._back.set_name(name)
        self._back.show()

    def add_action(self, action: QWidget, *, after: QWidget | None = None) -> None:
        """Put an action at the trailing side, or `after` another: one primary and two secondary ones at most."""
        self._row.insertWidget(self._row.indexOf(after) + 1 if after is not None else -1, action)

    def wear(self, theme: Theme) -> None:
        """Take height and margins."""
        self.setMinimumHeight(theme.u(17))
        self._row.setContentsMargins(theme.u(6), 0, theme.u(6), 0)
        self._row.setSpacing(theme.u(2))
        self._words.setSpacing(theme.u(0.25))
