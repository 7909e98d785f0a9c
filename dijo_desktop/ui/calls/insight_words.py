"""The insights in words: titles, amounts and the sentences under the charts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, QTime

from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.cost_chart import MonthBar, grid_step
from dijo_desktop.ui.calls.insights import ChartFigures, HeatFigures, InsightFigures
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
    return InsightFigures(_month(survey), _chart(survey), _heat(survey))


def _month(survey: Survey) -> MonthFigures:
    locale = QLocale()
    now, before = survey.this_month, survey.last_month
    ended = survey.today.replace(day=1) - timedelta(days=1)
    until = min(survey.today.day, ended.day)
    name = locale.standaloneMonthName(survey.today.month, _LONG)
    name_before = locale.standaloneMonthName(ended.month, _LONG)
    calls = counted(QCoreApplication.translate("calls", "%n call(s)", "", now.calls), now.calls)
    difference = now.cost_micro - before.cost_micro
    amount = _money(abs(difference), survey)
    if not difference:
        sentence = QCoreApplication.translate("calls", "As much as at this point in {month}")
    elif difference > 0:
        sentence = QCoreApplication.translate("calls", "{amount} more than at this point in {month}")
    else:
        sentence = QCoreApplication.translate("calls", "{amount} less than at this point in {month}")
    return MonthFigures(
        title=QCoreApplication.translate("calls", "{month} so far").format(month=name),
        fact=f"{calls}, {say.duration(now.seconds, short=True)}",
        figure=_money(now.cost_micro, survey),
        now_days=_days(survey.today, survey.today.day),
        now_cost=_money(now.cost_micro, survey),
        now_micro=now.cost_micro,
        before_days=_days(ended, until),
        before_cost=_money(before.cost_micro, survey),
        before_micro=before.cost_micro,
        sentence=sentence.format(amount=amount, month=name_before),
    )


def _days(month: date, until: int) -> str:
    """The days of a month up to one of them, as short as they can be said."""
    locale = QLocale()
    dot = "." if "d." in locale.dateFormat(_LONG) else ""
    last = locale.toString(QDate(month.year, month.month, until), f"d{dot} MMM")
    return last if until == 1 else f"{locale.toString(1)}{dot}{_TO}{last}"


def _chart(survey: Survey) -> ChartFigures:
    locale = QLocale()
    bars = []
    for key, micro in survey.months:
        month = int(key[5:])
        text = QCoreApplication.translate("calls", "{month}: {amount}")
        said = text.format(month=say.day(key), amount=_money(micro, survey))
        bars.append(MonthBar(locale.standaloneMonthName(month, _NARROW), micro, _money(micro, survey), said))
    # The month that is not over yet would pull the average down.
    ended = [micro for _, micro in survey.months[:-1]] or [micro for _, micro in survey.months]
    average = sum(ended) // max(1, len(ended))
    most = max([micro for _, micro in survey.months] + [1])
    step = grid_step(most)
    grid = [(level, _axis(level, survey)) for level in range(0, most + 1, step)]
    shown = QCoreApplication.translate("calls", "┄ average {amount}").format(amount=_money(average, survey))
    if survey.several:
        shown = f"{survey.currency} {shown}"
    top_key, top = max(survey.months, key=lambda entry: entry[1], default=("", 0))
    summary = QCoreApplication.translate(
        "calls", "All calls of {count} months: average {average} a month, most in {month} with {most}"
    ).format(
        count=say.count(len(bars)), average=_money(average, survey), month=say.day(top_key), most=_money(top, survey)
    )
    return ChartFigures(bars, grid, average, shown, summary)


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
    return HeatFigures(rows, [locale.toString(mark) for mark in _MARKS], said, summary)


def _hour(day: int, hour: int, calls: int) -> str:
    locale = QLocale()
    text = QCoreApplication.translate("calls", "{day}, {begin} to {end} (%n call(s))", "", calls)
    return counted(text, calls).format(
        day=locale.standaloneDayName(day + 1, _LONG),
        begin=say.isolated(locale.toString(QTime(hour, 0), _SHORT)),
        end=say.isolated(locale.toString(QTime((hour + 1) % 24, 0), _SHORT)),
    )


def _money(micro: int, survey: Survey) -> str:
    # Sums are rounded to the digits that the currency has: the exact ones stand below the list.
    digits = say.minor_digits(survey.currency)
    unit = 10 ** (6 - digits)
    return say.money((micro + unit // 2) // unit * unit, survey.currency)


def _axis(micro: int, survey: Survey) -> str:
    """A round amount on the axis, without minor units where it has none."""
    text = _money(micro, survey)
    if micro % 1_000_000 == 0:
        locale = QLocale()
        digits = say.minor_digits(survey.currency)
        text = text.replace(locale.decimalPoint() + locale.zeroDigit() * digits, "") if digits else text
    return text
