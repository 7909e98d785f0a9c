"""What happens when: the events of a scheduled deletion, from asking to the last record destroyed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.contract.deletion import Deletion, Effect
from dijo_desktop.domain.clock import Clock
from dijo_desktop.domain.instants import parse
from dijo_desktop.ui import format as written
from dijo_desktop.ui.data import labels
from dijo_desktop.ui.data.event_dot import EventDot, Kind
from dijo_desktop.ui.data.rows import records_sentence
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.plain_label import PlainLabel


class PlanEvent(QWidget):
    """One event: dot, title, date and a sentence; a link at the trailing side if there is one."""

    def __init__(
        self, theme: Theme, kind: Kind, texts: tuple[str, str, str], link: Button | None, *, last: bool
    ) -> None:
        super().__init__()
        title, date, sentence = texts
        self._head = QHBoxLayout()
        self._head.addWidget(PlainLabel(title, "bodyStrong"), 0, Qt.AlignmentFlag.AlignBaseline)
        self._head.addWidget(PlainLabel(date, "caption", "textMuted", wrap=True), 1, Qt.AlignmentFlag.AlignBaseline)
        self._words = QVBoxLayout()
        self._words.addLayout(self._head)
        self._words.addWidget(PlainLabel(sentence, "body", "textSecondary", wrap=True))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(EventDot(theme, kind, last=last))
        self._row.addLayout(self._words, 1)
        if link is not None:
            self._row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        self._last = last

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._head.setSpacing(theme.u(2))
        self._words.setSpacing(theme.u(0.5))
        self._words.setContentsMargins(0, 0, 0, 0 if self._last else theme.u(4))


class Plan(QWidget):
    """Draws the events anew for each deletion; `receipt_asked` is the link of the first."""

    receipt_asked = Signal()

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self._deletion: Deletion | None = None
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)

    def show_deletion(self, deletion: Deletion) -> None:
        """Draw the plan."""
        self.clear()
        self._deletion = deletion
        events = self._events(deletion)
        for number, (kind, texts) in enumerate(events):
            link = None
            if number == 0 and deletion.receipt_id:
                link = Button(self.tr("Receipt"), "link", "verify", small=True)
                link.clicked.connect(self.receipt_asked)
            entry = PlanEvent(self._theme, kind, texts, link, last=number == len(events) - 1)
            self._column.addWidget(entry)
            entry.show()

    def clear(self) -> None:
        """Show nothing."""
        self._deletion = None
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def wear(self, theme: Theme) -> None:
        """Take margins."""
        self._theme = theme
        self._column.setContentsMargins(theme.u(5), theme.u(4.5), theme.u(5), theme.u(4.5))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._deletion is not None:
            self.show_deletion(self._deletion)

    def _events(self, deletion: Deletion) -> list[tuple[Kind, tuple[str, str, str]]]:
        asked = written.date_and_time(parse(deletion.requested_at))
        ended = (
            self.tr("%Ln other sign-in(s) were ended.", "", deletion.sessions_ended)
            if deletion.sessions_ended
            else self.tr("No other sign-in was open.")
        )
        events: list[tuple[Kind, tuple[str, str, str]]] = [("done", (self.tr("Deletion scheduled"), asked, ended))]
        if deletion.status == "scheduled":
            now = self.tr("Today, {date}").format(date=written.date_and_time(self._clock.now_ms()))
            works = self.tr("Reading and saving a copy work as before.")
            events.append(("now", (self.tr("You can still cancel"), now, works)))
        erased = [effect for effect in deletion.effects if effect.action == "delete"]
        blurred = [effect for effect in deletion.effects if effect.action == "anonymise"]
        happens = self.tr("{erased} erased, {anonymous} made anonymous.").format(
            erased=records_sentence(_count(erased)), anonymous=written.count(_count(blurred))
        )
        effective = written.date_and_time(parse(deletion.effective_at))
        running: Kind = "next" if deletion.status == "scheduled" else "now"
        events.append((running, (self.tr("Erasure starts"), effective, happens)))
        by = self.tr("by {date}").format(date=written.day(deletion.complete_by))
        events.append(("next", (self.tr("Everything is erased"), by, self.tr("You get a receipt for it."))))
        retained = [effect for effect in deletion.effects if effect.action == "retain" and effect.count]
        if retained:
            last = written.day(max(effect.until_on or "" for effect in retained))
            title = self.tr("Last %Ln record(s) destroyed", "", _count(retained))
            names = labels.categories([effect.key for effect in retained])
            events.append(("next", (title, last, self.tr("{names}, kept by law.").format(names=names))))
        return events


def _count(effects: list[Effect]) -> int:
    return sum(effect.count for effect in effects)
