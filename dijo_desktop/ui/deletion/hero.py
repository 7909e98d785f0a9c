"""What stands at the head of My data while a deletion is scheduled: the countdown and the way back."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from dijo_desktop.contract.deletion import Deletion
from dijo_desktop.domain.clock import Clock
from dijo_desktop.ui.data.hairline import Hairline
from dijo_desktop.ui.deletion.code import CancelCode
from dijo_desktop.ui.deletion.countdown import Countdown
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button

_SIDE_BY_SIDE = 190
_CODE_WIDTH = 72


class DeletionHero(QFrame):
    """Cancelling is one click (P6); the code is shown only while it is known, right after asking."""

    cancel_asked = Signal()
    copy_asked = Signal()
    receipt_asked = Signal()
    code_copied = Signal()

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("group")
        self._theme = theme
        self.countdown = Countdown(theme, clock)
        self.cancel = Button(" ", "primary", "undo", large=True)
        self.copy = Button(" ", icon="export", large=True)
        self.countdown.below.addWidget(self.cancel)
        self.countdown.below.addWidget(self.copy)
        self.countdown.below.addStretch()
        self.cancel.clicked.connect(self.cancel_asked)
        self.copy.clicked.connect(self.copy_asked)
        self.code = CancelCode()
        self.code.save_asked.connect(self.receipt_asked)
        self.code.copied.connect(self.code_copied)
        self._line = Hairline()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)
        self._row.addWidget(self.countdown, 1)
        self._row.addWidget(self._line)
        self._row.addWidget(self.code)
        self._say()

    def show_deletion(self, deletion: Deletion) -> None:
        """Count down to it, and show the cancel code if the answer to asking is still at hand."""
        self.countdown.show_deletion(deletion)
        self.cancel.setVisible(deletion.status == "scheduled")
        code = "" if isinstance(deletion.secrets, msgspec.UnsetType) else deletion.secrets.cancel_code or ""
        self.code.show_code(code)
        self.code.setVisible(bool(code))
        self._line.setVisible(bool(code))

    def clear(self) -> None:
        """Show nothing of it."""
        self.countdown.clear()
        self.code.clear()

    def set_offline(self, reason: str) -> None:
        """Cancelling and copying need the service; an empty `reason` means it can be reached."""
        for button in (self.cancel, self.copy):
            button.setEnabled(not reason)
            button.setToolTip(reason)
            button.setAccessibleDescription(reason)

    def wear(self, theme: Theme) -> None:
        """Take the unit that decides whether the code fits beside the countdown."""
        self._theme = theme
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the code below where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.u(_SIDE_BY_SIDE)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._line.set_upright(upright=wide)
        self.code.setMinimumWidth(self._theme.u(_CODE_WIDTH) if wide else 0)

    def _say(self) -> None:
        self.cancel.setText(self.tr("Cancel deletion"))
        self.copy.setText(self.tr("Save a copy of my data"))
