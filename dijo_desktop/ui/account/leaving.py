"""Three ways to leave, never mixed up: each says what goes and what stays."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.button import Button


class Leaving(QWidget):
    """Sign out, remove from this computer, delete the account."""

    sign_out = Signal()
    remove = Signal()
    delete = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sign_out_button = Button(" ", "secondary", "sign-out")
        self.remove_button = Button(" ", "destructive")
        self.delete_button = Button(" ", "destructive")
        self.sign_out_button.clicked.connect(self.sign_out)
        self.remove_button.clicked.connect(self.remove)
        self.delete_button.clicked.connect(self.delete)
        self._busy, self._away = False, ""
        self._group = BoxedGroup()
        self._rows = (
            self._group.add_row("sign-out", control=self.sign_out_button),
            self._group.add_row("laptop", control=self.remove_button),
            self._group.add_row("trash", control=self.delete_button),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._group)
        self.retranslate()

    def set_busy(self, *, busy: bool) -> None:
        """Take no second wish while one is carried out."""
        self._busy = busy
        for button in (self.sign_out_button, self.remove_button):
            button.setEnabled(not busy)
        self._show_delete()

    def set_away(self, reason: str) -> None:
        """Deleting needs the service: say why it cannot be asked, or nothing once it can."""
        self._away = reason
        self._show_delete()

    def retranslate(self) -> None:
        """Set every text."""
        self._group.set_title(self.tr("Three ways to leave"))
        texts = (
            (
                self.tr("Sign out"),
                self.tr("The sign-in ends here. Your account stays, and so does the encrypted copy: it opens again "
                        "when you sign in."),
            ),
            (
                self.tr("Remove from this computer"),
                self.tr("Local copy, receipts and keys on this computer go. Your account stays at the service. You "
                        "see what was removed."),
            ),
            (
                self.tr("Delete my account"),
                self.tr("What the service holds about you is erased, after a time in which you can cancel. You see "
                        "first what goes and what must stay."),
            ),
        )  # fmt: skip
        for row, (title, detail) in zip(self._rows, texts, strict=True):
            row.set_texts(title, detail)
        self.sign_out_button.setText(self.tr("Sign out"))
        self.remove_button.setText(self.tr("Remove…"))
        self.delete_button.setText(self.tr("Delete…"))

    def _show_delete(self) -> None:
        self.delete_button.setEnabled(not self._busy and not self._away)
        self.delete_button.setToolTip(self._away)
        self.delete_button.setAccessibleDescription(self._away)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
