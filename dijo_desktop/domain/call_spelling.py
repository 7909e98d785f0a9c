"""Conditions written as the search language has them, so that a chip or a calendar can put its own words in."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from dijo_desktop.domain.call_conditions import (
    WEEKEND,
    WORKDAYS,
    AllOf,
    AnyOf,
    AtTime,
    Condition,
    Costing,
    Dates,
    During,
    Free,
    InCurrency,
    Lasting,
    Not,
    OnWeekdays,
    Recent,
    month_after,
)
from dijo_desktop.domain.call_vocabulary import MONTHS, WEEKDAYS, Vocabulary
from dijo_desktop.domain.money import from_micro

_UNITS = (("h", 3600), ("min", 60), ("s", 1))


def spell(condition: Condition, words: Vocabulary) -> str:
    """The text that means this in the language of `words`; reading it gives the same condition again."""
    match condition:
        case AllOf(several):
            said = _bracketed(several[0], words, AnyOf, AllOf, OnWeekdays)
            for before, one in pairwise(several):
                parted = f" {words.first['and']} " if _runs_into(before, one) else " "
                said += parted + _bracketed(one, words, AnyOf, AllOf, OnWeekdays)
            return said
        case AnyOf(several):
            return f" {words.first['or']} ".join(_bracketed(one, words, AnyOf) for one in several)
        case Not(inner):
            return f"{words.first['not']} {_bracketed(inner, words, AnyOf, AllOf, OnWeekdays)}"
        case Lasting(least, most):
            return _length(least, most, words)
        case Costing(least, most, currency):
            return " ".join(filter(None, (_amount(least, most, words), currency)))
        case Free():
            return words.first["free"]
        case InCurrency(currency):
            return currency
        case _:
            return _when(condition, words)


def _when(condition: Condition, words: Vocabulary) -> str:
    match condition:
        case During(period):
            return words.first[period]
        case Recent(count, unit):
            return f"{words.first['last']} {count} {words.first[unit]}"
        case Dates(first, beyond):
            return _dates(first, beyond, words)
        case OnWeekdays(days):
            return _weekdays(days, words)
        case AtTime(from_minute, to_minute):
            return _time(from_minute, to_minute, words)
        case _:
            raise ValueError("instants have no words")


def _runs_into(before: Condition, one: Condition) -> bool:
    """Whether the two, just side by side, would be read as one."""
    while isinstance(before, Not):
        before = before.condition
    match before, one:
        case (OnWeekdays(), OnWeekdays()) | (Lasting(), Lasting()) | (Costing(_, _, ""), InCurrency()):
            return True
        case _:
            return False


def _bracketed(one: Condition, words: Vocabulary, *kinds: type) -> str:
    said = spell(one, words)
    if isinstance(one, OnWeekdays) and " " not in said:
        return said
    return f"({said})" if isinstance(one, kinds) else said


def _length(least: int | None, most: int | None, words: Vocabulary) -> str:
    if least is not None and most is not None:
        smallest = next(size for _, size in _UNITS if least % size == 0)
        if least and most == least + smallest - 1:
            return _seconds(least, words)
        return f"{_seconds(least, words)}..{_seconds(most, words)}"
    if least is not None:
        return f">{_seconds(least - 1, words)}" if least % 60 == 1 else f">={_seconds(least, words)}"
    if most is None:
        raise ValueError("a length needs a limit")
    return f"<{_seconds(most + 1, words)}" if most % 60 == 59 else f"<={_seconds(most, words)}"


def _seconds(seconds: int, words: Vocabulary) -> str:
    said = ""
    for name, size in _UNITS:
        count, seconds = divmod(seconds, size)
        if count:
            said += f"{count}{words.first[name]}"
    return said or f"0{words.first['s']}"


def _amount(least: int | None, most: int | None, words: Vocabulary) -> str:
    cost = words.first["cost"]
    if least is not None and most is not None:
        return f"{cost} {from_micro(least)}" if least == most else f"{cost} {from_micro(least)}..{from_micro(most)}"
    if least is not None:
        order, value = (">", least - 1) if least % 10 == 1 else (">=", least)
    elif most is not None:
        order, value = ("<", most + 1) if most % 10 == 9 else ("<=", most)
    else:
        raise ValueError("an amount needs a limit")
    return f"{cost}{order}{from_micro(value)}"


def _dates(first: date | None, beyond: date | None, words: Vocabulary) -> str:
    day = timedelta(days=1)
    if first is not None and beyond is not None:
        if beyond == first + day:
            return first.isoformat()
        if first.day == 1 and beyond == month_after(first):
            return f"{words.first[MONTHS[first.month - 1]]} {first.year}"
        if (first.month, first.day, beyond) == (1, 1, date(first.year + 1, 1, 1)):
            return str(first.year)
        return f"{first.isoformat()}..{(beyond - day).isoformat()}"
    if first is not None:
        return f"{words.first['since']} {first.isoformat()}"
    if beyond is None:
        raise ValueError("a range of dates needs a limit")
    return f"{words.first['before']} {beyond.isoformat()}"


def _weekdays(days: frozenset[int], words: Vocabulary) -> str:
    for named, key in ((WEEKEND, "weekend"), (WORKDAYS, "workdays")):
        if days == named.days:
            return words.first[key]
    said = [words.first[WEEKDAYS[day]] for day in sorted(days)]
    run = next((day for day in sorted(days) if all((day + step) % 7 in days for step in range(len(days)))), None)
    if run is not None and len(days) > 2:
        return f"{words.first[WEEKDAYS[run]]}..{words.first[WEEKDAYS[(run + len(days) - 1) % 7]]}"
    return " ".join(said)


def _time(from_minute: int, to_minute: int, words: Vocabulary) -> str:
    if to_minute == 24 * 60 and from_minute:
        return f"{words.first['after']} {_clock(from_minute)}"
    if not from_minute and to_minute:
        return f"{words.first['before']} {_clock(to_minute)}"
    return f"{_clock(from_minute)}..{_clock(to_minute)}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
