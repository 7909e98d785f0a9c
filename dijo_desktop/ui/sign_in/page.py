"""The sign-in page: asks for the service, waits for the browser, says what went wrong."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from dijo_desktop.errors import DijoError, SignedOut
from dijo_desktop.ui.messages import describe
from dijo_desktop.ui.sign_in.ask_address import AskAddress
from dijo_desktop.ui.sign_in.asked_for import AskedFor
from dijo_desktop.ui.sign_in.device_code import Code, DeviceCode
from dijo_desktop.ui.sign_in.footer import Footer
from dijo_desktop.ui.sign_in.frame import Frame
from dijo_desktop.ui.sign_in.headline import Headline
from dijo_desktop.ui.sign_in.known_accounts import KnownAccounts
from dijo_desktop.ui.sign_in.no_keyring import NoKeyring
from dijo_desktop.ui.tasks import Task, Tasks
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.message_bar import MessageBar
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from dijo_desktop.ui.widgets.waiting_for_browser import Waited, WaitingForBrowser

_ENDED_ELSEWHERE = ("session_ended", "account_deleted", "reuse_detected")
"""Why a sign-in ended that the person did not end here (contract SI-35)."""


class Attempt(Waited, Protocol):
    """A sign-in under way; both methods reach out and belong on a worker."""

    def open_again(self) -> None:
        """Open the browser with a fresh link."""

    def link(self) -> str:
        """A fresh link to copy."""


class SignsIn(Protocol):
    """What signs in; what it returns goes out with `signed_in`."""

    def sign_in(
        self, origin: str, *, stop: threading.Event, waiting: Callable[[Any], None], by_code: bool = False
    ) -> Any:  # noqa: ANN401
        """Sign in at a service; `waiting` gets an `Attempt` once the browser was asked, or a `Code` if `by_code`."""


class SignInPage(QWidget):
    """Takes the whole window. `address_used` carries the origin of a sign-in that worked."""

    signed_in = Signal(object)
    address_used = Signal(str)
    demo_wanted = Signal()
    language_chosen = Signal(str)
    failed = Signal(object)
    remove = Signal()

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
        self._by_code = False
        self._action = ""
        self._title = Headline("", "title", wrap=True)
        self._said = PlainLabel("", "body", "textSecondary", wrap=True)
        self.bar = MessageBar("error")
        self.bar.hide()
        self.bar.acted.connect(self._help)
        self.remove_button = Button(" ", "destructive", small=True)
        self.remove_button.clicked.connect(self.remove)
        self.remove_button.hide()
        self.ask = AskAddress()
        self.ask.accepted.connect(self._accepted)
        self.ask.refused.connect(self._forget_code)
        self.waiting = WaitingForBrowser(monotonic, large=True)
        self.waiting.cancelled.connect(self.cancel)
        self.waiting.open_again.connect(self._open_again)
        self.waiting.copy_link.connect(self._copy_link)
        self.footer = Footer(languages)
        self.device = DeviceCode(monotonic)
        self.device.cancelled.connect(self.cancel)
        self.known = KnownAccounts()
        self.no_keyring = NoKeyring()
        self.footer.no_browser.clicked.connect(self.use_code)
        self.footer.demo.clicked.connect(self.demo_wanted)
        self.footer.language.chosen.connect(self.language_chosen)
        self._stack = QStackedWidget()
        for step in (self.ask, self.waiting, self.device):
            self._stack.addWidget(step)
        left = (self.no_keyring, self.bar, self.remove_button, self._stack, self.known)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Frame(self._title, self._said, left, AskedFor(), self.footer))
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
        self._say_failure()
        self._step(self.ask)

    def use_code(self) -> None:
        """Sign in by the browser of another device."""
        if self._stack.currentWidget() is self.ask:
            self._by_code = True
            self.ask.accept()
        elif self._stack.currentWidget() is self.waiting:
            self.cancel()
            self._begin(self._origin, by_code=True)

    def forgive(self) -> None:
        """Say no more what went wrong."""
        self._error = None
        self.bar.hide()
        self.remove_button.hide()

    def cancel(self) -> None:
        """Stop waiting for the browser."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._attempt = None
        self._step(self.ask)

    def retranslate(self) -> None:
        """Set every text of the state shown."""
        if self._stack.currentWidget() is self.waiting:
            self._title.setText(self.tr("Continue in your browser"))
            self._said.setText(self.tr("Sign in on the page that just opened. This window goes on by itself."))
        elif self._stack.currentWidget() is self.device:
            self._title.setText(self.tr("Sign in on another device"))
            self._said.setText(
                self.tr("This sign-in can read everything, but not change your account. That needs a browser here.")
            )
        elif self._demo:
            self._title.setText(self.tr("Sign in to the demo"))
            self._said.setText(self.tr("Choose a sample person in your browser. No password, no real data."))
        else:
            self._title.setText(self.tr("Sign in to your service"))
            self._said.setText(
                self.tr("Type the address of the service that holds your account. You sign in on its own page.")
            )
        self.remove_button.setText(self.tr("Remove from this computer…"))
        if self._error is not None:
            self._say_failure()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _step(self, step: QWidget) -> None:
        for other in (self.ask, self.waiting, self.device):  # the stack is as high as what it shows, no higher
            tall = QSizePolicy.Policy.Preferred if other is step else QSizePolicy.Policy.Ignored
            other.setSizePolicy(QSizePolicy.Policy.Preferred, tall)
        self._stack.setCurrentWidget(step)
        self.remove_button.setVisible(step is self.ask and self._ended_elsewhere())
        self.footer.no_browser.setVisible(step is not self.device)
        self.known.setVisible(step is self.ask and not self.known.empty)
        self.retranslate()

    def _ended_elsewhere(self) -> bool:
        return isinstance(self._error, SignedOut) and self._error.reason in _ENDED_ELSEWHERE

    def _forget_code(self) -> None:
        self._by_code = False

    def _accepted(self, origin: str) -> None:
        by_code, self._by_code = self._by_code, False
        self._begin(origin, by_code=by_code)

    def _begin(self, origin: str, *, by_code: bool = False) -> None:
        self._origin = origin
        self._error = None
        self.bar.hide()
        if by_code:
            self.device.begin()
        else:
            self.waiting.begin(self._keyring)
        self._step(self.device if by_code else self.waiting)
        (self.device.cancel if by_code else self.waiting.cancel).setFocus()
        self._task = self._tasks.run(
            lambda job: self._sign_ins.sign_in(origin, stop=job.stop, waiting=job.tell, by_code=by_code),
            owner=self,
            then=self._arrived,
            failed=self._failed,
            told=self._show_code if by_code else self._show_attempt,
        )

    def _show_code(self, code: Code) -> None:
        self.device.show_code(code)

    def _show_attempt(self, attempt: Attempt) -> None:
        self._attempt = attempt
        self.waiting.show_attempt(attempt, self._now_ms())

    def _arrived(self, signed_in: object) -> None:
        self._task = self._attempt = None
        self._step(self.ask)
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
        if self._action == "use_code":
            self.use_code()
        elif self._action == "change_address" and not self.ask.field.isHidden():
            self.ask.field.setFocus()
            self.ask.field.selectAll()
        elif self._stack.currentWidget() is self.ask:
            self.ask.button.click()
