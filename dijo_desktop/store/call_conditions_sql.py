"""What the search language asks, as one expression over the columns of `calls`; every value in it is an integer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dijo_desktop.domain.call_conditions import (
    AllOf,
    AnyOf,
    AtTime,
    Between,
    Condition,
    Costing,
    Free,
    InCurrency,
    Lasting,
    Not,
    OnWeekdays,
)
from dijo_desktop.store.call_schema import TIES_BITS

STARTED = f"(row >> {TIES_BITS})"
NO_CURRENCY = -1
_THURSDAY = 3
"""The first of January 1970, counted from Monday."""


def expression(condition: Condition, codes: Mapping[int, str], ahead: str) -> str:
    """The expression of a settled condition. `ahead` gives the milliseconds local time is ahead at a moment.

    ValueError if dates were not settled into instants before.
    """

    def all_of(several: Iterable[Condition], word: str) -> str:
        return f"({f' {word} '.join(expression(one, codes, ahead) for one in several)})"

    match condition:
        case AllOf(several):
            return all_of(several, "AND")
        case AnyOf(several):
            return all_of(several, "OR")
        case Not(inner):
            return f"NOT {expression(inner, codes, ahead)}"
        case Lasting(least, most):
            return _within("seconds", least, most)
        case Costing(least, most, currency):
            return f"(currency = {_number(currency, codes)} AND {_within('cost', least, most)})"
        case Free():
            return "(cost = 0)"
        case InCurrency(currency):
            return f"(currency = {_number(currency, codes)})"
        case _:
            return _when(condition, ahead)


def ahead_of_utc(spans: Iterable[tuple[int, int, int]]) -> str:
    """How far local time is ahead of UTC at the start of a call: a choice between the few changes of the clock.

    `spans` are ascending: first and last-but-one moment, and the milliseconds ahead.
    """
    steps: list[tuple[int, int]] = []
    for _, beyond, ahead in spans:
        if steps and steps[-1][1] == ahead:
            steps[-1] = (beyond, ahead)
        else:
            steps.append((beyond, ahead))
    if len(steps) < 2:
        return str(steps[0][1] if steps else 0)
    cases = " ".join(f"WHEN {STARTED} < {int(beyond)} THEN {int(ahead)}" for beyond, ahead in steps[:-1])
    return f"CASE {cases} ELSE {int(steps[-1][1])} END"


def asks_local_time(condition: Condition) -> bool:
    """Whether the clock on the wall matters."""
    match condition:
        case AllOf(several) | AnyOf(several):
            return any(map(asks_local_time, several))
        case Not(inner):
            return asks_local_time(inner)
        case _:
            return isinstance(condition, OnWeekdays | AtTime)


def _when(condition: Condition, ahead: str) -> str:
    local = f"({STARTED} + {ahead})"
    match condition:
        case Between(from_ms, to_ms):
            return _within(STARTED, from_ms, None if to_ms is None else to_ms - 1)
        case OnWeekdays(days):
            listed = ", ".join(str(int(day)) for day in sorted(days))
            return f"(({local} / 86400000 + {_THURSDAY}) % 7 IN ({listed}))"
        case AtTime(first, beyond):
            minute = f"({local} % 86400000 / 60000)"
            if first <= beyond:
                return f"({minute} >= {int(first)} AND {minute} < {int(beyond)})"
            return f"({minute} >= {int(first)} OR {minute} < {int(beyond)})"
        case _:
            raise ValueError(f"{type(condition).__name__} is not settled")


def _within(column: str, least: int | None, most: int | None) -> str:
    limits = [f"{column} >= {int(least)}"] if least is not None else []
    limits += [f"{column} <= {int(most)}"] if most is not None else []
    return f"({' AND '.join(limits) or '1'})"


def _number(currency: str, codes: Mapping[int, str]) -> int:
    return next((number for number, code in codes.items() if code == currency), NO_CURRENCY)
