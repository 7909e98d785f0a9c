"""The last months as a chart: cost, minutes or calls, in one currency at a time, or all of it as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from dijo_desktop.ui.calls.as_table import Picture
from dijo_desktop.ui.calls.cost_chart import CostChart, MonthBar
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.elided_label import ElidedLabel
from dijo_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from dijo_desktop.ui.theme import Theme


Table = tuple[Sequence[str], Sequence[Sequence[str]]]
"""Heads and rows."""


@dataclass(frozen=True)
class ChartFigures:
    """The value of each month, oldest first, the grid and the average in the same unit, and all of it in words."""

    bars: Sequence[MonthBar]
    grid: Sequence[tuple[int, str]]
    average_micro: int
    average: str
    summary: str

    def titled(self, average: str) -> ChartFigures:
        """The same with other words for the average."""
        return replace(self, average=average)


class ChartPanel(QWidget):
    """Shows one of several charts by name: "cost GBP", "minutes", "calls". `month_chosen` carries `YYYY-MM`."""

    month_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._charts: Mapping[str, ChartFigures] = {}
        self._currency = self._note = ""
        self.chart = CostChart(theme)
        self.chart.month_chosen.connect(self.month_chosen)
        self._average = ElidedLabel("", "caption", "textMuted")
        self._average.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.picture = Picture(self.chart, self._average)
        self.measures = Segmented((("cost", " "), ("minutes", " "), ("calls", " ")))
        self.measures.chosen.connect(lambda _key: self._show())
        self.currency = Button(" ", "flat", menu=True)
        self.currency.clicked.connect(self._open_currencies)
        row = QHBoxLayout()
        row.addWidget(self.measures)
        row.addWidget(self.currency)
        row.addStretch(1)
        self.picture.column.insertLayout(1, row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picture)
        self.retranslate()

    @property
    def average(self) -> str:
        """What stands beside the title."""
        return self._average.text()

    def show_charts(
        self,
        charts: Mapping[str, ChartFigures],
        table: tuple[Sequence[str], Sequence[Sequence[str]]],
        note: str = "",
    ) -> None:
        """Show these charts; the currency chosen before stays, if there still is one of it.

        `note` says which calls they count if those are not simply all.
        """
        self._charts = charts
        self._note = note
        self.picture.show_values(*table)
        self._show()

    def retranslate(self) -> None:
        """Write every text of its own in the language in use."""
        self.measures.set_texts(
            (self.tr("Cost"), self.tr("Minutes"), self.tr("Calls")), self.tr("What the chart shows")
        )
        self.picture.retranslate()
        self._show()

    def _show(self) -> None:
        names = {
            "cost": self.tr("Cost by month"),
            "minutes": self.tr("Minutes by month"),
            "calls": self.tr("Calls by month"),
        }
        name = names[self.measures.key]
        self.picture.name(name)
        currencies = self._currencies()
        if self._currency not in currencies:
            self._currency = currencies[0] if currencies else ""
        cost = self.measures.key == "cost"
        self.currency.setVisible(cost and len(currencies) > 1)
        self.currency.setText(self._currency)
        self.currency.setAccessibleName(self.tr("Currency of the chart: {currency}").format(currency=self._currency))
        figures = self._charts.get(f"cost {self._currency}" if cost else self.measures.key)
        if figures is None:
            self._average.setText("")
            self.chart.show_months((), (), 0, name, "")
            return
        self._average.setText(figures.average)
        self.picture.arrange()
        self.chart.show_months(figures.bars, figures.grid, figures.average_micro, name, self._summary(figures))

    def _summary(self, figures: ChartFigures) -> str:
        return f"{self._note}. {figures.summary}" if self._note else figures.summary

    def _currencies(self) -> list[str]:
        return [name.removeprefix("cost ") for name in self._charts if name.startswith("cost ")]

    def _open_currencies(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for currency in self._currencies():
            action = menu.addAction(currency)
            action.setCheckable(True)
            action.setChecked(currency == self._currency)
            action.triggered.connect(partial(self.choose_currency, currency))
        menu.popup(self.currency.mapToGlobal(QPoint(0, self.currency.height() + 2)))

    def choose_currency(self, currency: str, _checked: bool = False) -> None:
        """Show the cost in this currency."""
        self._currency = currency
        self._show()
