"""What was spent in the period asked for, beside the period right before it, in words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from dijo_desktop.domain.call_conditions import Dates
from dijo_desktop.domain.call_periods import Period, period_of
from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.chart_words import amount_text
from dijo_desktop.ui.calls.month_so_far import MonthFigures
from dijo_desktop.ui.calls.plurals import counted

if TYPE_CHECKING:
    from dijo_desktop.ui.calls.survey import Survey

_LONG = QLocale.FormatType.LongFormat
_TO = "\u2013"
_DAY = timedelta(days=1)
_MONTHS_OF_YEAR = 12
_AT_THIS_POINT, _SO_FAR, _THAN, _THAN_DAY, _THAN_DAYS, _THAN_MONTHS = range(6)


def period_figures(survey: Survey) -> MonthFigures:
    """The two stretches of days with their costs; the second is left out if nothing can be compared."""
    period = survey.period or period_of((), survey.today)
    now, before = survey.this_month, survey.last_month
    currency = survey.compared_in or survey.currency
    calls = counted(QCoreApplication.translate("calls", "%Ln call(s)", "", now.calls), now.calls)
    difference = now.cost_micro - before.cost_micro
    return MonthFigures(
        title=_title(period, survey.today),
        fact=f"{calls}, {say.duration(now.seconds, short=True)}",
        figure=amount_text(now.cost_micro, currency),
        now_days=days_text(period.now, survey.today),
        now_cost=amount_text(now.cost_micro, currency),
        now_micro=now.cost_micro,
        before_days="" if period.before is None else days_text(period.before, survey.today),
        before_cost="" if period.before is None else amount_text(before.cost_micro, currency),
        before_micro=before.cost_micro,
        sentence=_compared(period, survey.today, difference, amount_text(abs(difference), currency)),
    )


def days_text(dates: Dates, today: date) -> str:
    """A stretch of days as short as it can be said; with the year if it is another than today's."""
    if dates.first is None or dates.beyond is None:
        return _open_text(dates)
    first, last = dates.first, dates.beyond - _DAY
    year = first.year != last.year or last.year != today.year
    end = _day(last, year=year)
    if last <= first:
        return end
    if (first.year, first.month) != (last.year, last.month):
        return f"{_day(first, year=first.year != last.year)} {_TO} {end}"
    locale = QLocale()
    return f"{locale.toString(first.day)}{_dot(locale)}{_TO}{end}"


def _open_text(dates: Dates) -> str:
    if dates.beyond is not None:
        text = QCoreApplication.translate("calls", "until {date}")
        return text.format(date=say.day((dates.beyond - _DAY).isoformat()))
    if dates.first is not None:
        return QCoreApplication.translate("calls", "since {date}").format(date=say.day(dates.first.isoformat()))
    return ""


def _title(period: Period, today: date) -> str:
    now, whole = period.now, _calendar_name(period, today)
    if whole:
        return QCoreApplication.translate("calls", "{month} so far").format(month=whole) if period.running else whole
    if now.first is None and now.beyond is None:
        return QCoreApplication.translate("calls", "Calls shown")
    return days_text(now, today)


def _calendar_name(period: Period, today: date) -> str:
    """The name of one calendar month or year, nothing for any other stretch."""
    first = period.now.first
    if first is None or period.before is None:
        return ""
    if period.months == 1:
        running = (first.year, first.month) == (today.year, today.month)
        return QLocale().standaloneMonthName(first.month, _LONG) if running else say.day(first.isoformat()[:7])
    return str(first.year) if period.months == _MONTHS_OF_YEAR and first.month == 1 else ""


def _compared(period: Period, today: date, difference: int, amount: str) -> str:
    before, now = period.before, period.now
    if period.scattered:
        return QCoreApplication.translate("calls", "Not compared: the dates are not one period.")
    if now.first is None:
        return QCoreApplication.translate("calls", "Not compared: the period has no first day.")
    if before is None or before.first is None or before.beyond is None or now.beyond is None:
        return QCoreApplication.translate("calls", "Nothing to compare: the period has not begun.")
    days = (now.beyond - now.first).days
    if period.months == 1 and (now.first.year, now.first.month) == (today.year, today.month):
        locale = QLocale()
        return _more(difference, _AT_THIS_POINT).format(
            amount=amount, month=locale.standaloneMonthName(before.first.month, _LONG)
        )
    if period.running:
        return _more(difference, _SO_FAR).format(amount=amount, days=days_text(before, today))
    if period.months == 1:
        return _more(difference, _THAN).format(amount=amount, period=say.day(before.first.isoformat()[:7]))
    if period.months == _MONTHS_OF_YEAR and now.first.month == 1:
        return _more(difference, _THAN).format(amount=amount, period=str(before.first.year))
    if period.months:
        return _more(difference, _THAN_MONTHS).format(amount=amount, months=say.count(period.months))
    if days == 1:
        return _more(difference, _THAN_DAY).format(amount=amount)
    return _more(difference, _THAN_DAYS).format(amount=amount, days=say.count(days))


def _more(difference: int, form: int) -> str:
    """As much, more or less than before."""
    texts = {
        _AT_THIS_POINT: (
            QCoreApplication.translate("calls", "As much as at this point in {month}"),
            QCoreApplication.translate("calls", "{amount} more than at this point in {month}"),
            QCoreApplication.translate("calls", "{amount} less than at this point in {month}"),
        ),
        _SO_FAR: (
            QCoreApplication.translate("calls", "As much as in the same time before ({days})"),
            QCoreApplication.translate("calls", "{amount} more than in the same time before ({days})"),
            QCoreApplication.translate("calls", "{amount} less than in the same time before ({days})"),
        ),
        _THAN: (
            QCoreApplication.translate("calls", "As much as in {period}"),
            QCoreApplication.translate("calls", "{amount} more than in {period}"),
            QCoreApplication.translate("calls", "{amount} less than in {period}"),
        ),
        _THAN_DAY: (
            QCoreApplication.translate("calls", "As much as on the day before"),
            QCoreApplication.translate("calls", "{amount} more than on the day before"),
            QCoreApplication.translate("calls", "{amount} less than on the day before"),
        ),
        _THAN_DAYS: (
            QCoreApplication.translate("calls", "As much as in the {days} days before"),
            QCoreApplication.translate("calls", "{amount} more than in the {days} days before"),
            QCoreApplication.translate("calls", "{amount} less than in the {days} days before"),
        ),
        _THAN_MONTHS: (
            QCoreApplication.translate("calls", "As much as in the {months} months before"),
            QCoreApplication.translate("calls", "{amount} more than in the {months} months before"),
            QCoreApplication.translate("calls", "{amount} less than in the {months} months before"),
        ),
    }[form]
    return texts[0 if not difference else 1 if difference > 0 else 2]


def _day(day: date, *, year: bool) -> str:
    if year:
        return say.day(day.isoformat())
    locale = QLocale()
    return locale.toString(QDate(day.year, day.month, day.day), f"d{_dot(locale)} MMM")


def _dot(locale: QLocale) -> str:
    return "." if "d." in locale.dateFormat(_LONG) else ""
