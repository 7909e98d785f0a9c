"""Signing in on another device: where to go there, what to type, and when not to (RFC 8628; contract SI-32)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.ui import format as written
from dijo_desktop.ui.sign_in.large_code import LargeCode
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.message_bar import MessageBar
from dijo_desktop.ui.widgets.plain_label import PlainLabel


class Code(Protocol):
    """A code that a person types on another device; `expires_at` is a moment of the monotonic clock in seconds."""

    @property
    def host(self) -> str:
        """The host of the page."""

    @property
    def address(self) -> str:
        """The whole address of the page."""

    @property
    def code(self) -> str:
        """What to type there."""

    @property
    def expires_at(self) -> float:
        """When the code stops being good."""


class DeviceCode(QWidget):
    """Host and code in large type, the warning, the time left, and a way to stop."""

    cancelled = Signal()

    def __init__(self, monotonic: Callable[[], float], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self._shown: Code | None = None
        self._go = PlainLabel("", "body", "textSecondary", wrap=True)
        self.host = LargeCode()
        self.address = PlainLabel("", "mono", "textSecondary", wrap=True, selectable=True)
        self._type = PlainLabel("", "body", "textSecondary", wrap=True)
        self.code = LargeCode()
        self.warning = MessageBar("warn")
        self.left = PlainLabel("", "caption", "textSecondary", wrap=True)
        self.cancel = Button(" ", "secondary", large=True)
        self.cancel.clicked.connect(self.cancelled)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._go, self.host, self.address, self._type, self.code, self.warning, self.left):
            self._column.addWidget(part)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.cancel)
        self._buttons.addStretch()
        self._column.addLayout(self._buttons)
        self._second = QTimer(self, interval=1000, timerType=Qt.TimerType.CoarseTimer)
        self._second.timeout.connect(self._say_left)
        self.retranslate()

    def begin(self) -> None:
        """There is no code yet."""
        self._shown = None
        self.retranslate()

    def show_code(self, shown: Code) -> None:
        """The service gave a code."""
        self._shown = shown
        self._second.start()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        shown = self._shown
        for part in (self.host, self.address, self._type, self.code, self.warning):
            part.setVisible(shown is not None)
        self.cancel.setText(self.tr("Cancel"))
        self.host.setAccessibleName(self.tr("Host of the page to open"))
        self.address.setAccessibleName(self.tr("Address of the page to open"))
        self.code.setAccessibleName(self.tr("Code to type there"))
        if shown is None:
            self._go.setText(self.tr("Asking the service for a code"))
        else:
            self._go.setText(self.tr("1. Open this page in a browser on a phone or another computer:"))
            self._type.setText(self.tr("2. Type this code there:"))
            self.host.setText(written.isolated(shown.host))
            self.address.setText(written.isolated(shown.address))
            self.code.setText(written.isolated(shown.code))
            self.warning.say(self.tr("Enter this code only if you started this sign-in yourself, on this computer."))
        self._say_left()

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._column.setSpacing(theme.u(2))
        self._buttons.setContentsMargins(0, theme.u(2), 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Count only while somebody sees it."""
        super().hideEvent(event)
        self._second.stop()

    def _say_left(self) -> None:
        shown = self._shown
        left = max(0, int(shown.expires_at - self._monotonic())) if shown is not None else 0
        valid = self.tr("The code is good for {time}. This window goes on by itself.")
        over = self.tr("The code is no longer good.") if shown is not None else ""
        self.left.setText(valid.format(time=written.duration(left)) if left else over)
