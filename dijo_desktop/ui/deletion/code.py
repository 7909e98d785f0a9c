"""The cancel code, while this run of the program still knows it: shown, copied, saved with the receipt."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.ui import format as written
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.plain_label import PlainLabel


class CancelCode(QWidget):
    """Groups of symbols in large type; `save_asked` wants the file with receipt, code and capability."""

    save_asked = Signal()
    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = PlainLabel("", "caption", "textSecondary")
        self.code = PlainLabel("", "mono", wrap=True, selectable=True)
        self._hint = PlainLabel("", "caption", "textSecondary", wrap=True)
        self.copy = Button(" ", icon="copy")
        self.save = Button(" ", icon="verify")
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self.save_asked)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.copy)
        self._buttons.addWidget(self.save)
        self._buttons.addStretch()
        self._column = QVBoxLayout(self)
        for label in (self._caption, self.code, self._hint):
            self._column.addWidget(label)
        self._column.addLayout(self._buttons)
        self._column.addStretch()
        self._say()

    def show_code(self, code: str) -> None:
        """Show a code."""
        self.code.setText(written.isolated(code))
        self.code.setAccessibleName(self.tr("Cancel code {code}").format(code=" ".join(code)))

    def clear(self) -> None:
        """Show none."""
        self.code.clear()
        self.code.setAccessibleName("")

    def sizeHint(self) -> QSize:
        """As narrow as its buttons let it be; sentences wrap."""
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())

    def wear(self, theme: Theme) -> None:
        """Take distances and the larger type of the code."""
        self._column.setContentsMargins(theme.u(5), theme.u(5), theme.u(5), theme.u(5))
        self._column.setSpacing(theme.u(1))
        self._buttons.setSpacing(theme.u(2))
        self._buttons.setContentsMargins(0, theme.u(2), 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code.text().strip("\u2066\u2069"))
        self.copied.emit()

    def _say(self) -> None:
        self._caption.setText(self.tr("Cancel code"))
        self._hint.setText(self.tr("Works from any computer, also without signing in. It is not kept on this one."))
        self.copy.setText(self.tr("Copy"))
        self.copy.setAccessibleName(self.tr("Copy the cancel code"))
        self.save.setText(self.tr("Save receipt…"))
