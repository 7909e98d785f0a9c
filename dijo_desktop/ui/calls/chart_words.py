"""The last months in words: cost of each currency, minutes, calls, and all of it as a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.chart_panel import ChartFigures
from dijo_desktop.ui.calls.cost_chart import MonthBar, grid_step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dijo_desktop.ui.calls.survey import Counted, Survey

Write = Callable[[int], str]
_HOUR, _MINUTE = 3600, 60


def months_note(counted: Counted) -> str:
    """Which calls the chart counts; nothing while no filter is on."""
    return {
        "all": "",
        "shown": QCoreApplication.translate("calls", "Only calls that match the filters"),
        "wider": QCoreApplication.translate("calls", "Calls of the other filters, of any date"),
        "whole": QCoreApplication.translate("calls", "All calls, not only those shown"),
    }[counted]


def amount_text(micro: int, currency: str) -> str:
    """An amount rounded to the digits that the currency has: the exact ones stand below the list."""
    digits = say.minor_digits(currency)
    unit = 10 ** (6 - digits)
    return say.money((micro + unit // 2) // unit * unit, currency)


def charts_of(survey: Survey) -> dict[str, ChartFigures]:
    """A chart by name: "cost GBP" of each currency, the main one first, then "minutes" and "calls" of all calls."""
    charts = {}
    costs = {code: [(key, part.cost_micro) for key, part in months] for code, months in survey.parts.items()}
    every = survey.months_of == "all"
    for currency, values in {survey.currency: survey.months, **costs}.items():
        charts[f"cost {currency}"] = _cost(values, currency, several=survey.several, every=every)
    seconds, calls = _all_calls(survey)
    if seconds:
        unit = _HOUR if max(value for _, value in seconds) >= 3 * _HOUR else _MINUTE
        step = grid_step(max(1, max(value for _, value in seconds) // unit)) * unit
        charts["minutes"] = _chart(seconds, _duration, _axis_of(unit), step, every=every)
        step = grid_step(max(1, *(value for _, value in calls)))
        charts["calls"] = _chart(calls, say.count, say.count, step, every=every)
    return charts


def months_table(survey: Survey) -> tuple[list[str], list[list[str]]]:
    """Heads and rows, the newest month first: calls, duration and the cost in each currency, never added."""
    heads = [
        QCoreApplication.translate("calls", "Month"),
        QCoreApplication.translate("calls", "Calls"),
        QCoreApplication.translate("calls", "Duration"),
    ]
    cost = QCoreApplication.translate("calls", "Cost")
    heads += [f"{cost} {code}" if survey.several else cost for code in survey.parts]
    seconds, calls = _all_calls(survey)
    rows = []
    for at in reversed(range(len(seconds))):
        key = seconds[at][0]
        costs = [amount_text(months[at][1].cost_micro, code) for code, months in survey.parts.items()]
        rows.append([say.day(key), say.count(calls[at][1]), _duration(seconds[at][1]), *costs])
    return heads, rows


def _all_calls(survey: Survey) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Seconds and calls of each month over all currencies: these may be added, costs may not."""
    keys = [key for key, _ in next(iter(survey.parts.values()), [])]
    of_month = [[months[at][1] for months in survey.parts.values()] for at in range(len(keys))]
    seconds = [sum(part.seconds for part in parts) for parts in of_month]
    calls = [sum(part.calls for part in parts) for parts in of_month]
    return list(zip(keys, seconds, strict=True)), list(zip(keys, calls, strict=True))


def _cost(values: Sequence[tuple[str, int]], currency: str, *, several: bool, every: bool) -> ChartFigures:
    def axis(micro: int) -> str:
        """A round amount, without minor units where it has none."""
        text = amount_text(micro, currency)
        if micro % 1_000_000 == 0:
            locale = QLocale()
            digits = say.minor_digits(currency)
            text = text.replace(locale.decimalPoint() + locale.zeroDigit() * digits, "") if digits else text
        return text

    step = grid_step(max([micro for _, micro in values] + [1]))
    chart = _chart(values, lambda micro: amount_text(micro, currency), axis, step, every=every)
    return chart.titled(f"{currency} {chart.average}") if several else chart


def _chart(values: Sequence[tuple[str, int]], write: Write, axis: Write, step: int, *, every: bool) -> ChartFigures:
    locale = QLocale()
    bars = []
    for key, value in values:
        text = QCoreApplication.translate("calls", "{month}: {amount}")
        said = text.format(month=say.day(key), amount=write(value))
        month = locale.standaloneMonthName(int(key[5:]), QLocale.FormatType.NarrowFormat)
        bars.append(MonthBar(month, value, write(value), said, key))
    # The month that is not over yet would pull the average down.
    ended = [value for _, value in values[:-1]] or [value for _, value in values]
    average = sum(ended) // max(1, len(ended))
    most = max([value for _, value in values] + [1])
    grid = [(level, axis(level)) for level in range(0, most + 1, step)]
    shown = QCoreApplication.translate("calls", "┄ average {amount}").format(amount=write(average))
    top_key, top = max(values, key=lambda entry: entry[1], default=("", 0))
    told = QCoreApplication.translate(
        "calls", "All calls of {count} months: average {average} a month, most in {month} with {most}"
    )
    if not every:
        told = QCoreApplication.translate(
            "calls", "{count} months: average {average} a month, most in {month} with {most}"
        )
    summary = told.format(count=say.count(len(bars)), average=write(average), month=say.day(top_key), most=write(top))
    return ChartFigures(bars, grid, average, shown, summary)


def _duration(seconds: int) -> str:
    return say.duration(seconds, short=True)


def _axis_of(unit: int) -> Write:
    if unit == _HOUR:
        text = QCoreApplication.translate("calls", "{number} h")
    else:
        text = QCoreApplication.translate("calls", "{number} min")
    return lambda seconds: say.isolated(text.format(number=say.count(seconds // unit)))
