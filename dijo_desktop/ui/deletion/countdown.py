"""How long a scheduled deletion can still be taken back: ring, words and the exact date, kept true each minute."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.contract.deletion import Deletion
from dijo_desktop.domain.clock import Clock
from dijo_desktop.domain.countdown import Left, left
from dijo_desktop.domain.instants import parse
from dijo_desktop.ui import format as written
from dijo_desktop.ui.deletion.left_words import words
from dijo_desktop.ui.deletion.ring import Ring
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.plain_label import PlainLabel

MINUTE_MS = 60_000
_SIDE_BY_SIDE = 125


class Countdown(QWidget):
    """Counts by the clock it is given, which in the demo is the demo's."""

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self._deletion: Deletion | None = None
        self.ring = Ring(theme)
        self.title = PlainLabel("", "section", wrap=True)
        self.words = PlainLabel("", "body", "textSecondary", wrap=True)
        self.below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column = QVBoxLayout()
        self._column.addStretch()
        self._column.addWidget(self.title)
        self._column.addWidget(self.words)
        self._column.addLayout(self.below)
        self._column.addStretch()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        self._row.addLayout(self._column, 1)
        self._timer = QTimer(self, interval=MINUTE_MS)
        self._timer.timeout.connect(self.tick)

    def show_deletion(self, deletion: Deletion) -> None:
        """Count down to this deletion."""
        self._deletion = deletion
        self.tick()
        self._timer.start()

    def clear(self) -> None:
        """Stop counting and show nothing."""
        self._timer.stop()
        self._deletion = None
        self.title.clear()
        self.words.clear()
        self.ring.show_left(0.0, "", "")

    def tick(self) -> None:
        """Say what is left now."""
        if self._deletion is None:
            return
        now, until = self._clock.now_ms(), parse(self._deletion.effective_at)
        rest = left(now, until)
        whole = max(1, until - parse(self._deletion.requested_at))
        figure, word = self._figure(rest)
        self.ring.show_left((until - now) / whole, figure, word)
        date = written.date_and_time(until)
        if rest.over:
            self.title.setText(self.tr("The account is being erased"))
            by = written.day(self._deletion.complete_by)
            self.words.setText(self.tr("This began on {date} and is complete by {by}.").format(date=date, by=by))
            return
        self.title.setText(self.tr("You can change your mind until {date}").format(date=date))
        self.words.setText(
            self.tr(
                "{left} from now. Nothing has been erased yet, and cancelling puts everything back as it was."
            ).format(left=words(rest))
        )

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.tick()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the ring above the words, and the buttons below each other, where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.u(_SIDE_BY_SIDE)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(direction)
        self.below.setDirection(direction)

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._theme = theme
        self._arrange()
        self._row.setSpacing(theme.u(4))
        self._row.setContentsMargins(theme.u(4.5), theme.u(5), theme.u(6), theme.u(5))
        self._column.setSpacing(theme.u(1))
        self.below.setContentsMargins(0, theme.u(2.5), 0, 0)
        self.below.setSpacing(theme.u(2))

    def _figure(self, rest: Left) -> tuple[str, str]:
        if rest.days:
            return written.count(rest.days), self.tr("day(s) left", "", rest.days)
        if rest.hours:
            return written.count(rest.hours), self.tr("hour(s) left", "", rest.hours)
        return written.count(rest.minutes), self.tr("minute(s) left", "", rest.minutes)
