"""The history of choices with their receipts, and how a choice takes effect."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.contract.consents import Consent, ConsentEvent
from dijo_desktop.domain.instants import parse
from dijo_desktop.ui import format as written
from dijo_desktop.ui.consent import words
from dijo_desktop.ui.consent.draft import Change
from dijo_desktop.ui.data.event_dot import EventDot, Kind
from dijo_desktop.ui.data.hairline import Hairline
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.plain_label import PlainLabel


class HistoryEntry(QWidget):
    """One choice: dot, what, when and who; the receipt at the trailing side."""

    def __init__(self, theme: Theme, kind: Kind, title: str, detail: str, link: Button | None, *, last: bool) -> None:
        super().__init__()
        self.title = PlainLabel(title, wrap=True)
        self.detail = PlainLabel(detail, "caption", "textMuted", wrap=True)
        self._words = QVBoxLayout()
        self._words.addWidget(self.title)
        self._words.addWidget(self.detail)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(EventDot(theme, kind, last=last))
        self._row.addLayout(self._words, 1)
        if link is not None:
            self._row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._words.setSpacing(0)
        self._words.setContentsMargins(0, theme.u(1), 0, theme.u(2.5))


class History(QWidget):
    """Drafts first, then what the service holds; `receipt_asked` carries the id of a receipt."""

    receipt_asked = Signal(str)
    all_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._events: tuple[ConsentEvent, ...] = ()
        self._draft: list[Change] = []
        self._consents: tuple[Consent, ...] = ()
        self._title = PlainLabel("", "section")
        self._held = PlainLabel("", "caption", "textMuted")
        self._entries = QVBoxLayout()
        self._entries.setSpacing(0)
        self._how = PlainLabel("", "section")
        self._effect = PlainLabel("", "caption", "textSecondary", wrap=True)
        self.asked_again = PlainLabel("", "caption", "textSecondary", wrap=True)
        self.all = Button(" ", icon="export")
        self.all.clicked.connect(self.all_asked)
        head = QHBoxLayout()
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self._held, 0, Qt.AlignmentFlag.AlignBaseline)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addLayout(self._entries)
        for part in (Hairline(), self._how, self._effect, self.asked_again, self.all):
            self._column.addWidget(part)
        self._column.addStretch()

    def show_history(
        self, events: tuple[ConsentEvent, ...], consents: tuple[Consent, ...], draft: list[Change], now_ms: int
    ) -> None:
        """Show the drafts and the events, newest first."""
        self.clear()
        self._events, self._consents, self._draft, self._now_ms = events, consents, draft, now_ms
        number = len(draft) + len(events)
        for at, change in enumerate(draft):
            title = f"{words.purpose_title(change.seen.purpose)}: {words.on_off(on=change.on).lower()}"
            detail = self.tr("{date}. Not saved").format(date=written.date_and_time(now_ms))
            self._add("draft", title, detail, None, last=at == number - 1)
        for at, event in enumerate(events, len(draft)):
            link = self._link(event) if event.receipt_id else None
            detail = f"{written.date_and_time(parse(event.at))}. {words.event_source(event)}"
            kind: Kind = "asked" if event.to_state == "not_asked" else "saved"
            self._add(kind, words.event_title(event), detail, link, last=at == number - 1)
        self._say()

    def clear(self) -> None:
        """Show nothing."""
        self._events, self._draft, self._consents = (), [], ()
        while (item := self._entries.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._say()

    def entries(self) -> list[tuple[str, str]]:
        """Title and detail of each entry shown."""
        found = []
        for at in range(self._entries.count()):
            item = self._entries.itemAt(at)
            entry = item.widget() if item else None
            if isinstance(entry, HistoryEntry):
                found.append((entry.title.text(), entry.detail.text()))
        return found

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._theme = theme
        self._column.setContentsMargins(theme.u(4), theme.u(4), theme.u(4), theme.u(4))
        self._column.setSpacing(theme.u(2))
        self._entries.setContentsMargins(0, theme.u(2), 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._consents:
            self.show_history(self._events, self._consents, self._draft, self._now_ms)

    def _link(self, event: ConsentEvent) -> Button:
        link = Button(self.tr("Receipt"), "link", "verify", small=True)
        receipt = event.receipt_id or ""
        link.setAccessibleName(self.tr("Save the receipt of “{title}”").format(title=words.event_title(event)))
        link.clicked.connect(lambda: self.receipt_asked.emit(receipt))
        return link

    def _add(self, kind: Kind, title: str, detail: str, link: Button | None, *, last: bool) -> None:
        entry = HistoryEntry(self._theme, kind, title, detail, link, last=last)
        self._entries.addWidget(entry)
        # Else Qt shows it one turn of the event loop later, and the history blinks.
        entry.show()

    def _say(self) -> None:
        self._title.setText(self.tr("History"))
        self._held.setText(self.tr("%Ln record(s) held", "", len(self._events)) if self._events else "")
        self._how.setText(self.tr("How it takes effect"))
        self._effect.setText(
            self.tr(
                "Cookies live in your browser. This page changes the setting in your account; the website applies it "
                "on your next visit and removes what you switched off."
            )
        )
        days = sorted(consent.ask_again_on for consent in self._consents if consent.ask_again_on)
        text = self.tr("You will not be asked again before {date}, whether you say yes or no.")
        self.asked_again.setText(text.format(date=written.day(days[0])) if days else "")
        self.asked_again.setVisible(bool(days))
        self.all.setText(self.tr("Save all receipts"))
        self.all.setVisible(any(event.receipt_id for event in self._events))
