"""The findings, one by one: why, where, since when, the value if it is asked for, and what can be done about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dijo_desktop.errors import DijoError
from dijo_desktop.ui.findings import words
from dijo_desktop.ui.messages import describe
from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.fitting_dialog import FittingDialog
from dijo_desktop.ui.widgets.group_row import GroupRow
from dijo_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from dijo_desktop.client.watch import Finding


class FindingRow(GroupRow):
    """One finding; its value is hidden until it was asked for."""

    value_asked = Signal()

    def __init__(self, finding: Finding) -> None:
        self.show_value = Button(" ", "secondary", small=True)
        super().__init__("warning", control=self.show_value)
        self.finding = finding
        self.icon.set_icon("warning", "warning")
        self.place = PlainLabel("", "caption", "textMuted", wrap=True)
        self.value = PlainLabel("", "mono", wrap=True, selectable=True)
        self.value.hide()
        self.words.insertWidget(3, self.place)
        self.words.insertWidget(4, self.value)
        self.show_value.setVisible(words.can_be_shown(finding))
        self.show_value.clicked.connect(self._turn)
        self.retranslate()

    def show_found(self, value: Any) -> None:  # noqa: ANN401 - any JSON value
        """Show what the service sends there."""
        self._show(words.value_text(value), "mono")

    def show_failure(self, error: DijoError) -> None:
        """Say why the value is not here; the next press but one asks again."""
        self._show(describe(error).sentence, "caption")

    def _show(self, text: str, role: str) -> None:
        self.show_value.setEnabled(True)
        self.value.set_look(role)
        self.value.setText(text)
        self.value.show()
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the language in use."""
        self.set_texts(words.name(self.finding), words.why(self.finding))
        place = words.where(self.finding)
        if not words.can_be_shown(self.finding):
            place = self.tr("{place}. It is in the copy that was saved.").format(place=place)
        self.place.setText(place)
        named = self.tr("Show value") if self.value.isHidden() else self.tr("Hide value")
        self.show_value.setText(named)
        self.show_value.setAccessibleName(f"{named}: {words.name(self.finding)}")

    def _turn(self) -> None:
        if self.value.isHidden():
            self.show_value.setEnabled(False)
            self.value_asked.emit()
            return
        self.value.hide()
        self.value.clear()
        self.retranslate()


class FindingsDialog(FittingDialog):
    """`value_asked` carries the row; `complaint_asked` and `access_asked` are its two ways on."""

    value_asked = Signal(object)
    complaint_asked = Signal()
    access_asked = Signal()

    def __init__(self, findings: Sequence[Finding], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel("", "title", wrap=True)
        self._why = PlainLabel("", wrap=True)
        self._group = BoxedGroup()
        self.rows = [FindingRow(finding) for finding in findings]
        for row in self.rows:
            self._group.add_widget(row)
            row.value_asked.connect(lambda row=row: self.value_asked.emit(row))
        self.access = Button(" ", small=True)
        self.complain = Button(" ", small=True)
        self._ways = BoxedGroup()
        self._ask = self._ways.add_row("requests", control=self.access)
        self._object = self._ways.add_row("mail", control=self.complain)
        for part in (self._title, self._why, self._group, self._ways):
            self.words.addWidget(part)
        self.words.addStretch()
        self.done_button = Button(" ", "primary")
        self.complain.clicked.connect(self.complaint_asked)
        self.access.clicked.connect(self.access_asked)
        self.done_button.clicked.connect(self.accept)
        self.done_button.setDefault(True)
        self.buttons.addWidget(self.done_button)
        self.retranslate()

    def set_offline(self, reason: str) -> None:
        """Say why nothing can be asked now; empty while it can."""
        for button in (self.complain, self.access, *(row.show_value for row in self.rows)):
            button.setEnabled(not reason)
            button.setToolTip(reason)

    def retranslate(self) -> None:
        """Write every text in the language in use."""
        self.setWindowTitle(self.tr("Not in the policy"))
        self._title.setText(self.tr("The privacy policy does not cover this"))
        self._why.setText(
            self.tr(
                "This program compares everything the service sends with what its privacy policy names. Whatever it "
                "does not name, you can ask about or complain about. Values are shown only here and are not kept."
            )
        )
        for row in self.rows:
            row.retranslate()
        self._ways.set_title(self.tr("What you can do"))
        self._ask.set_texts(
            self.tr("Ask what is held, why, for how long and who receives it"), self.tr("Article 15 of the GDPR")
        )
        self._object.set_texts(
            self.tr("Complain that the policy does not name it"), self.tr("Articles 5 and 13 of the GDPR")
        )
        self.complain.setText(self.tr("Complain\u2026"))
        self.access.setText(self.tr("Ask for access\u2026"))
        self.done_button.setText(self.tr("Close"))
        self.fit()
