"""Typing a date goes to that day: "oct", "12 oct", "2026-09"; a small label shows what is typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from dijo_desktop.domain.call_conditions import Dates, During, Recent, dates_of
from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.search_words import first_weekday
from dijo_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from dijo_desktop.ui.calls.model import CallsModel
    from dijo_desktop.ui.calls.search_words import Reading
    from dijo_desktop.ui.calls.table import CallsTable
    from dijo_desktop.ui.theme.theme import Theme

PATIENCE_MS = 2000
_LONGEST = 40


class DateJump(QFrame):
    """Lies over the top of the list for two seconds after the last letter; `forgotten` when it begins anew."""

    forgotten = Signal()

    def __init__(self, table: CallsTable, model: CallsModel, reading: Callable[[], Reading]) -> None:
        super().__init__(table)
        self.setObjectName("raised")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._table, self._model, self._reading = table, model, reading
        self._text = ""
        self._typed = PlainLabel("", "bodyStrong")
        self._meant = PlainLabel("", "body", "textSecondary")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._typed)
        self._row.addWidget(self._meant)
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._timer.timeout.connect(self.forget)
        table.typed.connect(self._take)
        table.verticalScrollBar().rangeChanged.connect(self._place)
        self.hide()

    @property
    def text(self) -> str:
        """What is typed, and what it leads to."""
        return f"{self._typed.text()} {self._meant.text()}".strip()

    def forget(self) -> None:
        """Begin anew."""
        self._text = ""
        self._timer.stop()
        self.hide()
        self.forgotten.emit()

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._row.setContentsMargins(theme.u(3), theme.u(1.5), theme.u(3), theme.u(1.5))
        self._row.setSpacing(theme.u(2))
        self._place()

    def _take(self, letter: str) -> None:
        if letter == "\b":
            self._text = self._text[:-1]
        elif letter.isprintable() and (self._text or not letter.isspace()):
            self._text = (self._text + letter)[:_LONGEST]
        if not self._text:
            self.forget()
            return
        self._timer.start()
        self._typed.setText(self._text)
        self._meant.setText(self._go())
        self._place()
        self.show()
        self.raise_()

    def _go(self) -> str:
        """Move to the day that is meant, and say where that is or why not."""
        view = self._model.view
        if view is None or not view.rows:
            return ""
        if view.query.sort != "started":
            return self.tr("Sort by time to go to a date")
        reading = self._reading()
        terms = reading.read(self._text).terms
        condition = terms[0].condition if len(terms) == 1 else None
        day = _day(condition, reading.today, newest=view.query.descending)
        if day is None or condition is None:
            return self.tr("Type a date")
        row = view.position_of(day)
        reached = view.rows - 1 if row is None else row
        self._table.go_to(reached)
        self._table.verticalScrollBar().setValue(reached * self._table.row_height)
        alone = isinstance(condition, Dates) and condition == Dates(day, day + timedelta(days=1))
        said = say.day(day.isoformat()) if alone else reading.say(condition)
        if row is None:
            said = self.tr("No call so early") if view.query.descending else self.tr("No call so late")
        shown = self._model.row(self._table.currentIndex().row())
        sentence = self._model.words.sentence(shown) if shown is not None else ""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._table, f"{said}. {sentence}"))
        return said

    def _place(self) -> None:
        self.adjustSize()
        ground = self._table.viewport().geometry()
        size = self.sizeHint()
        high = self._table.row_height
        left = ground.left() + (ground.width() - size.width()) // 2
        self.setGeometry(QRect(left, ground.top() + high + high // 4, size.width(), size.height()))


def _day(condition: object, today: date, *, newest: bool) -> date | None:
    """The first day of a period, or the last one where the newest calls come first."""
    if isinstance(condition, During):
        condition = dates_of(condition.period, today, first_weekday())
    if isinstance(condition, Recent):
        return today
    if not isinstance(condition, Dates):
        return None
    if condition.beyond is not None and (newest or condition.first is None):
        return condition.beyond - timedelta(days=1)
    return today if newest and condition.first is not None else condition.first
