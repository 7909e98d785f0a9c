"""Dates as they are typed: `2026-10-01`, `oct 2026`, `1 oct`, `2026`, and ranges of them."""

from __future__ import annotations

from datetime import date, timedelta

from dijo_desktop.domain.call_conditions import Dates, month_after
from dijo_desktop.domain.call_reader import NotUnderstood, Reader
from dijo_desktop.domain.call_tokens import Span
from dijo_desktop.domain.call_vocabulary import MONTHS

_DAY = timedelta(days=1)
_FIRST_YEAR, _LAST_YEAR = 1971, 2999
_DAYS = range(1, 32)


def dates_here(reader: Reader) -> Dates | None:
    """Read one date, month or year, or a range from one to another; `..` may be open at one end."""
    begin = reader.here
    opened = reader.take("range")
    first = span_of_dates(reader)
    if first is None:
        return None
    if opened is not None:
        return Dates(None, first.beyond)
    place = reader.place
    parted = reader.take("range") or reader.take_word("until")
    if not parted:
        return first
    last = span_of_dates(reader)
    if last is None:
        if isinstance(parted, str):
            reader.back_to(place)
            return first
        return Dates(first.first, None)
    if first.first is not None and last.beyond is not None and last.beyond <= first.first:
        raise NotUnderstood("backwards", begin.to(reader.passed[-1].span))
    return Dates(first.first, last.beyond)


def span_of_dates(reader: Reader) -> Dates | None:
    """Read one date, month or year as its days; nothing if none stands here."""
    place, begin = reader.place, reader.here
    if token := reader.take("date"):
        year, month, day = map(int, token.text.split("-"))
        return _one_day(year, month, day, token.span)
    if token := reader.take("month"):
        year, month = map(int, token.text.split("-"))
        return _one_month(year, month, token.span)
    day_of_month = _day_number(reader)
    name = reader.take_word(*MONTHS)
    if not name:
        reader.back_to(place)
        return _year(reader)
    month = MONTHS.index(name) + 1
    year_said = _year_number(reader)
    span = begin.to(reader.passed[-1].span)
    if day_of_month is None:
        year = year_said or reader.today.year - (month > reader.today.month)
        return _one_month(year, month, span)
    year = year_said or reader.today.year - ((month, day_of_month) > (reader.today.month, reader.today.day))
    return _one_day(year, month, day_of_month, span)


def _day_number(reader: Reader) -> int | None:
    """The number before the name of a month."""
    if not reader.at("number") or not reader.at("word", 1) or not reader.token.text.isdecimal():
        return None
    number = int(reader.token.text)
    if number not in _DAYS:
        return None
    reader.next()
    return number


def _year_number(reader: Reader) -> int | None:
    if not reader.at("number") or len(reader.token.text) != 4 or not reader.token.text.isdecimal():
        return None
    number = int(reader.token.text)
    if not _FIRST_YEAR <= number <= _LAST_YEAR:
        return None
    place = reader.place
    reader.next()
    if reader.word() in ("h", "min", "s"):  # 2000 s are a length
        reader.back_to(place)
        return None
    return number


def _year(reader: Reader) -> Dates | None:
    year = _year_number(reader)
    return None if year is None else Dates(date(year, 1, 1), date(year + 1, 1, 1))


def _one_month(year: int, month: int, span: Span) -> Dates:
    try:
        first = date(year, month, 1)
        return Dates(first, month_after(first))
    except ValueError:
        raise NotUnderstood("no_such_date", span) from None


def _one_day(year: int, month: int, day: int, span: Span) -> Dates:
    try:
        first = date(year, month, day)
        return Dates(first, first + _DAY)
    except (ValueError, OverflowError):
        raise NotUnderstood("no_such_date", span) from None
