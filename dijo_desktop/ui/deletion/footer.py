"""The foot of the deletion dialog: the last copy at the leading side, the buttons at the trailing side."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.icon_label import IconLabel
from dijo_desktop.ui.widgets.plain_label import PlainLabel


class DialogFooter(QWidget):
    """Cancel is the default button of the dialog; the final button takes a click or Space, never Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._icon = IconLabel("check", "success", 3.75)
        self.note = PlainLabel("", "caption", "success", wrap=True)
        self.back = Button(self.tr("Back"))
        self.cancel = Button(self.tr("Cancel"))
        self.forward = Button(self.tr("Continue…"))
        self.final = Button(self.tr("Delete my account"), "final")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self.note, 1)
        for button in (self.back, self.cancel, self.forward, self.final):
            self._row.addWidget(button)
        self.cancel.setDefault(True)

    def show_note(self, text: str) -> None:
        """Say when the last copy was saved; empty if none was."""
        self.note.setText(text)
        self._icon.setVisible(bool(text))

    def wear(self, theme: Theme) -> None:
        """Take height and margins."""
        self._theme = theme
        self.setMinimumHeight(theme.u(14))
        self._row.setContentsMargins(theme.u(6), theme.u(2), theme.u(6), theme.u(2))
        self._row.setSpacing(theme.u(2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line above."""
        if self._theme is not None:
            with QPainter(self) as painter:
                painter.fillRect(0, 0, self.width(), 1, self._theme.colour("divider"))
