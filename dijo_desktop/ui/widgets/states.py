"""The states of a page: waiting, content, empty, failure, and content while offline."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from dijo_desktop.errors import DijoError
from dijo_desktop.ui.messages import describe
from dijo_desktop.ui.widgets.message_bar import MessageBar
from dijo_desktop.ui.widgets.notice import Notice
from dijo_desktop.ui.widgets.skeleton import Skeleton

PATIENCE_MS = 300


class StatesStack(QWidget):
    """Shows one state of a page; `acted` carries the action of the button pressed (`retry`, `sign_in` or a key).

    Content that was there is kept while waiting and when a later reading fails: a bar above it says so.
    """

    acted = Signal(str)

    def __init__(self, content: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._filled = False
        self._action = ""
        self._blank = QWidget()
        self._skeleton = Skeleton()
        self._notice = Notice()
        self._notice.acted.connect(self.acted)
        self.bar = MessageBar("error")
        self.bar.hide()
        self.bar.acted.connect(lambda: self.acted.emit(self._action))
        self._stack = QStackedLayout()
        self._late = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._late.timeout.connect(lambda: self._stack.setCurrentWidget(self._skeleton))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(self._stack, 1)
        for page in (self._blank, self._skeleton, self._notice, content):
            self._stack.addWidget(page)

    @property
    def state(self) -> str:
        """waiting, empty (also failure without content) or content."""
        shown = self._stack.currentWidget()
        return "content" if shown is self._content else "empty" if shown is self._notice else "waiting"

    def show_waiting(self, text: str) -> None:
        """Wait: nothing for 300 ms, then still shapes and the sentence; old content stays."""
        if self._filled:
            return
        self.bar.hide()
        self._skeleton.say(text)
        if self._late.isActive() or self._stack.currentWidget() is self._skeleton:
            return
        self._stack.setCurrentWidget(self._blank)
        self._late.start()

    def forget(self) -> None:
        """Show nothing: the content is somebody else's from now on."""
        self._settle()
        self.bar.hide()
        self._filled = False
        self._stack.setCurrentWidget(self._blank)

    def show_content(self) -> None:
        """Show the content, without any bar."""
        self._settle()
        self.bar.hide()
        self._filled = True
        self._stack.setCurrentWidget(self._content)

    def show_empty(self, icon: str, title: str, reason: str = "", *, action: str = "", button: str = "") -> None:
        """There is nothing: say why, and offer one way out."""
        self._settle()
        self.bar.hide()
        self._filled = False
        self._notice.say(icon, title, reason)
        if button:
            self._notice.add_button(action, button)
        self._stack.setCurrentWidget(self._notice)

    def show_failure(self, error: DijoError, title: str = "") -> None:
        """Say what failed: as a bar above content that is there, else in the middle under `title`."""
        self._settle()
        message = describe(error)
        self._action = message.action
        if self._filled:
            self.bar.say(message.sentence, message.button, tone=message.tone)
            self.bar.show()
            return
        bold, reason = (title, message.sentence) if title else (message.sentence, "")
        self._notice.say("warning", bold, reason, colour="danger")
        if message.button:
            self._notice.add_button(message.action, message.button)
        self._stack.setCurrentWidget(self._notice)

    def _settle(self) -> None:
        self._late.stop()
