"""The two requests that findings lead to: a complaint, and access to everything that is held."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dijo_desktop.contract.request_details import AccessDetails, ComplaintDetails, NewRequest, Regime
from dijo_desktop.ui.findings import words
from dijo_desktop.ui.requests.form import RequestForm
from dijo_desktop.ui.requests.statement import Statement, law_name
from dijo_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from dijo_desktop.client.watch import Finding
    from dijo_desktop.ui.theme import Theme


class _Form(RequestForm):
    """A sentence on what is sent, what is filled in, and the law."""

    def __init__(self, regime: Regime, *parts: QWidget) -> None:
        super().__init__()
        self._regime = regime
        self._what = PlainLabel("", wrap=True)
        self._law = PlainLabel("", "caption", "textMuted", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._what, *parts, self._law):
            self._column.addWidget(part)

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._column.setSpacing(theme.u(2))


class ComplaintForm(_Form):
    """A complaint (Data (Use and Access) Act 2025; GDPR Art 77 leaves the way to the regulator open)."""

    def __init__(self, findings: Sequence[Finding], regime: Regime) -> None:
        self.statement = Statement(36)
        self._flaw = PlainLabel("", "caption", "danger", wrap=True)
        self._flaw.hide()
        super().__init__(regime, self.statement, self._flaw)
        self.statement.field.setPlainText(words.told(findings))
        self.statement.changed.connect(self._notice)
        self.retranslate()

    def heading(self) -> str:
        """What the dialog is called."""
        return self.tr("Complain")

    def wanted(self) -> NewRequest | None:
        """What would be sent; nothing without words, or with too many."""
        if not self.statement.text or self.statement.too_long:
            return None
        subject = self.tr("Data that the privacy policy does not cover")
        return NewRequest(
            regime=self._regime, details=ComplaintDetails(subject=subject, statement=self.statement.text)
        )

    def first(self) -> QWidget:
        """The keyboard begins in the words."""
        return self.statement.field

    def check(self) -> tuple[QWidget, QWidget]:
        """Say that words are missing; that there are too many says the counter."""
        self._flaw.setText("" if self.statement.text else self.tr("Write what is wrong."))
        self._flaw.setVisible(not self.statement.text)
        return self.statement.field, self._flaw if not self.statement.text else self.statement.counter

    def retranslate(self) -> None:
        """Write every text in the language in use."""
        self._what.setText(self.tr("Say what is wrong. The service has to look into it and to answer."))
        self.statement.set_texts(self.tr("Your complaint"))
        self._law.setText(self.tr("Sent as a complaint about data protection. You can also turn to the regulator."))

    def _notice(self) -> None:
        self._flaw.hide()
        self.changed.emit()


class AccessForm(_Form):
    """A request for access to everything that is held (GDPR Art 15)."""

    def __init__(self, regime: Regime) -> None:
        super().__init__(regime)
        self.retranslate()

    def heading(self) -> str:
        """What the dialog is called."""
        return self.tr("Ask for access")

    def wanted(self) -> NewRequest:
        """Everything, over all time."""
        return NewRequest(regime=self._regime, details=AccessDetails(keys=None))

    def retranslate(self) -> None:
        """Write every text in the language in use."""
        self._what.setText(
            self.tr(
                "The service has to say which data about you it holds, why, for how long and who receives it, and to "
                "hand out a copy of all of it. It may ask for a fresh sign-in first."
            )
        )
        law = self.tr("Sent as a request for access under Article 15 of the {law}.")
        self._law.setText(law.format(law=law_name(self._regime)))
