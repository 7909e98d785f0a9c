"""One term of the search language: how long, how dear, on which days, at what time."""

from __future__ import annotations

from typing import cast

from dijo_desktop.domain.call_conditions import (
    WEEKEND,
    WORKDAYS,
    AtTime,
    Condition,
    Costing,
    Dates,
    During,
    Free,
    InCurrency,
    Lasting,
    OnWeekdays,
    PeriodName,
    Recent,
    Unit,
)
from dijo_desktop.domain.call_dates import dates_here, span_of_dates
from dijo_desktop.domain.call_measures import amount_of, length_of
from dijo_desktop.domain.call_reader import NotUnderstood, Reader
from dijo_desktop.domain.call_vocabulary import WEEKDAYS

_PERIODS = ("today", "yesterday", "this_week", "last_week", "this_month", "last_month", "this_year", "last_year")
_LONGEST_TIME_BACK = 12_000
_MINUTES_A_DAY = 1440


def term(reader: Reader) -> Condition:
    """Read one term; `NotUnderstood` names what is none."""
    for read in (_length, _amount, _period, _time, dates_here, _weekdays, _plain_word):
        place = reader.place
        found = read(reader)
        if found is not None:
            return found
        reader.back_to(place)
    token = reader.next()
    if token.kind in ("order", "range", "minus"):
        if reader.at("number"):
            raise NotUnderstood("unit_missing", token.span.to(reader.token.span))
        raise NotUnderstood("value_missing", token.span)
    if token.kind == "number":
        raise NotUnderstood("unit_missing", token.span)
    raise NotUnderstood("unknown", token.span)


def _length(reader: Reader) -> Condition | None:
    """`>5min`, `1h..2h`, `10-20min`, `5min` (from 5:00 to 5:59)."""
    begin = reader.here
    order = reader.take("order")
    low = length_of(reader)
    if low is None:
        return _length_up_to(reader) if order is None else None
    if order is not None:
        return Lasting(*_limits(order.text, low.seconds, low.exact))
    if reader.take("range") or (reader.at("minus") and reader.glued() and reader.next()):
        high = length_of(reader)
        if high is None:
            return Lasting(low.seconds, None)
        if high.seconds < low.seconds:
            raise NotUnderstood("backwards", begin.to(reader.passed[-1].span))
        return Lasting(low.seconds, high.seconds)
    return Lasting(low.seconds, low.exact)


def _length_up_to(reader: Reader) -> Condition | None:
    """`..20min`, and `10-20min`, whose first number borrows the unit of the second."""
    first = reader.take("number")
    parted = reader.take("range") or reader.take("minus")
    high = length_of(reader) if parted else None
    if high is None:
        return None
    if first is None:
        return Lasting(None, high.seconds) if parted and parted.kind == "range" else None
    least = high.in_its_unit(first.text)
    if least > high.seconds:
        raise NotUnderstood("backwards", first.span.to(reader.passed[-1].span))
    return Lasting(least, high.seconds)


def _amount(reader: Reader) -> Condition | None:
    """`cost>1`, `cost 1..2 eur`, `>£0.50`, `£1..£2`, `0.44 gbp`."""
    begin = reader.here
    named = bool(reader.take_word("cost"))
    order = reader.take("order")
    low = amount_of(reader, bare=named)
    if low is None:
        if not named:
            return None
        if reader.take_word("free"):
            return Free()
        raise NotUnderstood("value_missing", begin)
    least, most = _limits(order.text if order else "=", low.micro, low.micro)
    currency = low.currency
    if (order is None or order.text == ":") and reader.take("range"):
        high = amount_of(reader, bare=True)
        most = high.micro if high else None
        currency = currency or (high.currency if high else "")
        if most is not None and most < low.micro:
            raise NotUnderstood("backwards", begin.to(reader.passed[-1].span))
    return Costing(least, most, currency)


def _limits(order: str, value: int, exact: int) -> tuple[int | None, int | None]:
    """The smallest and the largest whole number that an order allows."""
    if order == ">":
        return value + 1, None
    if order in (">=", "≥"):
        return value, None
    if order == "<":
        return None, value - 1
    if order in ("<=", "≤"):
        return None, value
    return value, exact


def _period(reader: Reader) -> Condition | None:
    """`today`, `last week`, `last 30 days`."""
    if period := reader.take_word(*_PERIODS):
        return During(cast("PeriodName", period))
    if not reader.take_word("last"):
        return None
    number = reader.take("number")
    unit = reader.take_word("days", "weeks", "months") if number else ""
    if number is None or not unit:
        return None
    if not number.text.isdecimal() or not 0 < int(number.text) <= _LONGEST_TIME_BACK:
        raise NotUnderstood("too_large", number.span)
    return Recent(int(number.text), cast("Unit", unit))


def _time(reader: Reader) -> Condition | None:
    """`after 18:00`, `before 9:00`, `22:00..06:00`."""
    beside = reader.take_word("after", "since", "before", "until")
    if not reader.at("time"):
        return None
    first = _minute(reader)
    if beside in ("after", "since"):
        return AtTime(first, _MINUTES_A_DAY)
    if beside:
        return AtTime(0, first)
    parted = reader.take("range") or reader.take("minus") or reader.take_word("until")
    if not parted or not reader.at("time"):
        raise NotUnderstood("value_missing", reader.passed[-1].span)
    return AtTime(first, _minute(reader))


def _minute(reader: Reader) -> int:
    token = reader.next()
    hour, minute = map(int, token.text.split(":"))
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise NotUnderstood("no_such_time", token.span)
    return hour * 60 + minute


def _weekdays(reader: Reader) -> Condition | None:
    """`mon`, `mon..fri`, `weekend`, `workdays`."""
    if named := reader.take_word("weekend", "workdays"):
        return WEEKEND if named == "weekend" else WORKDAYS
    first = reader.take_word(*WEEKDAYS)
    if not first:
        return None
    day = WEEKDAYS.index(first)
    place = reader.place
    parted = reader.take("range") or (reader.at("minus") and reader.glued() and reader.next())
    last = reader.take_word(*WEEKDAYS) if parted else ""
    if not last:
        reader.back_to(place)
        return OnWeekdays(frozenset({day}))
    through = (WEEKDAYS.index(last) - day) % 7
    return OnWeekdays(frozenset((day + step) % 7 for step in range(through + 1)))


def _plain_word(reader: Reader) -> Condition | None:
    """`free`, `gbp`, `since 2026-10-01`."""
    if reader.take_word("free"):
        return Free()
    if edge := reader.take_word("since", "after", "before", "until"):
        dates = span_of_dates(reader)
        if dates is None:
            raise NotUnderstood("value_missing", reader.here)
        return {
            "since": Dates(dates.first, None),
            "after": Dates(dates.beyond, None),
            "before": Dates(None, dates.first),
            "until": Dates(None, dates.beyond),
        }[edge]
    word = reader.take("word")
    if word is not None and word.text.upper() in reader.currencies:
        return InCurrency(word.text.upper())
    return None
