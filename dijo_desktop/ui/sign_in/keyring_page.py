"""What is shown when the keyring does not give the sign-in: nothing personal, and only what each state allows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.errors import KeyringChanged, KeyringLocked, KeyringMissing, KeyringNotAnswering, KeyringUnavailable
from dijo_desktop.ui.messages import describe
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.app_mark import AppMark
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.plain_label import PlainLabel

AGAIN_MS = (1000, 2000, 4000, 8000, 16000, 30000)
"""A keyring that comes late is noticed by asking again after these times, if nothing tells of it before."""


class KeyringPage(QWidget):
    """Takes the whole window. A locked or late keyring never leads to a new sign-in by itself."""

    try_again = Signal()
    sign_in_again = Signal()
    session_only = Signal()

    def __init__(self, parent: QWidget | None = None, *, make_timer: Callable[[QObject], QTimer] = QTimer) -> None:
        super().__init__(parent)
        self._error: KeyringUnavailable = KeyringMissing()
        self._tries = 0
        self._mark = AppMark(13)
        self._title = PlainLabel("", "title", wrap=True)
        self._said = PlainLabel("", "body", "textSecondary", wrap=True)
        self.again = Button(" ", "primary", large=True)
        self.sign_in = Button(" ", "secondary", large=True)
        self.session = Button(" ", "secondary", large=True)
        self.again.clicked.connect(self._try)
        for other_way, chosen in ((self.sign_in, self.sign_in_again), (self.session, self.session_only)):
            other_way.clicked.connect(self.stop)  # asking the keyring again would call back what was chosen
            other_way.clicked.connect(chosen)
        self._timer = make_timer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.try_again)
        self._lay_out()
        self.retranslate()

    def title(self) -> str:
        """No title of its own: the window has the program's name."""
        return ""

    def enter(self) -> None:
        """Put the keyboard on the way on."""
        self.again.setFocus()

    def leave(self) -> None:
        """Ask no more."""
        self.stop()

    def show_state(self, error: KeyringUnavailable) -> None:
        """Show a state; one that may mend itself is asked again after a while."""
        self._error = error
        # A locked one is not asked by itself: each question may open its prompt again. Its unlocking is noticed.
        gone = isinstance(error, KeyringChanged) and not error.backend
        if gone or isinstance(error, KeyringNotAnswering | KeyringMissing):
            self._timer.start(AGAIN_MS[min(self._tries, len(AGAIN_MS) - 1)])
            self._tries += 1
        self.retranslate()

    def stop(self) -> None:
        """The keyring answered, or the person went another way."""
        self._timer.stop()
        self._tries = 0

    def retranslate(self) -> None:
        """Set every text, and offer what this state allows."""
        error = self._error
        self._title.setText(self.tr("Your sign-in is in the keyring"))
        message = describe(error)
        self._said.setText(message.sentence)
        locked = isinstance(error, KeyringLocked)
        self.again.setText(self.tr("Unlock") if locked else self.tr("Try again"))
        self.sign_in.setText(self.tr("Sign in again"))
        self.session.setText(self.tr("This session only"))
        self.sign_in.setVisible(not locked and not isinstance(error, KeyringNotAnswering))
        self.session.setVisible(not locked)

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._column.setSpacing(theme.u(3))
        self._buttons.setSpacing(theme.u(2))
        self._inner.setMaximumWidth(theme.u(140))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _try(self) -> None:
        self._tries = 0
        self._timer.stop()
        self.try_again.emit()

    def _lay_out(self) -> None:
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        for part in (self._mark, self._title, self._said):
            self._column.addWidget(part)
        self._buttons = QHBoxLayout()
        for button in (self.again, self.sign_in, self.session):
            self._buttons.addWidget(button)
        self._buttons.addStretch()
        self._column.addLayout(self._buttons)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._inner, 100)
        across.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addStretch()
        whole.addLayout(across)
        whole.addStretch()
