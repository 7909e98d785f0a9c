"""Step 4: it is scheduled; the cancel code and the receipt, shown once and saved where the person chooses."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dijo_desktop.contract.deletion import Deletion
from dijo_desktop.domain.instants import parse
from dijo_desktop.ui import format as written
from dijo_desktop.ui.data.scroll_page import ScrollPage
from dijo_desktop.ui.data.tile import Tile
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.message_bar import MessageBar
from dijo_desktop.ui.widgets.plain_label import PlainLabel


class DonePage(ScrollPage):
    """`save_asked` wants the file with receipt, cancel code and capability."""

    save_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Done"))
        self.title = PlainLabel("", "title", wrap=True)
        self._text = PlainLabel("", "body", "textSecondary", wrap=True)
        self.code = PlainLabel("", "mono", wrap=True, selectable=True)
        self.copy = Button(self.tr("Copy"), icon="copy")
        self.copy.clicked.connect(self._copy)
        self.save = Button(self.tr("Save receipt…"), "primary", "verify")
        self.save.clicked.connect(self.save_asked)
        self.note = MessageBar("warn")
        self._codes = BoxedGroup(self.tr("Cancel code"))
        self._receipt = BoxedGroup(self.tr("Receipt"))
        head = QHBoxLayout()
        head.addWidget(Tile("clock", "accent"))
        head.addWidget(self.title, 1)
        self._head = head
        self.column.addLayout(head)
        for part in (self._text, self.note, self._codes, self._receipt):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def show_deletion(self, deletion: Deletion) -> None:
        """Say when it starts and show what is shown only now."""
        date = written.date_and_time(parse(deletion.effective_at))
        by = written.day(deletion.complete_by)
        code = "" if isinstance(deletion.secrets, msgspec.UnsetType) else deletion.secrets.cancel_code or ""
        if code:
            self.title.setText(self.tr("Your account will be deleted on {date}").format(date=date))
            self._text.setText(
                self.tr("Until then you can cancel here, on every page. Complete by {by}.").format(by=by)
            )
        else:
            self.title.setText(self.tr("Your account is being deleted"))
            self._text.setText(self.tr("Erasure began on {date} and is complete by {by}.").format(date=date, by=by))
        self.code.setText(written.isolated(code))
        self.code.setAccessibleName(self.tr("Cancel code {code}").format(code=" ".join(code)))
        self._codes.clear()
        self._codes.setVisible(bool(code))
        if code:
            row = self._codes.add_row(
                "key",
                "",
                self.tr("Works from any computer, also without signing in. It is not kept on this one."),
                self.copy,
            )
            row.title.hide()
            row.words.insertWidget(1, self.code)
        self._receipt.clear()
        kept = self.tr("Receipt, cancel code and the key to look at receipts later, in one file.")
        self._receipt.add_row("verify", self.tr("Keep it where you find it again"), kept, self.save)
        self.note.say(self.tr("Not saved yet. DiJo Desktop forgets it when it is closed."), tone="warn")
        self.note.show()

    def show_saved(self, path: str) -> None:
        """The file is written."""
        self.note.say(self.tr("Saved as {path}.").format(path=written.isolated(path)), tone="ok")

    def show_failure(self, sentence: str) -> None:
        """The file could not be written; the code is still here."""
        self.note.say(sentence, tone="error")

    def clear(self) -> None:
        """Show nothing of it."""
        self.code.clear()
        self.code.setAccessibleName("")

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self.column.setContentsMargins(theme.u(6), theme.u(4), theme.u(6), theme.u(4))
        self.column.setSpacing(theme.u(4))
        self._head.setSpacing(theme.u(4))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code.text().strip("\u2066\u2069"))
