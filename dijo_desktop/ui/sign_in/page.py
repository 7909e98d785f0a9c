"""The sign-in page: asks for the service, waits for the browser, says what went wrong."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QClipboard, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dijo_desktop.errors import DijoError
from dijo_desktop.ui.messages import describe
from dijo_desktop.ui.sign_in.ask_address import AskAddress
from dijo_desktop.ui.sign_in.asked_for import AskedFor
from dijo_desktop.ui.sign_in.footer import Footer
from dijo_desktop.ui.sign_in.headline import Headline
from dijo_desktop.ui.tasks import Task, Tasks
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.app_mark import AppMark
from dijo_desktop.ui.widgets.message_bar import MessageBar
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from dijo_desktop.ui.widgets.scroll import Scroll
from dijo_desktop.ui.widgets.waiting_for_browser import Waited, WaitingForBrowser

_TWO_COLUMNS_EM = 58


class Attempt(Waited, Protocol):
    """A sign-in under way; both methods reach out and belong on a worker."""

    def open_again(self) -> None:
        """Open the browser with a fresh link."""

    def link(self) -> str:
        """A fresh link to copy."""


class SignsIn(Protocol):
    """What signs in; what it returns goes out with `signed_in`."""

    def sign_in(self, origin: str, *, stop: threading.Event, waiting: Callable[[Attempt], None]) -> Any:  # noqa: ANN401
        """Sign in at a service; `waiting` is called when the browser has been asked to open the page."""


class SignInPage(QWidget):
    """Takes the whole window. `address_used` carries the origin of a sign-in that worked."""

    signed_in = Signal(object)
    address_used = Signal(str)
    demo_wanted = Signal()
    language_chosen = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        sign_ins: SignsIn,
        tasks: Tasks,
        *,
        monotonic: Callable[[], float],
        now_ms: Callable[[], int],
        clipboard: QClipboard,
        languages: Sequence[tuple[str, str]] = (("en", "English"),),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sign_ins = sign_ins
        self._tasks = tasks
        self._now_ms = now_ms
        self._clipboard = clipboard
        self._task: Task | None = None
        self._attempt: Attempt | None = None
        self._error: DijoError | None = None
        self._origin = ""
        self._keyring = ""
        self._demo = False
        self._action = ""
        self._theme: Theme | None = None
        self._mark = AppMark(13)
        self._title = Headline("", "title", wrap=True)
        self._said = PlainLabel("", "body", "textSecondary", wrap=True)
        self.bar = MessageBar("error")
        self.bar.hide()
        self.bar.acted.connect(self._help)
        self.ask = AskAddress()
        self.ask.accepted.connect(self._begin)
        self.waiting = WaitingForBrowser(monotonic, large=True)
        self.waiting.cancelled.connect(self.cancel)
        self.waiting.open_again.connect(self._open_again)
        self.waiting.copy_link.connect(self._copy_link)
        self.footer = Footer(languages)
        self.footer.demo.clicked.connect(self.demo_wanted)
        self.footer.language.chosen.connect(self.language_chosen)
        self._asked = AskedFor()
        self._lay_out()
        self.retranslate()

    def title(self) -> str:
        """No title of its own: the window has the program's name."""
        return ""

    def enter(self) -> None:
        """Put the cursor where one types; while nothing can be done yet, on nothing that could be pressed."""
        if not self.ask.isEnabled():
            self.setFocus()
            return
        (self.ask.button if self.ask.field.isHidden() else self.ask.field).setFocus()

    def leave(self) -> None:
        """Wait no more."""
        self.cancel()

    def set_service(self, address: str, *, demo: bool = False, keyring: str = "") -> None:
        """Offer this address; the demo's is fixed. `keyring` is where the sign-in will be kept."""
        self._demo = demo
        self._keyring = keyring
        self.ask.set_address(address, fixed=demo)
        self.footer.demo.setVisible(not demo)
        self.retranslate()

    def show_failure(self, error: DijoError) -> None:
        """Say what went wrong, above the address."""
        self._error = error
        self._stack.setCurrentWidget(self.ask)
        self._say_failure()
        self.retranslate()

    def cancel(self) -> None:
        """Stop waiting for the browser."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._attempt = None
        self._stack.setCurrentWidget(self.ask)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text of the state shown."""
        if self._stack.currentWidget() is self.waiting:
            self._title.setText(self.tr("Continue in your browser"))
            self._said.setText(self.tr("Sign in on the page that just opened. This window goes on by itself."))
        elif self._demo:
            self._title.setText(self.tr("Sign in to the demo"))
            self._said.setText(self.tr("Choose a sample person in your browser. No password, no real data."))
        else:
            self._title.setText(self.tr("Sign in to your service"))
            self._said.setText(
                self.tr("Type the address of the service that holds your account. You sign in on its own page.")
            )
        if self._error is not None:
            self._say_failure()

    def wear(self, theme: Theme) -> None:
        """Take distances and fonts."""
        self._theme = theme
        self._left.setSpacing(theme.u(1.5))
        # The air round the mark hangs out, so that mark and text begin on one line.
        air = -theme.u(0.75)
        self._mark.setContentsMargins(0 if theme.mirrored else air, 0, air if theme.mirrored else 0, 0)
        self._left_gap.setFixedHeight(theme.u(3))
        self._steps_gap.setFixedHeight(theme.u(4))
        self._columns.setSpacing(theme.u(18))
        self._asked.setFixedWidth(theme.u(95))
        self._column.setContentsMargins(theme.u(6), theme.u(6), theme.u(6), theme.u(6))
        self._block.setMaximumWidth(theme.u(226))
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns below each other when there is no room beside."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.ask)
        self._stack.addWidget(self.waiting)
        self._left_gap, self._steps_gap = QWidget(), QWidget()
        self._left = QVBoxLayout()
        for part in (self._mark, self._left_gap, self._title, self._said, self._steps_gap, self.bar, self._stack):
            self._left.addWidget(part)
        self._left.addStretch()
        self._block = QWidget()
        self._columns = QHBoxLayout(self._block)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.addLayout(self._left, 1)
        self._columns.addWidget(self._asked)
        content = QWidget()
        self._column = QVBoxLayout(content)
        across = QHBoxLayout()
        across.addStretch()
        across.addWidget(self._block, 100)
        across.addStretch()
        self._column.addStretch()
        self._column.addLayout(across)
        self._column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Scroll(content), 1)
        whole.addWidget(self.footer)

    def _fold(self) -> None:
        if self._theme is None:
            return
        beside = self.width() >= _TWO_COLUMNS_EM * self._theme.em
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)
        self._columns.setSpacing(self._theme.u(18 if beside else 8))
        self._asked.setMinimumWidth(self._theme.u(95) if beside else 0)
        self._asked.setMaximumWidth(self._theme.u(95) if beside else self._theme.u(226))

    def _begin(self, origin: str) -> None:
        self._origin = origin
        self._error = None
        self.bar.hide()
        self.waiting.begin(self._keyring)
        self._stack.setCurrentWidget(self.waiting)
        self.retranslate()
        self.waiting.cancel.setFocus()
        self._task = self._tasks.run(
            lambda job: self._sign_ins.sign_in(origin, stop=job.stop, waiting=job.tell),
            owner=self,
            then=self._arrived,
            failed=self._failed,
            told=self._show_attempt,
        )

    def _show_attempt(self, attempt: Attempt) -> None:
        self._attempt = attempt
        self.waiting.show_attempt(attempt, self._now_ms())

    def _arrived(self, signed_in: object) -> None:
        self._task = self._attempt = None
        self._stack.setCurrentWidget(self.ask)
        self.retranslate()
        self.address_used.emit(self._origin)
        self.signed_in.emit(signed_in)

    def _failed(self, error: DijoError) -> None:
        self._task = self._attempt = None
        self.show_failure(error)
        self.failed.emit(error)

    def _open_again(self) -> None:
        attempt = self._attempt
        if attempt is not None:
            self._reach(attempt.open_again, lambda _: self._show_attempt(attempt))

    def _copy_link(self) -> None:
        attempt = self._attempt
        if attempt is not None:
            self._reach(attempt.link, self._keep_link)

    def _keep_link(self, link: object) -> None:
        self._clipboard.setText(str(link))
        self.waiting.say_copied()

    def _reach(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        def arrived(outcome: object) -> None:
            self.waiting.set_busy(busy=False)
            then(outcome)

        self.waiting.set_busy(busy=True)
        self._tasks.run(lambda _job: work(), owner=self, then=arrived, failed=self._could_not_reach)

    def _could_not_reach(self, error: DijoError) -> None:
        self.waiting.set_busy(busy=False)
        self._error = error
        self._say_failure()

    def _say_failure(self) -> None:
        if self._error is not None:
            message = describe(self._error)
            self._action = message.action
            self.bar.say(message.sentence, message.button, tone=message.tone)
            self.bar.show()

    def _help(self) -> None:
        self.bar.hide()
        self._error = None
        if self._action == "change_address" and not self.ask.field.isHidden():
            self.ask.field.setFocus()
            self.ask.field.selectAll()
        elif self._stack.currentWidget() is self.ask:
            self.ask.button.click()
