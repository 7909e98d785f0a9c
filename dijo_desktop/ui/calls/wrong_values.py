"""What can be put right of a call: its values as a person writes them, and as the service reads them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime

from dijo_desktop.domain import instants
from dijo_desktop.domain.local_days import zone
from dijo_desktop.domain.money import DIGITS, from_micro, to_micro
from dijo_desktop.store.call_rows import CallRow
from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.search_words import Reading

Part = Literal["duration_seconds", "started_at", "cost.amount"]
"""A field of a call as the wire names it (contract 6.1)."""
PARTS: tuple[Part, ...] = ("duration_seconds", "started_at", "cost.amount")
LONGEST_SECONDS = 10**9
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UNITS = {"h": 3600, "min": 60, "s": 1}
_INVISIBLE = re.compile("[\u200e\u200f\u2066-\u2069]")
_PIECE = re.compile(r"(\d+)\s*([^\W\d]+)\.?")
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{2})")

Flaw = Literal["unreadable", "same", "future", "skipped"]


class NotRight(ValueError):
    """What was written is no value that could be proposed; `flaw` says why."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw)
        self.flaw: Flaw = flaw


class Proposed(NamedTuple):
    """A value for the wire, and the same in the user's way of writing."""

    value: str
    shown: str


def as_written(call: CallRow, part: Part, time_zone: str) -> str:
    """What the call says now, in a form that can be written over and read again."""
    match part:
        case "duration_seconds":
            return plain(say.duration(call.seconds))
        case "started_at":
            local = (_EPOCH + timedelta(milliseconds=call.started_ms)).astimezone(zone(time_zone))
            day, time = QDate(local.year, local.month, local.day), QTime(local.hour, local.minute, local.second)
            return _tidy(QLocale().toString(QDateTime(day, time), _pattern()))
        case "cost.amount":
            return plain(say.money(call.cost_micro, call.currency))


def read(text: str, part: Part, call: CallRow, *, time_zone: str, now_ms: int, reading: Reading) -> Proposed:
    """What was written, as a proposal; NotRight if it cannot be read or is what the call says already."""
    text = plain(text).strip()
    match part:
        case "duration_seconds":
            seconds = _duration(text, reading)
            if seconds == call.seconds:
                raise NotRight("same")
            return Proposed(str(seconds), say.duration(seconds))
        case "started_at":
            ms = _moment(text, call, time_zone)
            if ms == call.started_ms // 1000 * 1000:
                raise NotRight("same")
            if ms > now_ms:
                raise NotRight("future")
            return Proposed(instants.show(ms), text)
        case "cost.amount":
            micro = _amount(text, call.currency)
            if micro == call.cost_micro:
                raise NotRight("same")
            return Proposed(from_micro(micro), say.money(micro, call.currency))


def plain(text: str) -> str:
    """Without the marks that keep a value whole in a right-to-left sentence."""
    return _INVISIBLE.sub("", text)


def _duration(text: str, reading: Reading) -> int:
    if (clock := _CLOCK.fullmatch(text)) is not None:
        hours, minutes, left = (int(group or 0) for group in clock.groups())
        if left > 59 or (clock[1] and minutes > 59):
            raise NotRight("unreadable")
        return _within(hours * 3600 + minutes * 60 + left)
    keys = reading.words.keys
    said, found, before = text, 0, LONGEST_SECONDS
    while said:
        piece = _PIECE.match(said)
        size = _UNITS.get(keys.get(piece[2].casefold(), ""), 0) if piece is not None else 0
        if piece is None or not 0 < size < before:
            raise NotRight("unreadable")
        found, before, said = found + int(piece[1][:12]) * size, size, said[piece.end() :].lstrip()
    if not text:
        raise NotRight("unreadable")
    return _within(found)


def _within(seconds: int) -> int:
    if seconds > LONGEST_SECONDS:
        raise NotRight("unreadable")
    return seconds


def _amount(text: str, currency: str) -> int:
    """Micro-units of an amount with or without its currency; a sign for thousands stands between threes only."""
    if text.casefold() == plain(say.cost(0, currency)).casefold():
        return 0
    # What Qt and we write around a 1 is the currency's own, at whichever side.
    for mark in (*plain(say.money(1_000_000, currency)).split(QLocale().toString(1)), currency):
        sign = mark.strip(f" \u00a0\u202f{QLocale().decimalPoint()}{QLocale().zeroDigit()}")
        text = text.replace(sign, "", 1) if sign and not sign.isdigit() else text
    text = re.sub(r"[\s\u00a0\u202f']", "", text)
    point, group = QLocale().decimalPoint(), QLocale().groupSeparator()
    points = {point, "."} - {group}
    whole, part = text, ""
    for mark in points:
        if mark in text:
            whole, _, part = text.partition(mark)
            break
    if group in whole:
        head, *parts = whole.split(group)
        # In India all but the last group have two digits.
        if not 1 <= len(head) <= 3 or len(parts[-1]) != 3 or any(len(one) not in (2, 3) for one in parts):
            raise NotRight("unreadable")
        whole = head + "".join(parts)
    if not whole.isdecimal() or not (part.isdecimal() or text == whole) or len(part) > DIGITS or len(whole) > 12:
        raise NotRight("unreadable")
    return to_micro(f"{int(whole)}.{''.join(str(int(digit)) for digit in part)}" if part else str(int(whole)))


def _moment(text: str, call: CallRow, time_zone: str) -> int:
    for pattern in (_pattern(), _pattern(seconds=False)):
        read_ = QLocale().toDateTime(_tidy(text), pattern)
        if read_.isValid():
            break
    else:
        raise NotRight("unreadable")
    day, time = read_.date(), read_.time()
    try:
        naive = datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), time.second())  # noqa: DTZ001
        found = [naive.replace(tzinfo=zone(time_zone), fold=fold) for fold in (0, 1)]
        moments = [round((one.astimezone(UTC) - _EPOCH).total_seconds()) * 1000 for one in found]
        shown = [_local(moment, time_zone) for moment in moments]
    except (ValueError, OverflowError):
        raise NotRight("unreadable") from None
    if naive not in shown:
        raise NotRight("skipped")
    # An hour that comes twice is meant as the one nearer to what the call says.
    return min(moments, key=lambda moment: abs(moment - call.started_ms))


def _local(ms: int, time_zone: str) -> datetime:
    return (_EPOCH + timedelta(milliseconds=ms)).astimezone(zone(time_zone)).replace(tzinfo=None)


def _pattern(*, seconds: bool = True) -> str:
    """Date and time in the user's order; a year has four digits, since two would be read as of the last century."""
    locale = QLocale()
    day = locale.dateFormat(QLocale.FormatType.ShortFormat)
    if "yyyy" not in day:
        day = day.replace("yy", "yyyy") if "yy" in day else day.replace("y", "yyyy")
    time = locale.timeFormat(QLocale.FormatType.ShortFormat)
    return _tidy(f"{day} {time.replace('mm', 'mm:ss') if seconds and 'ss' not in time else time}")


def _tidy(text: str) -> str:
    return plain(text).replace("\u202f", " ").replace("\u00a0", " ")
