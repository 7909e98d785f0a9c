"""What is known about one call, each fact with its name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from dijo_desktop.domain.local_days import zone
from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.plurals import counted

if TYPE_CHECKING:
    from dijo_desktop.store.call_rows import CallRow

Facts = list[tuple[str, str]]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = 60


def call_title(call: CallRow, time_zone: str) -> str:
    """The day of a call with its weekday and year."""
    return say.weekday_and_day(_begin(call).astimezone(zone(time_zone)).date().isoformat(), year=True)


def call_facts(call: CallRow, time_zone: str) -> Facts:
    """Begin and end in local time, duration and cost to the last digit.

    Both ends are reckoned from UTC and each says its own offset, since a clock may be put back during a call.
    """
    begin = _begin(call)
    end = begin + timedelta(seconds=call.seconds)
    ends = [moment.astimezone(zone(time_zone)) for moment in (begin, end)]
    another_day = ends[0].date() != ends[1].date()
    seconds = counted(QCoreApplication.translate("calls", "%Ln second(s)", "", call.seconds), call.seconds)
    lasted = say.duration(call.seconds)
    duration = f"{lasted} ({seconds})" if call.seconds >= _MINUTE else lasted
    return [
        (QCoreApplication.translate("calls", "Began"), _moment(ends[0], dated=False)),
        (QCoreApplication.translate("calls", "Ended"), _moment(ends[1], dated=another_day)),
        (QCoreApplication.translate("calls", "Time zone"), say.isolated(time_zone)),
        (QCoreApplication.translate("calls", "Duration"), duration),
        (QCoreApplication.translate("calls", "Cost"), say.cost(call.cost_micro, call.currency)),
        (QCoreApplication.translate("calls", "Currency"), say.isolated(call.currency)),
    ]


def _begin(call: CallRow) -> datetime:
    return _EPOCH + timedelta(milliseconds=call.started_ms)


def _moment(moment: datetime, *, dated: bool) -> str:
    locale = QLocale()
    # The long format of Qt names a zone of its own choice at its end: the seconds go into the short one.
    pattern = locale.timeFormat(QLocale.FormatType.ShortFormat)
    pattern = pattern.replace("mm", "mm:ss") if "ss" not in pattern else pattern
    time = locale.toString(QTime(moment.hour, moment.minute, moment.second), pattern)
    minutes = round((moment.utcoffset() or timedelta()).total_seconds() / 60)
    offset = f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
    name = moment.tzname() or ""
    # Some zones have no name but their offset.
    told = f"{name}, {offset}" if name[:1].isalpha() and name != "UTC" else offset
    text = say.isolated(f"{time} ({told})")
    return f"{say.day(moment.date().isoformat())}, {text}" if dated else text
