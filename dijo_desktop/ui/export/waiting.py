"""Waiting for a fresh sign-in in the browser, with its help: open again, copy link, cancel."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dijo_desktop.domain.clock import Clock
from dijo_desktop.ui.tasks import Job, Tasks
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from dijo_desktop.ui.widgets.waiting_for_browser import Waited, WaitingForBrowser


class Attempt(Waited, Protocol):
    """A sign-in that is waited for; both methods reach out and belong on a worker."""

    def open_again(self) -> None:
        """Open the browser with a fresh link."""

    def link(self) -> str:
        """A fresh link to copy."""


class BrowserWait(QFrame):
    """Says why the browser was opened; `failed` carries what kept it from being opened again."""

    cancelled = Signal()
    failed = Signal(object)

    def __init__(self, tasks: Tasks, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("group")
        self._tasks = tasks
        self._clock = clock
        self._attempt: Attempt | None = None
        self._why = PlainLabel("", "bodyStrong", wrap=True)
        self.waiting = WaitingForBrowser(clock.monotonic, keeps=False)
        self.waiting.cancelled.connect(self.cancelled)
        self.waiting.open_again.connect(self._open_again)
        self.waiting.copy_link.connect(self._copy_link)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._why)
        self._column.addWidget(self.waiting)

    def show_attempt(self, attempt: object) -> None:
        """Show a sign-in that is now open in the browser."""
        self._attempt = cast("Attempt", attempt)
        self._why.setText(self.tr("The service wants a fresh sign-in before it does this. Nothing was changed yet."))
        self.waiting.show_attempt(self._attempt, self._clock.now_ms())
        self.show()

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._column.setContentsMargins(theme.u(5), theme.u(4), theme.u(5), theme.u(4))
        self._column.setSpacing(theme.u(2))

    def _open_again(self) -> None:
        attempt = self._attempt
        if attempt is not None:
            self._tasks.run(
                lambda _job: attempt.open_again(), owner=self, then=lambda _none: None, failed=self.failed.emit
            )

    def _copy_link(self) -> None:
        attempt = self._attempt
        if attempt is None:
            return

        def link(_job: Job) -> str:
            return attempt.link()

        self._tasks.run(link, owner=self, then=QGuiApplication.clipboard().setText, failed=self.failed.emit)
