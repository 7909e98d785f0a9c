"""Waiting for the browser: three steps, the time left, and ways to help oneself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.ui import format as written
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.step_row import StepRow


class Waited(Protocol):
    """A sign-in in the browser that is waited for; `expires_at` is a moment of the monotonic clock in seconds."""

    @property
    def host(self) -> str:
        """The host whose page the browser shows."""

    @property
    def expires_at(self) -> float:
        """When the page stops being valid."""

    @property
    def browser_opened(self) -> bool:
        """Whether a browser took the page."""


class WaitingForBrowser(QWidget):
    """Shown from the first click until the browser came back; the owner does what the three signals ask for."""

    open_again = Signal()
    copy_link = Signal()
    cancelled = Signal()

    def __init__(
        self,
        monotonic: Callable[[], float],
        *,
        keeps: bool = True,
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`keeps` shows the third step, which a fresh sign-in of a running session does not have."""
        super().__init__(parent)
        self._monotonic = monotonic
        self._attempt: Waited | None = None
        self._opened_at_ms = 0
        self._keyring = ""
        self._busy = False
        self._opened, self._waiting, self._keeping = StepRow("now"), StepRow("next"), StepRow("next")
        self._keeping.setVisible(keeps)
        self.again = Button(" ", "secondary", "external-link", large=large)
        self.copy = Button(" ", "secondary", "copy", large=large)
        self.cancel = Button(" ", "flat", large=large)
        self.again.clicked.connect(self.open_again)
        self.copy.clicked.connect(self.copy_link)
        self.cancel.clicked.connect(self.cancelled)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for step in (self._opened, self._waiting, self._keeping):
            self._column.addWidget(step)
        self._buttons = QHBoxLayout()
        for button in (self.again, self.copy, self.cancel):
            self._buttons.addWidget(button)
        self._buttons.addStretch()
        self._column.addLayout(self._buttons)
        self._second = QTimer(self, interval=1000, timerType=Qt.TimerType.CoarseTimer)
        self._second.timeout.connect(self.retranslate)
        self.retranslate()

    def begin(self, keyring: str = "") -> None:
        """Nothing is open yet; `keyring` is where the sign-in will be kept, empty if nowhere."""
        self._attempt = None
        self._keyring = keyring
        self.retranslate()

    def show_attempt(self, attempt: Waited, now_ms: int) -> None:
        """The browser was asked to open the page, at this moment."""
        self._attempt = attempt
        self._opened_at_ms = now_ms
        self._second.start()
        self.retranslate()

    def set_busy(self, *, busy: bool) -> None:
        """Take no second wish while a fresh link is asked for."""
        self._busy = busy
        self.retranslate()

    def say_copied(self) -> None:
        """Say on the button that the link is in the clipboard, until the next second."""
        self.copy.setText(self.tr("Copied"))

    def texts(self) -> list[str]:
        """Titles and details of the steps shown."""
        steps = [step for step in (self._opened, self._waiting, self._keeping) if not step.isHidden()]
        return [text for step in steps for text in step.texts()]

    def retranslate(self) -> None:
        """Say everything anew: the language changed, or a second went by."""
        self.again.setText(self.tr("Open the page again"))
        self.copy.setText(self.tr("Copy link"))
        self.cancel.setText(self.tr("Cancel"))
        attempt = self._attempt
        self.again.setEnabled(attempt is not None and not self._busy)
        self.copy.setEnabled(attempt is not None and not self._busy)
        if attempt is None:
            self._opened.say("now", self.tr("Asking the service for a sign-in page"))
            self._waiting.say("next", self.tr("Waiting for you to sign in"))
        else:
            self._say_attempt(attempt)
        kept = self.tr("In {keyring}, never in a file").format(keyring=self._keyring)
        only_now = self.tr("In memory, until you quit")
        self._keeping.say("next", self.tr("Keep the sign-in safe"), kept if self._keyring else only_now)

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._column.setSpacing(0)
        self._buttons.setSpacing(theme.u(2))
        self._buttons.setContentsMargins(0, theme.u(5), 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Count only while somebody sees it."""
        super().hideEvent(event)
        self._second.stop()

    def _say_attempt(self, attempt: Waited) -> None:
        host = written.isolated(attempt.host)
        if attempt.browser_opened:
            at = self.tr("{time}, {host}").format(time=written.time(self._opened_at_ms), host=host)
            self._opened.say("done", self.tr("Browser opened"), at)
        else:
            detail = self.tr("Copy the link and open it yourself: {host}").format(host=host)
            self._opened.say("failed", self.tr("No browser opened"), detail)
        left = max(0, int(attempt.expires_at - self._monotonic()))
        valid = self.tr("The page stays valid for {time}").format(time=written.duration(left))
        over = self.tr("The page is no longer valid. Open it again.")
        self._waiting.say("now", self.tr("Waiting for you to sign in"), valid if left else over)
