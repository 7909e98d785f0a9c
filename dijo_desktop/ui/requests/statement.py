"""Words of the person for a request: a field that counts, and the laws a request is filed under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from dijo_desktop.ui import format as say
from dijo_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from dijo_desktop.ui.theme import Theme

STATEMENT_MAX = 4000
"""Characters that a request takes (contract CO-17)."""


class Statement(QWidget):
    """A label, a field of several lines and how much of it is used; `changed` comes with every letter."""

    changed = Signal()

    def __init__(self, units: float = 18) -> None:
        super().__init__()
        self._units = units
        self._why = PlainLabel()
        self.field = QPlainTextEdit(tabChangesFocus=True)
        self._counter = PlainLabel("", "caption", "textMuted")
        self._why.setBuddy(self.field)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._why, self.field, self._counter):
            self._column.addWidget(widget)
        self.field.textChanged.connect(self._notice)

    @property
    def text(self) -> str:
        """What was written."""
        return self.field.toPlainText().strip()

    @property
    def too_long(self) -> bool:
        """Whether the service would refuse it."""
        return len(self.text) > STATEMENT_MAX

    @property
    def counter(self) -> PlainLabel:
        """Where it is said how long it is."""
        return self._counter

    def set_texts(self, label: str, placeholder: str = "") -> None:
        """Take label and placeholder in the language in use."""
        self._why.setText(label)
        self.field.setAccessibleName(label)
        self.field.setPlaceholderText(placeholder)
        self._say()

    def wear(self, theme: Theme) -> None:
        """Take distances and the height of the field."""
        self._column.setSpacing(theme.u(1.5))
        self._why.setContentsMargins(0, theme.u(1.5), 0, 0)
        self.field.setFont(theme.font("body"))
        self.field.setFixedHeight(theme.u(self._units))

    def _notice(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        text = self.tr("{count} of {most} characters")
        self._counter.setText(text.format(count=say.count(len(self.text)), most=say.count(STATEMENT_MAX)))
        self._counter.set_look(colour="danger" if self.too_long else "textMuted")


def law_name(regime: str) -> str:
    """What the law of a regime is called; an unknown one as the service names it."""
    names = {
        "uk_gdpr": QCoreApplication.translate("wrong", "UK GDPR"),
        "eu_gdpr": QCoreApplication.translate("wrong", "EU GDPR"),
    }
    return names.get(regime, regime)
