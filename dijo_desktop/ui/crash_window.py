"""The one window that appears for a bug: its whole text, a button that copies it, and nothing that sends it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.plain_label import PlainLabel


class CrashWindow(QDialog):
    """Later reports are added to the text while the window is open."""

    def __init__(self, clipboard: QClipboard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._title = PlainLabel("", "title", wrap=True)
        self._said = PlainLabel("", "body", "textSecondary", wrap=True)
        self._text = QPlainTextEdit(readOnly=True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setTabChangesFocus(True)
        self._copy = Button(" ", "secondary", "copy")
        self._close = Button(" ", "primary")
        self._copy.clicked.connect(lambda: self._clipboard.setText(self.text()))
        self._close.clicked.connect(self.accept)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self._said)
        self._column.addWidget(self._text, 1)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch()
        self._buttons.addWidget(self._copy)
        self._buttons.addWidget(self._close)
        self._column.addLayout(self._buttons)
        self.retranslate()

    def text(self) -> str:
        """The whole report."""
        return self._text.toPlainText()

    def add(self, report: str) -> None:
        """Show a report."""
        self._text.setPlainText(f"{self.text()}\n\n{report}".strip())
        self.open()

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(self.tr("A bug in DiJo Desktop"))
        self._title.setText(self.tr("Something in this program is broken"))
        self._said.setText(
            self.tr(
                "The program goes on, and what was saved is saved. This is all there is to report; nothing was sent "
                "anywhere. Copy it if you want to tell somebody."
            )
        )
        self._text.setAccessibleName(self.tr("Report"))
        self._copy.setText(self.tr("Copy"))
        self._close.setText(self.tr("Close"))

    def wear(self, theme: Theme) -> None:
        """Take margins and fonts."""
        self._column.setContentsMargins(theme.u(6), theme.u(5), theme.u(6), theme.u(5))
        self._column.setSpacing(theme.u(3))
        self._buttons.setSpacing(theme.u(2))
        self._text.setFont(theme.font("mono"))
        self.setMinimumSize(theme.u(130), theme.u(100))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
