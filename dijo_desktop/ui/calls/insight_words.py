"""The insights in words: titles, amounts and the sentences under the charts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, QTime

from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.chart_words import amount_text, charts_of, months_table
from dijo_desktop.ui.calls.insights import HeatFigures, InsightFigures
from dijo_desktop.ui.calls.month_so_far import MonthFigures
from dijo_desktop.ui.calls.plurals import counted

if TYPE_CHECKING:
    from dijo_desktop.ui.calls.survey import Survey

_LONG = QLocale.FormatType.LongFormat
_SHORT = QLocale.FormatType.ShortFormat
_NARROW = QLocale.FormatType.NarrowFormat
_TO = "\u2013"
_MARKS = (0, 6, 12, 18, 24)


def insight_figures(survey: Survey) -> InsightFigures | None:
    """Everything beside the list in words, nothing while there is no call to count."""
    if not survey.currency:
        return None
    return InsightFigures(_month(survey), charts_of(survey), months_table(survey), _heat(survey))


def _month(survey: Survey) -> MonthFigures:
    locale = QLocale()
    now, before = survey.this_month, survey.last_month
    ended = survey.today.replace(day=1) - timedelta(days=1)
    until = min(survey.today.day, ended.day)
    name = locale.standaloneMonthName(survey.today.month, _LONG)
    name_before = locale.standaloneMonthName(ended.month, _LONG)
    calls = counted(QCoreApplication.translate("calls", "%n call(s)", "", now.calls), now.calls)
    difference = now.cost_micro - before.cost_micro
    amount = amount_text(abs(difference), survey.currency)
    if not difference:
        sentence = QCoreApplication.translate("calls", "As much as at this point in {month}")
    elif difference > 0:
        sentence = QCoreApplication.translate("calls", "{amount} more than at this point in {month}")
    else:
        sentence = QCoreApplication.translate("calls", "{amount} less than at this point in {month}")
    return MonthFigures(
        title=QCoreApplication.translate("calls", "{month} so far").format(month=name),
        fact=f"{calls}, {say.duration(now.seconds, short=True)}",
        figure=amount_text(now.cost_micro, survey.currency),
        now_days=_days(survey.today, survey.today.day),
        now_cost=amount_text(now.cost_micro, survey.currency),
        now_micro=now.cost_micro,
        before_days=_days(ended, until),
        before_cost=amount_text(before.cost_micro, survey.currency),
        before_micro=before.cost_micro,
        sentence=sentence.format(amount=amount, month=name_before),
    )


def _days(month: date, until: int) -> str:
    """The days of a month up to one of them, as short as they can be said."""
    locale = QLocale()
    dot = "." if "d." in locale.dateFormat(_LONG) else ""
    last = locale.toString(QDate(month.year, month.month, until), f"d{dot} MMM")
    return last if until == 1 else f"{locale.toString(1)}{dot}{_TO}{last}"


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
    return HeatFigures(rows, [locale.toString(mark) for mark in _MARKS], said, summary, weekdays)


def _hour(day: int, hour: int, calls: int) -> str:
    locale = QLocale()
    text = QCoreApplication.translate("calls", "{day}, {begin} to {end} (%n call(s))", "", calls)
    return counted(text, calls).format(
        day=locale.standaloneDayName(day + 1, _LONG),
        begin=say.isolated(locale.toString(QTime(hour, 0), _SHORT)),
        end=say.isolated(locale.toString(QTime((hour + 1) % 24, 0), _SHORT)),
    )
