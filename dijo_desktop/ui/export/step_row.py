"""One step of saving a copy as a row: mark, name, how far, a thin bar, and Retry on the row that failed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from dijo_desktop.ui.widgets.progress import Progress
from dijo_desktop.ui.widgets.step_mark import State, StepMark

_BAR = 26


class ExportStep(QWidget):
    """`acted` is the button of a failure."""

    acted = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = StepMark()
        self._title = PlainLabel(title, wrap=True)
        self._detail = PlainLabel("", "body", "textSecondary", wrap=True)
        self.progress = Progress(title, slim=True)
        self.button = Button(" ")
        self.button.clicked.connect(self.acted)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._mark)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.button)
        self.say("next")

    def set_title(self, title: str) -> None:
        """Take the name in another language."""
        self._title.setText(title)

    def say(self, state: State, detail: str = "", share: float | None = None, action: str = "") -> None:
        """Show a state, how far it is (0 to 1) if that is known, and the button that helps."""
        self._mark.set_state(state)
        self._title.set_look("bodyStrong" if state in ("now", "failed") else "body")
        self._title.set_look(colour="textMuted" if state == "next" else "text")
        self._detail.setText(detail)
        self._detail.set_look(colour="danger" if state == "failed" else "textSecondary")
        self._detail.setVisible(bool(detail))
        self.progress.setVisible(share is not None)
        if share is not None:
            self.progress.set_share(share)
        self.button.setText(action or " ")
        self.button.setVisible(bool(action))

    def texts(self) -> tuple[str, str]:
        """Name and detail."""
        return self._title.text(), self._detail.text()

    @property
    def state(self) -> State:
        """The state shown."""
        return self._mark.state

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._row.setContentsMargins(theme.u(4), theme.u(2), theme.u(4), theme.u(2))
        self._row.setSpacing(theme.u(3))
        self.progress.setFixedWidth(theme.u(_BAR))
        self.setMinimumHeight(theme.u(12))
