"""Choosing dates: ranges that are often wanted, and a calendar for any other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from dijo_desktop.domain.call_conditions import Dates, dates_of
from dijo_desktop.ui.calls.date_ranges import RANGES, DateRange, range_text
from dijo_desktop.ui.calls.search_words import first_weekday
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.date_field import DateField
from dijo_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from dijo_desktop.ui.theme import Theme

_DAY = timedelta(days=1)


class DatesPopover(QFrame):
    """`chosen` carries a range, or nothing for all dates. In the calendar one click begins and the next ends."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("raised")
        self._theme: Theme | None = None
        self._begun = False
        self._marked: list[QDate] = []
        self.ranges: list[Button] = []
        self.calendar = QCalendarWidget()
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.clicked.connect(self._click)
        self.calendar.activated.connect(self._click)
        self.first, self.last = DateField(), DateField()
        for edit in (self.first, self.last):
            edit.dateChanged.connect(self._mark)
        self._labels = (PlainLabel("", "caption", "textMuted"), PlainLabel("", "caption", "textMuted"))
        self.apply = Button(" ", "primary")
        self.apply.clicked.connect(self._apply)
        self._side = QVBoxLayout()
        self._fields = QHBoxLayout()
        for label, edit in zip(self._labels, (self.first, self.last), strict=True):
            label.setBuddy(edit)
            column = QVBoxLayout()
            column.addWidget(label)
            column.addWidget(edit)
            self._fields.addLayout(column, 1)
        self._fields.addWidget(self.apply, 0, Qt.AlignmentFlag.AlignBottom)
        self._right = QVBoxLayout()
        self._right.addWidget(self.calendar)
        self._right.addLayout(self._fields)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._side)
        self._row.addLayout(self._right)

    def fill(self, chosen: DateRange | None, today: date) -> None:
        """Offer the ranges as seen from today, and mark what is chosen."""
        self.setAccessibleName(self.tr("Dates"))
        for number, one in enumerate((None, *RANGES)):
            if number == len(self.ranges):
                button = Button(" ", "flat")
                button.setCheckable(True)
                button.clicked.connect(self._chooser(one))
                self.ranges.append(button)
                self._side.addWidget(button)
            self.ranges[number].setText(range_text(one, today))
            self.ranges[number].setChecked(one == chosen)
        if self._side.count() == len(self.ranges):
            self._side.addStretch(1)
        self._labels[0].setText(self.tr("From"))
        self._labels[1].setText(self.tr("To"))
        self.first.setAccessibleName(self.tr("First day"))
        self.last.setAccessibleName(self.tr("Last day"))
        self.apply.setText(self.tr("Show"))
        self.calendar.setAccessibleName(self.tr("Calendar, the first choice begins, the next one ends"))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek(first_weekday() + 1))
        self.calendar.setMaximumDate(QDate(9998, 12, 31))
        self._begun = False
        shown = _dates(chosen, today)
        self.first.setDate(_qt(shown[0]))
        self.last.setDate(_qt(shown[1]))
        self.calendar.setSelectedDate(_qt(shown[1]))

    def show_below(self, anchor: QWidget) -> None:
        """Open below its button."""
        self.ensurePolished()
        self._draw_turns()
        self.adjustSize()
        mirrored = anchor.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = anchor.width() - self.width() if mirrored else 0
        self.move(anchor.mapToGlobal(QPoint(left, anchor.height() + 4)))
        self.show()
        on = next((button for button in self.ranges if button.isChecked()), self.ranges[0])
        on.setFocus(Qt.FocusReason.PopupFocusReason)

    def wear(self, theme: Theme) -> None:
        """Take margins, and colours of the marked days."""
        self._theme = theme
        for layout in (self._row, self._right, self._fields):
            layout.setSpacing(theme.u(3))
        self._side.setSpacing(0)
        self._row.setContentsMargins(theme.u(3), theme.u(3), theme.u(3), theme.u(3))
        plain = QTextCharFormat()
        plain.setForeground(theme.colour("text"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):  # Qt writes them in red, which means a failure here
            self.calendar.setWeekdayTextFormat(day, plain)
        self._mark()

    def _draw_turns(self) -> None:
        """Give the calendar our icons; it takes its own again with every other style or direction."""
        if self._theme is None:
            return
        for name, icon in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            turn = self.calendar.findChild(QToolButton, name)
            if turn is not None:
                turn.setIcon(self._theme.icon(icon, "textSecondary", self._theme.u(4)))

    def _chooser(self, chosen: DateRange | None) -> Callable[[], None]:
        return lambda: self._choose(chosen)

    def _choose(self, chosen: DateRange | None) -> None:
        self.hide()
        self.chosen.emit(chosen)

    def _click(self, day: QDate) -> None:
        if self._begun and day >= self.first.date():
            self.last.setDate(day)
        else:
            self.first.setDate(day)
            self.last.setDate(day)
        self._begun = not self._begun

    def _apply(self) -> None:
        first, last = sorted((_python(self.first.date()), _python(self.last.date())))
        self._choose(Dates(first, last + _DAY))

    def _mark(self) -> None:
        """Colour the days from the first to the last; those of more than a year are not marked one by one."""
        for day in self._marked:
            self.calendar.setDateTextFormat(day, QTextCharFormat())
        first, length = self.first.date(), self.first.date().daysTo(self.last.date())
        self._marked = [first.addDays(step) for step in range(min(length, 366) + 1)]
        if self._theme is None:
            return
        marked = QTextCharFormat()
        filled = self._theme.high_contrast
        marked.setBackground(self._theme.colour("selection" if filled else "accentSoft"))
        marked.setForeground(self._theme.colour("onSelection" if filled else "onAccentSoft"))
        for day in self._marked:
            self.calendar.setDateTextFormat(day, marked)


def _dates(chosen: DateRange | None, today: date) -> tuple[date, date]:
    """First and last day to begin with: those chosen, else this month up to today."""
    match chosen:
        case Dates(first, beyond):
            pass
        case None:
            first, beyond = None, None
        case _ if hasattr(chosen, "period"):
            days = dates_of(chosen.period, today, first_weekday())
            first, beyond = days.first, days.beyond
        case _:
            first, beyond = today - 29 * _DAY, today + _DAY
    last = today if beyond is None else beyond - _DAY
    return (min(today.replace(day=1), last) if first is None else first), last


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _python(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
