"""The bar at the foot that states what saving would do; there only while something is not saved."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.plain_label import PlainLabel

_SIDE_BY_SIDE = 150


class DraftBar(QWidget):
    """Counts the changes, says their effect, saves or drops them."""

    saved = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._number = 0
        self._count = PlainLabel("", "bodyStrong")
        self._effect = PlainLabel("", "body", "textSecondary", wrap=True)
        self.discard = Button(" ")
        self.save = Button(" ", "primary")
        self.discard.clicked.connect(self.dropped)
        self.save.clicked.connect(self.saved)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        self._words.addWidget(self._effect, 1, Qt.AlignmentFlag.AlignVCenter)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.discard)
        buttons.addWidget(self.save)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addLayout(self._words, 1)
        self._row.addLayout(buttons)
        self._say()

    def show_draft(self, number: int, effect: str, *, reason: str = "") -> None:
        """Show so many changes and their effect; with a `reason` they cannot be saved now."""
        self._number = number
        self._effect.setText(reason or effect)
        self.save.setEnabled(not reason)
        self.save.setToolTip(reason)
        self._say()
        self.setVisible(number > 0)

    def text(self) -> str:
        """What the bar says."""
        return f"{self._count.text()} {self._effect.text()}"

    def wear(self, theme: Theme) -> None:
        """Take height and margins."""
        self._theme = theme
        self.setMinimumHeight(theme.u(14))
        self._row.setContentsMargins(theme.u(6), theme.u(2), theme.u(6), theme.u(2))
        self._row.setSpacing(theme.u(2))
        self._words.setSpacing(theme.u(2))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words above the buttons where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the surface and the line above it."""
        if self._theme is not None:
            with QPainter(self) as painter:
                painter.fillRect(self.rect(), self._theme.colour("surface"))
                painter.fillRect(0, 0, self.width(), 1, self._theme.colour("border"))

    def _arrange(self) -> None:
        wide = self._theme is None or self.width() >= self._theme.u(_SIDE_BY_SIDE)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(direction)
        self._words.setDirection(direction)

    def _say(self) -> None:
        self._count.setText(self.tr("%Ln change(s) not saved.", "", self._number))
        self.discard.setText(self.tr("Discard"))
        self.save.setText(self.tr("Save choices"))
