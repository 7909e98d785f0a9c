"""The form of "This is wrong": which value, what is right, and a statement if wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.wrong_record import WrongRecord, part_name, value_text
from dijo_desktop.ui.calls.wrong_values import PARTS, Flaw, NotRight, Part, Proposed, as_written, read
from dijo_desktop.ui.widgets.field import Field
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from dijo_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from dijo_desktop.store.call_rows import CallRow
    from dijo_desktop.ui.calls.search_words import Reading
    from dijo_desktop.ui.theme import Theme

STATEMENT_MAX = 4000


class Claim(NamedTuple):
    """What is wrong with a call and what is right, as the wire has it."""

    part: Part
    value: str
    statement: str


class WrongForm(QWidget):
    """`changed` says that something was typed or chosen; `claim` is what would be sent now."""

    changed = Signal()

    def __init__(self, call: CallRow, *, time_zone: str, now_ms: int, reading: Reading, regime: str) -> None:
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
        self._why = PlainLabel()
        self.statement = QPlainTextEdit(tabChangesFocus=True)
        self._counter = PlainLabel("", "caption", "textMuted")
        self._law = PlainLabel("", "caption", "textMuted", wrap=True)
        self._right.setBuddy(self.value)
        self._why.setBuddy(self.statement)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        parts = self._record, self._what, self.part, self._right, self.value, self._mistake
        for widget in (*parts, self._why, self.statement, self._counter, self._law):
            self._column.addWidget(widget)
        self.value.setText(as_written(call, self._shown, time_zone))
        self.part.chosen.connect(self._choose)
        self.value.textEdited.connect(self._notice)
        self.statement.textChanged.connect(self._notice)
        self.retranslate()

    @property
    def claim(self) -> Claim | None:
        """What would be sent; nothing while a value cannot be read or the statement is too long."""
        statement = self.statement.toPlainText().strip()
        if len(statement) > STATEMENT_MAX:
            return None
        try:
            found = self._read()
        except NotRight:
            return None
        return Claim(self._shown, found.value, statement)

    @property
    def mistake(self) -> str:
        """What is wrong with what was typed."""
        return self._mistake.text()

    @property
    def told(self) -> QWidget:
        """Where that is said."""
        return self._mistake

    @property
    def counted(self) -> str:
        """How long the statement is."""
        return self._counter.text()

    def check(self) -> None:
        """Say what is wrong, if something is; also that nothing was changed yet."""
        self._flaw = None
        try:
            self._read()
        except NotRight as flaw:
            self._flaw = flaw.flaw
        self._say_flaw()

    def retranslate(self) -> None:
        """Write every text in the language in use."""
        self._record.retranslate()
        self._what.setText(self.tr("What is wrong?"))
        self.part.set_texts([part_name(part) for part in PARTS], self._what.text())
        self._why.setText(self.tr("Statement (optional)"))
        self.statement.setAccessibleName(self._why.text())
        self.statement.setPlaceholderText(self.tr("Why the present value cannot be right"))
        law = self.tr(
            "Sent as a request for rectification under Article 16 of the {law}. Nothing is changed at once."
        )
        self._law.setText(law.format(law=law_name(self._regime)))
        self._say_part()
        self._say_count()
        self._say_flaw()

    def wear(self, theme: Theme) -> None:
        """Take distances and the height of the statement."""
        self._column.setSpacing(theme.u(1.5))
        for label in (self._what, self._right, self._why):  # each belongs to what follows
            label.setContentsMargins(0, theme.u(1.5), 0, 0)
        self.statement.setFont(theme.font("body"))
        self.statement.setFixedHeight(theme.u(18))

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
        self._say_count()
        self.changed.emit()

    def _say_part(self) -> None:
        text = self.tr("It says {value}. What is right?").format(value=value_text(self._call, self._shown))
        if self._shown == "started_at":
            zone = self.tr("Local time, {zone}.").format(zone=say.isolated(self._zone))
            text = f"{text} {zone}"
        self._right.setText(text)
        self.value.setAccessibleName(text)

    def _say_count(self) -> None:
        length = len(self.statement.toPlainText().strip())
        text = self.tr("{count} of {most} characters")
        self._counter.setText(text.format(count=say.count(length), most=say.count(STATEMENT_MAX)))
        self._counter.set_look(colour="danger" if length > STATEMENT_MAX else "textMuted")

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


def law_name(regime: str) -> str:
    """What the law of a regime is called; an unknown one as the service names it."""
    names = {
        "uk_gdpr": QCoreApplication.translate("wrong", "UK GDPR"),
        "eu_gdpr": QCoreApplication.translate("wrong", "EU GDPR"),
    }
    return names.get(regime, regime)
