"""Sums over the local days or months of a query, each in one walk over quarters of an hour or over the calls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

import apsw
from msgspec import Struct

from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.domain.local_days import Span, days_around, local_spans
from dijo_desktop.domain.money import DIGITS
from dijo_desktop.store.call_asked import OF_CURRENCY, Asked
from dijo_desktop.store.call_schema import DECIMALS, EARLIEST_MS, LATEST_MS

SPANS_KEPT = 8
BY_COST = "calls_by_cost"

_DAYS_OF_ALL = """WITH RECURSIVE days (day) AS (
  SELECT min(slot) / 96 FROM slots UNION ALL
  SELECT (SELECT min(slot) / 96 FROM slots WHERE slot >= day * 96 + 96) FROM days WHERE day IS NOT NULL
) SELECT day FROM days WHERE day IS NOT NULL"""
"""From day to day by the index: to read every slot for that takes ten times as long."""
_DAYS_OF_SHOWN = "SELECT DISTINCT (call >> 15) / 86400000 FROM temp.shown"
_SPANS = """DROP TABLE IF EXISTS temp.spans;
CREATE TEMP TABLE spans (part INTEGER, first INTEGER, beyond INTEGER, PRIMARY KEY (part, first)) WITHOUT ROWID"""
_OF_SLOTS = "FROM temp.spans CROSS JOIN slots WHERE slot >= first / 900000 AND slot < beyond / 900000"
_OF_CALLS = "FROM temp.spans CROSS JOIN calls NOT INDEXED WHERE row >= first << 15 AND row < beyond << 15"


class Part(Struct):
    """The calls of one day or month in one currency, given by its number."""

    part: int
    currency: int
    calls: int
    seconds: int
    cost: int


class Summed(Struct):
    """What a query shows, by part and currency and in all; `keys` are the days or months of the parts."""

    parts: list[Part]
    keys: list[str]
    longest_seconds: int
    decimals: int


class Details(Struct):
    """Calls of each part before any is left out, and digits after the point; none of what the sums know anyway."""

    held: dict[int, int] | None
    decimals: int | None


def summed(connection: apsw.Connection, asked: Asked, time_zone: str) -> Summed:
    """All sums of a query; `decimals` may be left to the details."""
    return _sums(connection, asked, cut(connection, asked.query, time_zone))


def details(connection: apsw.Connection, asked: Asked, time_zone: str) -> Details:
    """What the sums leave out, so that another thread can find it."""
    spans = cut(connection, asked.query, time_zone)
    decimals = None if asked.slots_tell(spans) else _decimals(connection, asked)
    return Details(_held_before(connection, asked, spans), decimals)


def of_shown(connection: apsw.Connection, asked: Asked, time_zone: str) -> tuple[Summed, Details]:
    """What the first rows of a query say: of groups all of their calls are told, everything else is of those rows."""
    if not asked.codes:
        return Summed([], [], 0, 0), Details(None, None)
    numbers = [*asked.codes]
    ((longest, decimals, *sums),) = connection.execute(
        f"SELECT max(seconds), max({DECIMALS}), {by_currency(numbers)} "  # noqa: S608 - words of our own
        "FROM temp.shown CROSS JOIN calls ON row = call"
    )
    found = Summed(parts_of(0, numbers, sums), [], longest or 0, decimals or 0)
    if not asked.query.grouped:
        return found, Details(None, None)
    spans = cut(connection, asked.query, time_zone, _DAYS_OF_SHOWN)
    whole = _sums(connection, asked, spans)
    found.parts, found.keys = whole.parts, whole.keys
    return found, Details(_held_before(connection, asked, spans), None)


def count(connection: apsw.Connection, asked: Asked, time_zone: str) -> int:
    """How many calls a query shows."""
    query = asked.query
    spans = cut(connection, query, time_zone)
    if query.weekend or asked.slots_tell(spans):
        return sum(_held(connection, asked, spans).values())
    statement = f"SELECT count(*) FROM calls WHERE {' AND '.join(asked.conditions)}"  # noqa: S608 - words of our own
    return int(connection.execute(statement, asked.values).get)


def cut(connection: apsw.Connection, query: CallQuery, time_zone: str, days: str = _DAYS_OF_ALL) -> list[Span]:
    """Make the table `spans`: the local days or months of UTC `days`, within the limits of the query.

    What needs neither is one span.
    """
    unit: Literal["day", "month"] = "month" if query.group == "month" else "day"
    whole = [Span("", EARLIEST_MS, LATEST_MS)]
    if query.grouped or query.weekend:
        found = tuple(day for (day,) in connection.execute(days))
        whole = _spans_of(found, time_zone, unit, query.weekend)
    spans = [
        Span(
            key,
            first if query.from_ms is None else max(first, query.from_ms),
            beyond if query.to_ms is None else min(beyond, query.to_ms),
        )
        for key, first, beyond in whole
    ]
    numbers = {key: part for part, key in enumerate(_keys(spans))}
    connection.execute(_SPANS)
    connection.executemany(
        "INSERT INTO temp.spans VALUES (?, ?, ?)",
        [(numbers[key], first, beyond) for key, first, beyond in spans if first < beyond],
    )
    return spans


@lru_cache(SPANS_KEPT)
def _spans_of(days: tuple[int, ...], time_zone: str, unit: Literal["day", "month"], weekend: bool) -> list[Span]:
    """The same for every view until a call of another day comes; time zones take 50 ms for four years of days."""
    return local_spans(days_around(days), time_zone, unit, weekend=weekend)


def is_made(connection: apsw.Connection, index: str) -> bool:
    """Whether there is that index; a full pass makes them at its end."""
    return bool(connection.execute("SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?", (index,)).get)


def by_currency(numbers: Sequence[int], calls: str = "count(*)") -> str:
    """Columns with calls, seconds and cost of all currencies and then of each but the first.

    To group by currency, SQLite would sort all rows first.
    """
    columns = (calls, "sum(seconds)", "sum(cost)")
    filters = "".join(
        f", {column} FILTER (WHERE +currency = {int(number)})" for number in numbers[1:] for column in columns
    )
    return ", ".join(columns) + filters


def parts_of(part: int, numbers: Sequence[int], sums: Sequence[int | None]) -> list[Part]:
    """What those columns say; the first currency has what the others leave."""
    found = [one or 0 for one in sums]
    others = [found[place : place + 3] for place in range(3, len(found), 3)]
    first = [found[place] - sum(other[place] for other in others) for place in range(3)]
    return [Part(part, number, *one) for number, one in zip(numbers, [first, *others], strict=True) if one[0]]


def _sums(connection: apsw.Connection, asked: Asked, spans: list[Span]) -> Summed:
    found = Summed([], _keys(spans), 0, 0)
    values = asked.values
    numbers = [values["currency"]] if "currency" in values else [*asked.codes]
    if not numbers:
        return found
    if asked.slots_tell(spans):
        columns = f"max(longest), max(decimals), {by_currency(numbers, 'sum(slots.calls)')}"
        source = " AND ".join([_OF_SLOTS, *_of_slots(asked.conditions)])
    else:
        columns = f"max(seconds), 0, {by_currency(numbers)}"
        source = _source(connection, asked)
    for part, longest, decimals, *sums in connection.execute(
        f"SELECT part, {columns} {source} GROUP BY part", values
    ):
        found.parts += parts_of(part, numbers, sums)
        found.longest_seconds = max(found.longest_seconds, longest)
        found.decimals = max(found.decimals, decimals)
    return found


def _source(connection: apsw.Connection, asked: Asked) -> str:
    """Where calls come from, each with its part."""
    if asked.query.grouped or asked.query.weekend or not is_made(connection, BY_COST):
        return " AND ".join([_OF_CALLS, *asked.conditions])
    return " AND ".join([f"FROM temp.spans CROSS JOIN calls INDEXED BY {BY_COST} WHERE 1", *asked.conditions])


def _decimals(connection: apsw.Connection, asked: Asked) -> int:
    """Digits after the point that the costs need: mostly as many as those of all calls, and the first says so."""
    most = int(connection.execute("SELECT coalesce(max(decimals), 0) FROM slots").get)
    if most == 0 or asked.query.free:
        return 0
    source = _source(connection, asked)
    needs_most = f"SELECT 1 {source} AND cost % {10 ** (DIGITS + 1 - most)} <> 0 LIMIT 1"
    if connection.execute(needs_most, asked.values).get:
        return most
    return int(connection.execute(f"SELECT coalesce(max({DECIMALS}), 0) {source}", asked.values).get)


def _held_before(connection: apsw.Connection, asked: Asked, spans: list[Span]) -> dict[int, int] | None:
    whole = asked.of_all_calls
    return _held(connection, whole, spans) if asked.query.grouped and whole != asked else None


def _held(connection: apsw.Connection, asked: Asked, spans: list[Span]) -> dict[int, int]:
    """How many calls each part has."""
    statement, conditions = f"SELECT part, count(*) {_OF_CALLS}", asked.conditions
    if asked.slots_tell(spans):
        statement, conditions = f"SELECT part, sum(slots.calls) {_OF_SLOTS}", _of_slots(conditions)
    return dict(connection.execute(f"{' AND '.join([statement, *conditions])} GROUP BY part", asked.values))


def _of_slots(conditions: Iterable[str]) -> list[str]:
    """What is left to ask of slots within spans; the plus keeps SQLite from reading half of all slots for each."""
    return [f"+{condition}" for condition in conditions if condition == OF_CURRENCY]


def _keys(spans: Iterable[Span]) -> list[str]:
    return [*dict.fromkeys(span.key for span in spans)]
