"""Step 3: the account's own e-mail address, typed, and a fresh sign-in in the browser."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from dijo_desktop.contract.deletion import Preview
from dijo_desktop.domain.clock import Clock
from dijo_desktop.domain.instants import parse
from dijo_desktop.ui import format as written
from dijo_desktop.ui.data.rows import records_sentence
from dijo_desktop.ui.data.scroll_page import ScrollPage
from dijo_desktop.ui.deletion import effects
from dijo_desktop.ui.export.waiting import BrowserWait
from dijo_desktop.ui.tasks import Tasks
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.plain_label import PlainLabel


class AddressField(QLineEdit):
    """Enter does nothing here: it neither confirms nor throws away what was typed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Swallow Enter and Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)


class ConfirmPage(ScrollPage):
    """`typed` tells whether the address is the account's, in capitals or not."""

    typed = Signal(bool)

    def __init__(self, tasks: Tasks, clock: Clock, email: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._email = email
        self.setAccessibleName(self.tr("Confirm it is you"))
        self.title = PlainLabel(self.tr("Confirm it is you"), "title", wrap=True)
        self._facts = BoxedGroup(self.tr("What you ask for"))
        self._ask = PlainLabel("", "body", wrap=True)
        self.field = AddressField()
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._tell)
        self._ask.setBuddy(self.field)
        self._next = PlainLabel(
            self.tr("Then your browser opens for a fresh sign-in. Nothing is deleted before that."),
            "caption",
            "textSecondary",
            wrap=True,
        )
        self.wait = BrowserWait(tasks, clock)
        self.wait.hide()
        for part in (self.title, self._facts, self._ask, self.field, self._next, self.wait):
            self.column.addWidget(part)
        self.column.addStretch(1)

    @property
    def matches(self) -> bool:
        """Whether the address typed is the account's."""
        return self.field.text().strip().casefold() == self._email.casefold() and bool(self._email)

    def show_choice(self, preview: Preview) -> None:
        """Sum up what is asked for."""
        self._facts.clear()
        erased = records_sentence(effects.count(preview.effects, "delete"))
        kept = records_sentence(effects.count(preview.effects, "retain"))
        if preview.grace_days:
            date = written.date_and_time(parse(preview.effective_at))
            when = self.tr("Erasure starts {date}. Until then you can cancel.").format(date=date)
        else:
            when = self.tr("Erasure starts at once and cannot be cancelled.")
        by = self.tr("Complete by {date}.").format(date=written.day(preview.complete_by))
        self._facts.add_row("trash", self.tr("{records} erased").format(records=erased), f"{when} {by}")
        self._facts.add_row(
            "lock", self.tr("{records} kept by law").format(records=kept), self.tr("Nothing else about you stays.")
        )
        self._ask.setText(
            self.tr("To go on, type the e-mail address of this account: {email}").format(
                email=written.isolated(self._email)
            )
        )
        self.field.setAccessibleName(self.tr("E-mail address of this account"))

    def set_busy(self, *, busy: bool) -> None:
        """While the service is asked nothing can be typed."""
        self.field.setEnabled(not busy)
        if not busy:
            self.wait.hide()

    def clear(self) -> None:
        """Show nothing personal."""
        self._email = ""
        self.field.clear()
        self._ask.clear()
        self._facts.clear()

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self.column.setContentsMargins(theme.u(6), theme.u(4), theme.u(6), theme.u(4))
        self.column.setSpacing(theme.u(3))
        self.field.setMinimumHeight(theme.u(7.5))
        self.field.setFont(theme.font("body"))

    def _tell(self) -> None:
        self.typed.emit(self.matches)
