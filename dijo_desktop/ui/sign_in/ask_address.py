"""Asks for the address of the service and refuses what cannot be one, before anything is sent."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.domain.address import service_origin
from dijo_desktop.errors import AddressRefused
from dijo_desktop.ui.messages import describe
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.field import Field
from dijo_desktop.ui.widgets.plain_label import PlainLabel


class AskAddress(QWidget):
    """A field and a button; `accepted` carries the origin, `refused` follows a text that cannot be one."""

    accepted = Signal(str)
    refused = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fixed = ""
        self.field = Field("", icon="globe", large=True)
        self.field.setInputMethodHints(Qt.InputMethodHint.ImhUrlCharactersOnly)
        self.field.setMaxLength(2048)
        # An address reads left to right in every language.
        self.field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.field.returnPressed.connect(self.accept)
        self.field.textEdited.connect(self._forgive)
        self.button = Button(" ", "primary", large=True)
        self.button.clicked.connect(self.accept)
        self._label = PlainLabel("", "bodyStrong")
        self._label.setBuddy(self.field)
        self._wrong = PlainLabel("", "caption", "danger", wrap=True)
        self._wrong.hide()
        self._row = QHBoxLayout()
        self._row.addWidget(self.field, 100)
        self._row.addWidget(self.button)
        self._row.addStretch()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._label)
        self._column.addLayout(self._row)
        self._column.addWidget(self._wrong)
        self._column.addStretch()
        self.retranslate()

    def set_address(self, address: str, *, fixed: bool = False) -> None:
        """Put an address in; a fixed one is not asked for."""
        self._fixed = address if fixed else ""
        self.field.setText(address)
        self._forgive()
        self.field.setVisible(not fixed)
        self._label.setVisible(not fixed)

    def wrong(self) -> str:
        """What is wrong with the text, empty if nothing."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def retranslate(self) -> None:
        """Set every text."""
        self._label.setText(self.tr("Service address"))
        self.field.setAccessibleName(self.tr("Service address"))
        self.field.setPlaceholderText("account.example.org")
        self.button.setText(self.tr("Sign in"))
        if self.wrong():
            self._refuse()

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._column.setSpacing(theme.u(1.5))
        self._row.setSpacing(theme.u(2))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def accept(self) -> None:
        """Take the address, or say what is wrong with it."""
        try:
            origin = service_origin(self._fixed or self.field.text())
        except AddressRefused:
            self._refuse()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.refused.emit()
            return
        self._forgive()
        self.accepted.emit(origin)

    def _refuse(self) -> None:
        sentence = describe(AddressRefused()).sentence
        self._wrong.setText(sentence)
        self._wrong.show()
        self.field.set_wrong(wrong=True)
        self.field.setAccessibleDescription(sentence)

    def _forgive(self) -> None:
        self._wrong.hide()
        self.field.set_wrong(wrong=False)
        self.field.setAccessibleDescription("")
