"""The mailbox of the demo: the mail a service would have sent, with its codes ready to copy."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from dijo_desktop.contract.mailbox import Mail
from dijo_desktop.domain.instants import parse
from dijo_desktop.ui import format as written
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.plain_label import PlainLabel

_CODE = re.compile(r"\b(?:\d{6,8}|[0-9A-Z]{4,6}(?:-[0-9A-Z]{4,6})+)\b")


def code_in(text: str) -> str:
    """The code that a mail brings, empty if it brings none."""
    found = _CODE.search(text)
    return found.group() if found else ""


class MailboxView(QWidget):
    """The list of mails, newest first, and the one chosen below it."""

    def __init__(self, clipboard: QClipboard, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._mail: tuple[Mail, ...] = ()
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(lambda _row: self._show_chosen())
        self._frame = QFrame()
        self._frame.setObjectName("group")
        self._inside = QVBoxLayout(self._frame)
        self._inside.addWidget(self.list)
        self.empty = PlainLabel("", "body", "textSecondary", wrap=True)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setTabChangesFocus(True)
        self.copy = Button(" ", icon="copy")
        self.copy.clicked.connect(self._copy)
        self.done = PlainLabel("", "caption", "textSecondary")
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addWidget(self.done, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.empty)
        self._column.addWidget(self._frame, 3)
        self._column.addWidget(self.text, 2)
        self._column.addLayout(row)
        self._column.addStretch()
        self.retranslate()
        self._list()

    def show_mail(self, mail: Sequence[Mail]) -> None:
        """Show these mails; the one chosen stays chosen, and the first one is chosen when it is new."""
        mail = tuple(mail)
        if mail == self._mail:
            return
        chosen, newest = self.chosen, bool(mail) and mail[0] not in self._mail
        self._mail = mail
        self._list()
        at = 0 if newest or chosen not in mail else mail.index(chosen)
        self.list.setCurrentRow(at if mail else -1)

    @property
    def chosen(self) -> Mail | None:
        """The mail whose text is shown."""
        row = self.list.currentRow()
        return self._mail[row] if 0 <= row < len(self._mail) else None

    def retranslate(self) -> None:
        """Set every text."""
        self.list.setAccessibleName(self.tr("Mails"))
        self.text.setAccessibleName(self.tr("Text of the mail"))
        self.copy.setText(self.tr("Copy code"))
        self.empty.setText(self.tr("No mail yet. Codes and notices that the service would send come here."))
        for row, mail in enumerate(self._mail):
            self.list.item(row).setText(_line(mail))
        self.done.setText("")

    def wear(self, theme: Theme) -> None:
        """Take distances and fonts."""
        self._column.setSpacing(theme.u(3))
        self.list.setSpacing(theme.u(1))
        self._inside.setContentsMargins(theme.u(1), theme.u(1), theme.u(1), theme.u(1))
        for part in (self.list, self.text):
            part.setFont(theme.font("body"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _list(self) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            for mail in self._mail:
                self.list.addItem(QListWidgetItem(_line(mail)))
        for part in (self._frame, self.text):
            part.setVisible(bool(self._mail))
        self.empty.setVisible(not self._mail)
        self._show_chosen()

    def _show_chosen(self) -> None:
        mail = self.chosen
        self.text.setPlainText(mail.text if mail is not None else "")
        self.copy.setVisible(mail is not None and bool(code_in(mail.text)))
        self.done.setText("")

    def _copy(self) -> None:
        mail = self.chosen
        if mail is not None:
            self._clipboard.setText(code_in(mail.text))
            self.done.setText(self.tr("Copied."))


def _line(mail: Mail) -> str:
    return f"{mail.subject}\n{written.date_and_time(parse(mail.at))}  {written.isolated(mail.to)}"
