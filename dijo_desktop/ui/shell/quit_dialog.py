"""Quitting while nothing is kept: what would be forgotten, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.plain_label import PlainLabel


class QuitDialog(QDialog):
    """Staying is the default; `quit_wanted` is the other button. `kinds` are those of the open actions."""

    quit_wanted = Signal()

    def __init__(self, kinds: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = kinds
        self._title = PlainLabel("", "title", wrap=True)
        self._why = PlainLabel("", wrap=True)
        self._group = BoxedGroup()
        self._rows = [self._group.add_row("clock") for _ in kinds]
        self.stay = Button(" ", "secondary")
        self.quit = Button(" ", "destructive")
        self.stay.setDefault(True)
        self.stay.clicked.connect(self.reject)
        self.quit.clicked.connect(self.quit_wanted)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch()
        self._buttons.addWidget(self.stay)
        self._buttons.addWidget(self.quit)
        self._column = QVBoxLayout(self)
        for part in (self._title, self._why, self._group):
            self._column.addWidget(part)
        self._column.addStretch()
        self._column.addLayout(self._buttons)
        self.retranslate()
        self.stay.setFocus()

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(self.tr("Quit"))
        self._title.setText(self.tr("Quit and forget what has no answer yet?"))
        self._why.setText(
            self.tr(
                "Nothing of this session is kept on this computer. The service has not answered these yet. After "
                "quitting, this computer cannot find out whether they arrived."
            )
        )
        for row, kind in zip(self._rows, self._kinds, strict=True):
            row.set_texts(kind_text(kind))
        self.stay.setText(self.tr("Stay"))
        self.quit.setText(self.tr("Quit"))

    def wear(self, theme: Theme) -> None:
        """Take margins."""
        self._column.setContentsMargins(theme.u(6), theme.u(5), theme.u(6), theme.u(5))
        self._column.setSpacing(theme.u(4))
        self._buttons.setSpacing(theme.u(2))
        self.setMinimumWidth(theme.u(110))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def kind_text(kind: str) -> str:
    """What an action is called that the service has not answered; one of a later version has no name yet."""
    texts = {
        "privacy_request": QCoreApplication.translate("quitting", "A request about your data"),
        "export": QCoreApplication.translate("quitting", "A copy of your data"),
        "deletion": QCoreApplication.translate("quitting", "The deletion of your account"),
    }
    return texts.get(kind, QCoreApplication.translate("quitting", "Something you asked for"))
