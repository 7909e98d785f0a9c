"""One step of a few: its mark, what it is, and a line about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from dijo_desktop.ui.widgets.step_mark import State, StepMark

_LOOKS = {
    "done": ("body", "text"),
    "now": ("bodyStrong", "text"),
    "next": ("body", "textSecondary"),
    "failed": ("bodyStrong", "danger"),
}


class StepRow(QWidget):
    """A step: the one that runs is bold."""

    def __init__(self, state: State = "next", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = StepMark(state)
        self._title = PlainLabel()
        self._detail = PlainLabel("", "caption", "textSecondary", wrap=True)
        self._words = QVBoxLayout()
        self._words.addWidget(self._title)
        self._words.addWidget(self._detail)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._words, 1)

    @property
    def state(self) -> State:
        """The state shown."""
        return self._mark.state

    def say(self, state: State, title: str, detail: str = "") -> None:
        """Show a state, its title and a line about it."""
        if state != self._mark.state:
            self._mark.set_state(state)
        self._title.setText(title)
        self._title.set_look(*_LOOKS[state])
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))

    def texts(self) -> list[str]:
        """Title and detail."""
        return [self._title.text(), self._detail.text()]

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._row.setContentsMargins(0, theme.u(2.75), 0, theme.u(2.75))
        self._row.setSpacing(theme.u(3))
        self._words.setSpacing(theme.u(1))
