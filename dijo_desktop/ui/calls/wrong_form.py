"""The form of "This is wrong": which value, what is right, and a statement if wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QTimeZone
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dijo_desktop.contract.request_details import NewRequest, RectificationDetails, Regime
from dijo_desktop.domain.local_days import day_of
from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.search_words import Reading
from dijo_desktop.ui.calls.wrong_record import WrongRecord, part_name, value_text
from dijo_desktop.ui.calls.wrong_values import PARTS, Flaw, NotRight, Part, Proposed, as_written, read
from dijo_desktop.ui.requests.form import RequestForm
from dijo_desktop.ui.requests.statement import Statement, law_name
from dijo_desktop.ui.widgets.field import Field
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from dijo_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from collections.abc import Callable

    from dijo_desktop.domain.clock import Clock
    from dijo_desktop.store.call_rows import CallRow
    from dijo_desktop.ui.theme import Theme

KEY = "usage.calls"
"""The row of the data map that calls belong to."""


def wrong_form(call: CallRow, clock: Clock) -> Callable[[Regime], WrongForm]:
    """Make the form for a call, for the law it is filed under."""
    zone = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    now_ms = clock.now_ms()
    reading = Reading(day_of(now_ms, zone))
    return lambda regime: WrongForm(call, time_zone=zone, now_ms=now_ms, reading=reading, regime=regime)


class WrongForm(RequestForm):
    """A request for rectification (GDPR Art 16)."""

    def __init__(self, call: CallRow, *, time_zone: str, now_ms: int, reading: Reading, regime: Regime) -> None:
        super().__init__()
        self._call, self._zone, self._now_ms, self._reading, self._regime = call, time_zone, now_ms, reading, regime
        self._drafts: dict[Part, str] = {}
        self._shown: Part = PARTS[0]
        self._flaw: Flaw | None = None
        self._record = WrongRecord(call)
        self._what = PlainLabel("", "bodyStrong")
        self.part = Segmented([(part, "") for part in PARTS])
        self._right = PlainLabel("", wrap=True)
        self.value = Field("")
        self._mistake = PlainLabel("", "caption", "danger", wrap=True)
        self.statement = Statement()
        self._law = PlainLabel("", "caption", "textMuted", wrap=True)
        self._right.setBuddy(self.value)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        parts = self._record, self._what, self.part, self._right, self.value, self._mistake
        for widget in (*parts, self.statement, self._law):
            self._column.addWidget(widget)
        self.value.setText(as_written(call, self._shown, time_zone))
        self.part.chosen.connect(self._choose)
        self.value.textEdited.connect(self._notice)
        self.statement.changed.connect(self._notice)
        self.retranslate()

    def heading(self) -> str:
        """What the dialog is called."""
        return self.tr("This is wrong")

    def wanted(self) -> NewRequest | None:
        """What would be sent; nothing while a value cannot be read or the statement is too long."""
        try:
            value = self._read().value
        except NotRight:
            return None
        if self.statement.too_long:
            return None
        details = RectificationDetails(
            key=KEY,
            record_id=self._call.id,
            field=self._shown,
            proposed_value=value,
            statement=self.statement.text or None,
        )
        return NewRequest(regime=self._regime, details=details)

    def first(self) -> QWidget:
        """The keyboard begins at the part that is wrong."""
        return self.part

    @property
    def mistake(self) -> str:
        """What is wrong with what was typed."""
        return self._mistake.text()

    def check(self) -> tuple[QWidget, QWidget]:
        """Say what is wrong, if something is; also that nothing was changed yet."""
        self._flaw = None
        try:
            self._read()
        except NotRight as flaw:
            self._flaw = flaw.flaw
        self._say_flaw()
        return self.value, self._mistake

    def retranslate(self) -> None:
        """Write every text in the language in use."""
        self._record.retranslate()
        self._what.setText(self.tr("What is wrong?"))
        self.part.set_texts([part_name(part) for part in PARTS], self._what.text())
        self.statement.set_texts(self.tr("Statement (optional)"), self.tr("Why the present value cannot be right"))
        law = self.tr(
            "Sent as a request for rectification under Article 16 of the {law}. Nothing is changed at once."
        )
        self._law.setText(law.format(law=law_name(self._regime)))
        self._say_part()
        self._say_flaw()

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._column.setSpacing(theme.u(1.5))
        for label in (self._what, self._right):  # each belongs to what follows
            label.setContentsMargins(0, theme.u(1.5), 0, 0)

    def _read(self) -> Proposed:
        text = self.value.text()
        return read(text, self._shown, self._call, time_zone=self._zone, now_ms=self._now_ms, reading=self._reading)

    def _choose(self, key: str) -> None:
        self._drafts[self._shown] = self.value.text()
        self._shown = cast("Part", key)
        draft = self._drafts.get(self._shown)
        self.value.setText(as_written(self._call, self._shown, self._zone) if draft is None else draft)
        self._flaw = None
        self._say_part()
        self._say_flaw()
        self.changed.emit()

    def _notice(self) -> None:
        self._flaw = None
        try:
            self._read()
        except NotRight as flaw:
            # While somebody types nothing is finished: only what can never become right is said at once.
            self._flaw = flaw.flaw if flaw.flaw in ("future", "skipped") else None
        self._say_flaw()
        self.changed.emit()

    def _say_part(self) -> None:
        text = self.tr("It says {value}. What is right?").format(value=value_text(self._call, self._shown))
        if self._shown == "started_at":
            zone = self.tr("Local time, {zone}.").format(zone=say.isolated(self._zone))
            text = f"{text} {zone}"
        self._right.setText(text)
        self.value.setAccessibleName(text)

    def _say_flaw(self) -> None:
        before = self._mistake.text()
        example = as_written(self._call, self._shown, self._zone)
        text = "" if self._flaw is None else flaw_text(self._flaw).format(example=example)
        self._mistake.setText(text)
        self._mistake.setVisible(bool(text))
        self.value.set_wrong(wrong=bool(text))
        if text and text != before:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))


def flaw_text(flaw: Flaw) -> str:
    """What is wrong with a value, with `{example}` for one that can be read."""
    texts: dict[Flaw, str] = {
        "unreadable": QCoreApplication.translate("wrong", "This cannot be read. Write it like {example}."),
        "same": QCoreApplication.translate("wrong", "This is what the call says already. Write what is right."),
        "future": QCoreApplication.translate("wrong", "A call cannot begin in the future."),
        "skipped": QCoreApplication.translate("wrong", "This time does not exist: the clock was put forward then."),
    }
    return texts[flaw]
