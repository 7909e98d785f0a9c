"""What stands where a list would be: an icon, one bold sentence, one reason, one way out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button, Kind
from dijo_desktop.ui.widgets.icon_label import IconLabel
from dijo_desktop.ui.widgets.plain_label import PlainLabel


class Notice(QWidget):
    """An empty page or a failure, in the middle of its space; `acted` carries the key of the button."""

    acted = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(units=7.5)
        self._title = PlainLabel("", "section", wrap=True)
        self._reason = PlainLabel("", "body", "textSecondary", wrap=True)
        for label in (self._title, self._reason):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addStretch()
        self._column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._title, self._reason):
            # Not by alignment: a layout would reckon the lines of an aligned label with the width of the page.
            row = QHBoxLayout()
            row.addStretch()
            row.addWidget(label)
            row.addStretch()
            self._column.addLayout(row)
        self._column.addLayout(self._buttons)
        self._column.addStretch()

    def say(self, icon: str, title: str, reason: str = "", *, colour: str = "textMuted") -> None:
        """Show this, without buttons so far."""
        self._icon.set_icon(icon, colour)
        self._title.setText(title)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def add_button(self, key: str, text: str, kind: Kind = "secondary", icon: str | None = None) -> Button:
        """Add a way out."""
        if self._buttons.count() == 0:
            self._buttons.addStretch()
            self._buttons.addStretch()
        button = Button(text, kind, icon)
        button.clicked.connect(lambda: self.acted.emit(key))
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button

    def texts(self) -> tuple[str, str]:
        """The bold sentence and the reason."""
        return self._title.text(), self._reason.text()

    def wear(self, theme: Theme) -> None:
        """Take distances; lines of text are at most 75 units long."""
        self._column.setSpacing(theme.u(1))
        self._column.setContentsMargins(theme.u(5), theme.u(3), theme.u(5), theme.u(3))
        self._buttons.setSpacing(theme.u(2))
        self._buttons.setContentsMargins(0, theme.u(2.5), 0, 0)
        for label in (self._title, self._reason):
            label.setFixedWidth(theme.u(90))
