"""The insights in words: titles, amounts and the sentences under the charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTime

from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.chart_words import charts_of, months_note, months_table
from dijo_desktop.ui.calls.insights import HeatFigures, InsightFigures
from dijo_desktop.ui.calls.period_words import period_figures
from dijo_desktop.ui.calls.plurals import counted

if TYPE_CHECKING:
    from dijo_desktop.ui.calls.survey import Counted, Survey

_LONG = QLocale.FormatType.LongFormat
_SHORT = QLocale.FormatType.ShortFormat
_NARROW = QLocale.FormatType.NarrowFormat
_MARKS = (0, 6, 12, 18, 24)


def insight_figures(survey: Survey) -> InsightFigures | None:
    """Everything beside the list in words, nothing while there is no call to count."""
    if not survey.currency:
        return None
    return InsightFigures(
        period_figures(survey), charts_of(survey), months_table(survey), _heat(survey), months_note(survey.months_of)
    )


def _heat(survey: Survey) -> HeatFigures:
    locale = QLocale()
    first = locale.firstDayOfWeek().value
    weekdays = [(first - 1 + step) % 7 for step in range(7)]
    # The short names of some languages are whole words.
    form = _NARROW if locale.textDirection() == Qt.LayoutDirection.RightToLeft else _SHORT
    rows = [(locale.standaloneDayName(day + 1, form), survey.heat[day]) for day in weekdays]

    def said(row: int, hour: int) -> str:
        return _hour(weekdays[row], hour, rows[row][1][hour])

    most, day, hour = max((survey.heat[day][hour], -day, -hour) for day in range(7) for hour in range(24))
    summary = QCoreApplication.translate("calls", "Busiest: {when}").format(when=_hour(-day, -hour, most))
    if not most:
        summary = QCoreApplication.translate("calls", "No calls yet")
        if survey.heat_of in ("shown", "wider"):
            summary = QCoreApplication.translate("calls", "None of these calls")
    note = hours_note(survey.heat_of)
    return HeatFigures(rows, [locale.toString(mark) for mark in _MARKS], said, summary, weekdays, note)


def hours_note(counted_: Counted) -> str:
    """Which calls the hours count; nothing while no filter is on."""
    return {
        "all": "",
        "shown": QCoreApplication.translate("calls", "Only the calls shown"),
        "wider": QCoreApplication.translate("calls", "Calls of the other filters, on all days at all hours"),
        "whole": QCoreApplication.translate("calls", "All calls, not only those shown"),
    }[counted_]


def _hour(day: int, hour: int, calls: int) -> str:
    locale = QLocale()
    text = QCoreApplication.translate("calls", "{day}, {begin} to {end} (%Ln call(s))", "", calls)
    return counted(text, calls).format(
        day=locale.standaloneDayName(day + 1, _LONG),
        begin=say.isolated(locale.toString(QTime(hour, 0), _SHORT)),
        end=say.isolated(locale.toString(QTime((hour + 1) % 24, 0), _SHORT)),
    )
