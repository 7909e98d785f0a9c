"""Beside the list: the month so far, the cost of a year by month, and when one calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.as_table import Picture
from dijo_desktop.ui.calls.chart_panel import ChartFigures, ChartPanel
from dijo_desktop.ui.calls.cost_chart import CostChart
from dijo_desktop.ui.calls.heat_legend import HeatLegend
from dijo_desktop.ui.calls.heat_map import HeatMap
from dijo_desktop.ui.calls.month_so_far import MonthFigures, MonthSoFar
from dijo_desktop.ui.calls.more_words import more_note
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.icon_label import IconLabel
from dijo_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dijo_desktop.ui.theme import Theme


_RING = 6


@dataclass(frozen=True)
class HeatFigures:
    """Calls by weekday (short name, 24 numbers) and hour, marks of the hours, and the words of cells and of all.

    `weekdays` are the numbers of the rows, Monday being 0; `note` says which calls are counted under a filter.
    """

    rows: Sequence[tuple[str, Sequence[int]]]
    hours: Sequence[str]
    said: Callable[[int, int], str]
    summary: str
    weekdays: Sequence[int] = range(7)
    note: str = ""


@dataclass(frozen=True)
class InsightFigures:
    """All that is shown beside the list; `months_note` says which calls the charts count under a filter."""

    month: MonthFigures
    charts: Mapping[str, ChartFigures]
    months: tuple[Sequence[str], Sequence[Sequence[str]]]
    heat: HeatFigures
    months_note: str = ""


class Insights(QWidget):
    """Seventy-eight units wide; beside the list in a wide window, else a drawer over it.

    `month_chosen` carries `YYYY-MM`, `hour_chosen` weekday (Monday is 0) and hour.
    """

    policy_asked = Signal()
    month_chosen = Signal(str)
    hour_chosen = Signal(int, int)
    close_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._month = MonthSoFar(theme)
        self._weekdays: Sequence[int] = range(7)
        self._more = False
        self.months = ChartPanel(theme)
        self.months.month_chosen.connect(self.month_chosen)
        self._few = PlainLabel("", "caption", "textMuted")
        self._many = PlainLabel("", "caption", "textMuted")
        self._legend = HeatLegend()
        self._heat = HeatMap(theme)
        self._heat.cell_chosen.connect(self._choose_hour)
        self.hours = Picture(self._heat)
        steps = QHBoxLayout()
        steps.addStretch(1)
        for part in (self._few, self._legend, self._many):
            steps.addWidget(part)
        self.hours.column.addLayout(steps)
        self._months_of = PlainLabel("", "caption", "textSecondary", wrap=True)
        self._hours_of = PlainLabel("", "caption", "textSecondary", wrap=True)
        self._busiest = PlainLabel("", "caption", "textSecondary", wrap=True)
        self._note = PlainLabel("", "caption", "textMuted", wrap=True)
        self._policy = Button(" ", "link", small=True)
        self._policy.clicked.connect(self.policy_asked)
        self._figures = QWidget()
        column = QVBoxLayout(self._figures)
        column.setContentsMargins(_RING, 0, _RING, 0)
        column.addWidget(self._month)
        column.addWidget(_hairline())
        column.addWidget(self.months)
        column.addWidget(self._months_of)
        column.addWidget(_hairline())
        column.addWidget(self.hours)
        column.addWidget(self._hours_of)
        column.addWidget(self._busiest)
        self._column = column
        note = self._note_row = QHBoxLayout()
        icon = IconLabel("info", "textMuted", units=3.5)
        note.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._note)
        words.addWidget(self._policy, 0, Qt.AlignmentFlag.AlignLeading)
        note.addLayout(words, 1)
        self._page = QWidget()
        self._page.setObjectName("page")
        self._outer = QVBoxLayout(self._page)
        self._outer.addWidget(self._figures)
        self._outer.addStretch(1)
        self._outer.addLayout(note)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._page)
        self._frame = QHBoxLayout(self)
        self._frame.setContentsMargins(0, 0, 0, 0)
        self._frame.addWidget(scroll)
        self._figures.hide()
        self.retranslate()

    @property
    def month(self) -> MonthSoFar:
        """The month so far."""
        return self._month

    @property
    def chart(self) -> CostChart:
        """The cost by month."""
        return self.months.chart

    @property
    def heat(self) -> HeatMap:
        """When one calls."""
        return self._heat

    @property
    def policy_button(self) -> Button:
        """The way to the policy."""
        return self._policy

    def show_figures(self, figures: InsightFigures | None) -> None:
        """Show these figures; without any, only the note on what a record holds."""
        self._figures.setVisible(figures is not None)
        self._month.show_figures(figures.month if figures else None)
        self.hours.name(self.tr("When you call"))
        if figures is None:
            self.months.show_charts({}, ((), ()))
            self._heat.show_calls((), (), lambda _row, _hour: "", self.tr("When you call"), "")
            self.hours.show_values((), ())
            self._busiest.setText("")
            return
        heat = figures.heat
        self._weekdays = heat.weekdays
        self.months.show_charts(figures.charts, figures.months, figures.months_note)
        summary = f"{heat.note}. {heat.summary}" if heat.note else heat.summary
        self._heat.show_calls(heat.rows, heat.hours, heat.said, self.tr("When you call"), summary)
        for label, note in ((self._months_of, figures.months_note), (self._hours_of, heat.note)):
            label.setText(note)
            label.setVisible(bool(note))
        self.hours.show_values(*_hours_table(self.tr("Hour"), heat))
        self._busiest.setText(heat.summary)

    def tell_more(self, *, told: bool) -> None:
        """Whether the service tells more of a call than the policy says."""
        self._more = told
        self.retranslate()

    def _choose_hour(self, row: int, hour: int) -> None:
        self.hour_chosen.emit(self._weekdays[row], hour)

    def retranslate(self) -> None:
        """Write every text of its own in the language in use."""
        self.setAccessibleName(self.tr("Insights"))
        self.months.retranslate()
        self.hours.retranslate()
        self.hours.name(self.tr("When you call"))
        self._few.setText(self.tr("fewer"))
        self._many.setText(self.tr("more"))
        note = self.tr("A call record holds date, duration and cost. Calls are never recorded.")
        self._note.setText(f"{note} {more_note()}" if self._more else note)
        self._policy.setText(self.tr("Policy 2.2"))

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._theme = theme
        # The focus ring of the charts needs room of its own beside them.
        self._outer.setContentsMargins(theme.u(4) - _RING, theme.u(3.5), theme.u(4) - _RING, theme.u(3))
        self._note_row.setContentsMargins(_RING, theme.u(1.5), _RING, 0)
        self._column.setSpacing(theme.u(2))
        self.update()

    def sizeHint(self) -> QSize:
        """Seventy-eight units wide."""
        return QSize(self._theme.u(78), self._theme.u(120))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the drawer."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_asked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the line at the leading edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("window"))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.fillRect(self.width() - 1 if mirrored else 0, 0, 1, self.height(), self._theme.colour("divider"))


def _hairline() -> QFrame:
    line = QFrame()
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    return line


def _hours_table(head: str, heat: HeatFigures) -> tuple[list[str], list[list[str]]]:
    """Hours below each other, weekdays side by side: 24 columns would have no room."""
    heads = [head, *(name for name, _ in heat.rows)]
    return heads, [[say.count(hour), *(say.count(calls[hour]) for _, calls in heat.rows)] for hour in range(24)]
