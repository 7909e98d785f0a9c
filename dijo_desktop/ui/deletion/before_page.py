"""Step 1: what to take along first, and what is lost."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dijo_desktop.contract.deletion import Preview
from dijo_desktop.ui import format as written
from dijo_desktop.ui.data.rows import records_sentence
from dijo_desktop.ui.data.scroll_page import ScrollPage
from dijo_desktop.ui.deletion import effects
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.plain_label import PlainLabel


class BeforePage(ScrollPage):
    """`copy_asked` leaves the dialog for saving a copy."""

    copy_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Before you go"))
        self.title = PlainLabel(self.tr("Before you go"), "title", wrap=True)
        self._text = PlainLabel("", "body", "textSecondary", wrap=True)
        self._first = BoxedGroup(self.tr("Take your data with you first"))
        self._lost = BoxedGroup(self.tr("What you lose"))
        self.copy: Button | None = None
        for part in (self.title, self._text, self._first, self._lost):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def show_facts(self, email: str, preview: Preview, last_copy: str) -> None:
        """Say what there is to lose; `last_copy` is empty if none was saved."""
        self._text.setText(
            self.tr("This deletes the account {email}, not only the app. You can look at all of it first.").format(
                email=written.isolated(email)
            )
        )
        self._first.clear()
        self.copy = Button(self.tr("Save another") if last_copy else self.tr("Save a copy"), icon="export")
        self.copy.clicked.connect(self.copy_asked)
        saved = last_copy or self.tr("No copy is saved on this computer. After erasure nobody can make one.")
        row = self._first.add_row("export", self.tr("A copy of everything"), saved, self.copy)
        if last_copy:
            row.icon.set_icon("check", "success")
        if preview.active_export is not None:
            making = self.tr("It is erased with the account unless you have downloaded it by then.")
            self._first.add_row("clock", self.tr("A copy is being made or waits for you"), making)
        self._lost.clear()
        gone = records_sentence(effects.count(preview.effects, "delete"))
        sessions = (
            self.tr("%Ln other sign-in(s) end at once, this one on the date you choose.", "", preview.other_sessions)
            if preview.other_sessions
            else self.tr("This sign-in ends on the date you choose.")
        )
        for icon, title, detail in (
            ("calls", self.tr("Your history"), self.tr("{records}, here and at the service.").format(records=gone)),
            ("laptop", self.tr("Your sign-ins"), sessions),
            ("account", self.tr("Your account"), self.tr("It cannot be brought back once erasure has started.")),
        ):
            self._lost.add_row(icon, title, detail)

    def clear(self) -> None:
        """Show nothing personal."""
        self._text.clear()
        self._first.clear()
        self._lost.clear()

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self.column.setContentsMargins(theme.u(6), theme.u(4), theme.u(6), theme.u(4))
        self.column.setSpacing(theme.u(4))
