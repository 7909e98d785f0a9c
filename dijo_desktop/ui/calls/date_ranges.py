"""The ranges of dates a list is often cut to, and what a range is called."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from dijo_desktop.domain.call_conditions import Dates, During, Recent, dates_of, month_after
from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.plurals import counted

DateRange = Dates | During | Recent
RANGES: tuple[DateRange, ...] = (
    During("today"),
    During("this_week"),
    During("last_week"),
    During("this_month"),
    During("last_month"),
    Recent(30, "days"),
    During("this_year"),
    During("last_year"),
)
_TO = "\u2013"
_DAY = timedelta(days=1)


def range_text(chosen: DateRange | None, today: date | None) -> str:
    """What a range is called: months and years by their own names, others by their days."""
    match chosen:
        case None:
            return QCoreApplication.translate("calls", "All dates")
        case During("today"):
            return QCoreApplication.translate("calls", "Today")
        case During("yesterday"):
            return QCoreApplication.translate("calls", "Yesterday")
        case During("this_week"):
            return QCoreApplication.translate("calls", "This week")
        case During("last_week"):
            return QCoreApplication.translate("calls", "Last week")
        case Recent(count, "days"):
            return counted(QCoreApplication.translate("calls", "Last %Ln day(s)", "", count), count)
        case Recent(count, "weeks"):
            return counted(QCoreApplication.translate("calls", "Last %Ln week(s)", "", count), count)
        case Recent(count, _):
            return counted(QCoreApplication.translate("calls", "Last %Ln month(s)", "", count), count)
        case During(period):
            return range_text(dates_of(period, today) if today is not None else None, today)
        case Dates(first, beyond):
            return _days(first, beyond)


def _days(first: date | None, beyond: date | None) -> str:
    if first is None or beyond is None:
        if first is not None:
            return QCoreApplication.translate("calls", "Since {date}").format(date=say.day(first.isoformat()))
        before = say.day(beyond.isoformat()) if beyond is not None else ""
        return QCoreApplication.translate("calls", "Before {date}").format(date=before)
    if first.day == 1 and beyond == month_after(first):
        return say.day(first.isoformat()[:7])
    if (first.month, first.day) == (1, 1) and beyond == date(first.year + 1, 1, 1):
        return str(first.year)
    last = say.day((beyond - _DAY).isoformat())
    return last if beyond == first + _DAY else f"{say.day(first.isoformat())} {_TO} {last}"
