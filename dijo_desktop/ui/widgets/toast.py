"""The toast: says at the foot of the window what was just done, and takes it back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QEnterEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.icon_label import IconLabel
from dijo_desktop.ui.widgets.plain_label import PlainLabel

PLAIN_MS, WITH_UNDO_MS = 5_000, 10_000


class Toast(QFrame):
    """Sits bottom centre of its parent; stays while the pointer or the keyboard is on it. Ctrl+Z presses its button.

    `acted` is emitted when the user takes the action of the toast shown.
    """

    acted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("raised")
        self._bottom = 0
        self._icon = IconLabel()
        self._text = PlainLabel()
        self._button = Button(" ", "link")
        self._button.clicked.connect(self._act)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._button)
        self._time = QTimer(self, singleShot=True)
        self._time.timeout.connect(self._end)
        self._undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        self._undo.activated.connect(self._act)
        self._over = parent
        parent.installEventFilter(self)
        self.hide()

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, text: str, action: str = "", *, icon: str = "check", colour: str = "success") -> None:
        """Show a sentence for 5 seconds, with an action for 10."""
        self._icon.set_icon(icon, colour)
        self._text.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._undo.setEnabled(bool(action))
        self._time.start(WITH_UNDO_MS if action else PLAIN_MS)
        self.show()
        self._settle()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def wear(self, theme: Theme) -> None:
        """Take margins and the soft shadow, which high contrast does without."""
        self._row.setContentsMargins(theme.u(3.5), theme.u(2), theme.u(3), theme.u(2))
        self._row.setSpacing(theme.u(3))
        self.setMinimumSize(theme.u(60), theme.u(11.5))
        self._bottom = theme.u(5)
        shadow = QGraphicsDropShadowEffect(self, blurRadius=16, xOffset=0, yOffset=4)
        shadow.setColor(QColor(theme.colour("shadow")))
        self.setGraphicsEffect(None if theme.high_contrast else shadow)  # type: ignore[arg-type]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay bottom centre when the window changes."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the place."""
        super().showEvent(event)
        self._settle()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is here."""
        super().enterEvent(event)
        self._time.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go on counting."""
        super().leaveEvent(event)
        self._time.start(PLAIN_MS)

    def _settle(self) -> None:
        self.adjustSize()
        left = (self._over.width() - self.width()) // 2
        self.move(left, self._over.height() - self.height() - self._bottom)

    def _end(self) -> None:
        if self._button.hasFocus():
            self._time.start(PLAIN_MS)
        else:
            self.hide()
            self._undo.setEnabled(False)

    def _act(self) -> None:
        self._time.stop()
        self.hide()
        self._undo.setEnabled(False)
        self.acted.emit()
