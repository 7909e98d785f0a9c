"""A small popover over a button: a title, a sentence, one thing to do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.plain_label import PlainLabel


class Popover(QFrame):
    """Closes on Escape and on a click elsewhere; `acted` is its button."""

    acted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("raised")
        self._gap = 4
        self._title = PlainLabel("", "bodyStrong", wrap=True)
        self._text = PlainLabel("", "body", "textSecondary", wrap=True)
        self._button = Button(" ")
        self._button.clicked.connect(self._act)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self._text)
        self._column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeading)

    def texts(self) -> tuple[str, str]:
        """Title and sentence."""
        return self._title.text(), self._text.text()

    @property
    def button(self) -> Button:
        """Its button; hidden while there is nothing to do."""
        return self._button

    def say(self, title: str, text: str, action: str = "") -> None:
        """Take title, sentence and the text of the button."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def show_above(self, anchor: QWidget) -> None:
        """Open above a button."""
        self.ensurePolished()
        self.adjustSize()
        mirrored = anchor.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = anchor.width() - self.width() if mirrored else 0
        self.move(anchor.mapToGlobal(QPoint(left, -self.height() - self._gap)))
        self.show()
        (self._button if self._button.isVisible() else self).setFocus(Qt.FocusReason.PopupFocusReason)

    def wear(self, theme: Theme) -> None:
        """Take width and margins."""
        self._gap = theme.u(1)
        self.setFixedWidth(theme.u(70))
        self._column.setContentsMargins(theme.u(4), theme.u(3.5), theme.u(4), theme.u(3.5))
        self._column.setSpacing(theme.u(1.5))

    def _act(self) -> None:
        self.hide()
        self.acted.emit()
