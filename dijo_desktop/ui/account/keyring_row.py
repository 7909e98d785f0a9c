"""The row that says where the sign-in is kept, in what state that is, and checks it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.ui import format as written
from dijo_desktop.ui.account.facts import KeyringReport
from dijo_desktop.ui.keyring_advice import advice
from dijo_desktop.ui.keyring_words import KeyringFacts, words
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.icon_label import IconLabel
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from dijo_desktop.ui.widgets.tag import Tag

_SIDE_BY_SIDE = 95
_TAG_ICONS = {"ok": "check", "warn": "warning", "error": "warning", "info": "info"}


class Finding(QWidget):
    """One thing that was checked: a tick or a cross, and what it is."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("check", "success", 3.5)
        self._text = PlainLabel("", "caption", "textSecondary")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text)

    def say(self, text: str, *, good: bool) -> None:
        """Show the outcome."""
        self._icon.set_icon("check" if good else "close", "success" if good else "danger")
        self._text.setText(text)

    def wear(self, theme: Theme) -> None:
        """Take the distance."""
        self._row.setSpacing(theme.u(1))


class KeyringRow(QWidget):
    """`check` is its button."""

    check = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = KeyringFacts("ready")
        self._report: KeyringReport | None = None
        self._checked_ms = 0
        self._room = 0
        self._icon = IconLabel("key", "success", 5)
        self._name = PlainLabel("", "bodyStrong")
        self.tag = Tag("", "ok", "check")
        self._when = PlainLabel("", "caption", "textMuted")
        self._said = PlainLabel("", "caption", "textSecondary", wrap=True)
        self.findings = (Finding(), Finding(), Finding())
        self.button = Button(" ", "secondary", "sync")
        self.button.clicked.connect(self.check)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self._name)
        self._head.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignLeading)
        self._head.addStretch()
        self._head.addWidget(self._when)
        for finding in self.findings:
            self._foot.addWidget(finding)
        self._foot.addStretch()
        self._foot.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        self._words = QVBoxLayout()
        self._words.addLayout(self._head)
        self._words.addWidget(self._said)
        self._words.addLayout(self._foot)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._words, 1)
        self.retranslate()

    def show_facts(self, facts: KeyringFacts) -> None:
        """Show the state that is known without a check."""
        self._facts = facts
        self._report = None
        self.retranslate()

    def show_report(self, report: KeyringReport, now_ms: int) -> None:
        """Show what a check found at this moment."""
        self._facts = report.facts
        self._report = report
        self._checked_ms = now_ms
        self.retranslate()

    def set_busy(self, *, busy: bool) -> None:
        """Take no second wish while a check runs."""
        self.button.setEnabled(not busy)

    def retranslate(self) -> None:
        """Set every text."""
        said = words(self._facts)
        self._icon.set_icon("key", "success" if said.tone == "ok" else "warning")
        self._name.setText(self._facts.name or self.tr("Keyring"))
        self.tag.set_text(said.state, said.tone, _TAG_ICONS[said.tone])
        report = self._report
        known = report is not None or self._facts.kind != "ready"
        todo = advice(self._facts, works=report is not None and report.read_and_write) if known else ""
        self._said.setText(" ".join(filter(None, (said.sentence, todo))))
        self.button.setText(self._order())
        outcomes = (report.found, report.unlocked, report.read_and_write) if report else (True, True, True)
        names = self.tr("Found"), self.tr("Unlocked"), self.tr("Read and write")
        for finding, name, good in zip(self.findings, names, outcomes, strict=True):
            finding.say(name, good=good)
            finding.setVisible(report is not None)
        if report is None:
            self._when.clear()
            return
        took = QLocale().toString(report.seconds, "f", 2)
        text = self.tr("Checked {time}, {seconds} s").format(time=written.time(self._checked_ms), seconds=took)
        self._when.setText(text)

    def _order(self) -> str:
        match self._facts.kind:
            case "locked":
                return self.tr("Unlock")
            case "ready" | "session-only":
                return self.tr("Check now")
        return self.tr("Try again")

    def wear(self, theme: Theme) -> None:
        """Take margins."""
        self._row.setContentsMargins(theme.u(4), theme.u(3.5), theme.u(4), theme.u(3.5))
        self._row.setSpacing(theme.u(3))
        self._head.setSpacing(theme.u(2))
        self._foot.setSpacing(theme.u(3))
        self._foot.setContentsMargins(0, theme.u(2), 0, 0)
        self._words.setSpacing(theme.u(1))
        self._room = theme.u(_SIDE_BY_SIDE)
        self._fold()

    def minimumSizeHint(self) -> QSize:
        """As narrow as it is with everything below each other."""
        margins = self._row.contentsMargins()
        parts = (self._name, self.tag, self._when, self._said, self.button, *self.findings)
        widest = max(part.minimumSizeHint().width() for part in parts if not part.isHidden())
        around = margins.left() + self._icon.minimumSizeHint().width() + self._row.spacing() + margins.right()
        return QSize(around + widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put below each other what has no room side by side."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        beside = self.width() >= self._room
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._head.setDirection(way)
        self._foot.setDirection(way)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
