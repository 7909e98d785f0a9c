"""Days and months as a wall calendar shows them, cut into spans of UTC milliseconds, safe over clock changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

DAY_MS = 86_400_000
QUARTER_MS = 900_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_DAY = date(1970, 1, 1).toordinal()
_SATURDAY = 5


class Span(NamedTuple):
    """Local time from `first_ms` up to `beyond_ms` (not included) of the day or month `key`."""

    key: str
    first_ms: int
    beyond_ms: int


def zone(name: str) -> ZoneInfo:
    """The time zone of an IANA name; UTC if this computer does not know the name."""
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return ZoneInfo("UTC")


def days_around(utc_days: Iterable[int]) -> list[int]:
    """Ordinals of all local days that may hold moments of the given UTC days (days since 1970)."""
    found: set[int] = set()
    for day in utc_days:
        found.update((day - 1, day, day + 1))
    return sorted(found)


def local_spans(
    days: Iterable[int], zone_name: str, unit: Literal["day", "month"], *, weekend: bool = False
) -> list[Span]:
    """Spans of ascending `days` since 1970, keyed `YYYY-MM-DD` or `YYYY-MM`; of weekends alone if wanted.

    A day begins when the clock first shows its midnight, or what comes instead of a midnight that is skipped.
    """
    local = zone(zone_name)
    spans: list[Span] = []
    if unit == "month" and not weekend:
        months = sorted({(day.year, day.month) for day in map(_date, days)})
        for year, month in months:
            after = date(year + month // 12, month % 12 + 1, 1)
            spans.append(
                Span(f"{year:04d}-{month:02d}", _midnight(date(year, month, 1), local), _midnight(after, local))
            )
        return spans
    length = 10 if unit == "day" else 7
    beyond_day, beyond_ms = None, 0
    for day in map(_date, days):
        if weekend and day.weekday() < _SATURDAY:
            continue
        first_ms = beyond_ms if day == beyond_day else _midnight(day, local)
        beyond_day = day + timedelta(days=1)
        beyond_ms = _midnight(beyond_day, local)
        spans.append(Span(day.isoformat()[:length], first_ms, beyond_ms))
    return spans


def offset_spans(utc_days: Iterable[int], zone_name: str) -> list[tuple[int, int, int]]:
    """Spans of UTC milliseconds that cover the given UTC days, with what local time is ahead in milliseconds."""
    local = zone(zone_name)
    spans: list[tuple[int, int, int]] = []
    for day in utc_days:
        first, beyond = day * DAY_MS, (day + 1) * DAY_MS
        ahead, later = _ahead(first, local), _ahead(beyond, local)
        if ahead == later:
            spans.append((first, beyond, ahead))
        else:
            change = _change(first, beyond, local)
            spans += [(first, change, ahead), (change, beyond, later)]
    return spans


def day_of(ms: int, zone_name: str) -> date:
    """The local calendar day of a moment."""
    return (_EPOCH + timedelta(milliseconds=ms)).astimezone(zone(zone_name)).date()


def midnight_ms(day: date, zone_name: str) -> int:
    """When a local day begins, in UTC milliseconds."""
    return _midnight(day, zone(zone_name))


def _change(before: int, after: int, local: ZoneInfo) -> int:
    """The first quarter of an hour of a day at which the clock has been changed."""
    ahead = _ahead(before, local)
    while after - before > QUARTER_MS:
        middle = (before + after) // (2 * QUARTER_MS) * QUARTER_MS
        if _ahead(middle, local) == ahead:
            before = middle
        else:
            after = middle
    return after


def _ahead(ms: int, local: ZoneInfo) -> int:
    offset = (_EPOCH + timedelta(milliseconds=ms)).astimezone(local).utcoffset() or timedelta()
    return round(offset.total_seconds() * 1000)


def _date(day: int) -> date:
    return date.fromordinal(_EPOCH_DAY + day)


def _midnight(day: date, local: ZoneInfo) -> int:
    offset = datetime(day.year, day.month, day.day, tzinfo=local).utcoffset() or timedelta()
    return (day.toordinal() - _EPOCH_DAY) * DAY_MS - round(offset.total_seconds() * 1000)
