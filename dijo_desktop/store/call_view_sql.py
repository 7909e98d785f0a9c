"""How a `CallQuery` becomes a view: the order of rows as a temporary table, its groups and sums beside it."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, cast

import apsw
from msgspec import Struct

from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.domain.local_days import Span, days_around, local_spans
from dijo_desktop.store.call_asked import OF_CURRENCY, Asked, Values, asked_of
from dijo_desktop.store.call_rows import GroupRow, Total
from dijo_desktop.store.call_schema import DECIMALS, EARLIEST_MS, LATEST_MS

FIRST_ROWS = 200
"""As many rows as any first screen shows, and some."""
SPANS_KEPT = 8

_INDEX = {"duration": "calls_by_length", "cost": "calls_by_cost"}
_ORDER = {"started": ["row"], "duration": ["seconds", "cost", "currency", "row"], "cost": ["cost", "seconds", "row"]}
"""Exactly the columns of each index: any other order of equals would be sorted anew."""
_TABLES = """
DROP TABLE IF EXISTS temp.shown;
DROP TABLE IF EXISTS temp.carried;
DROP TABLE IF EXISTS temp.spans;
CREATE TEMP TABLE shown (call INTEGER);
CREATE TEMP TABLE spans (part INTEGER, first INTEGER, beyond INTEGER, PRIMARY KEY (part, first)) WITHOUT ROWID;
"""
_CARRY = """CREATE TEMP TABLE carried AS
SELECT row, id, seconds, cost, currencies.currency, more FROM temp.shown
CROSS JOIN calls ON row = call CROSS JOIN currencies ON number = calls.currency ORDER BY shown.rowid"""
_DAYS_OF_ALL = "SELECT DISTINCT slot / 96 FROM slots"
_DAYS_OF_SHOWN = "SELECT DISTINCT (call >> 15) / 86400000 FROM temp.shown"
_FROM_SLOTS = """SELECT part, slots.currency, sum(slots.calls), sum(seconds), sum(cost), max(longest), max(decimals)
FROM temp.spans CROSS JOIN slots WHERE slot >= first / 900000 AND slot < beyond / 900000"""
_FROM_CALLS = f"""SELECT part, currency, count(*), sum(seconds), sum(cost), max(seconds), max({DECIMALS})
FROM temp.spans CROSS JOIN calls NOT INDEXED WHERE row >= first << 15 AND row < beyond << 15"""  # noqa: S608 - words of our own

_FROM_SHOWN = f"""SELECT 0, currency, count(*), sum(seconds), sum(cost), max(seconds), max({DECIMALS})
FROM temp.shown CROSS JOIN calls ON row = call GROUP BY currency"""  # noqa: S608 - words of our own

_BY_CURRENCY = f"""SELECT 0, currency, count(*), sum(seconds), sum(cost), max(seconds), max({DECIMALS})
FROM calls INDEXED BY calls_by_cost WHERE 1"""  # noqa: S608 - words of our own

_HELD = """SELECT part, sum(slots.calls) FROM temp.spans CROSS JOIN slots
WHERE slot >= first / 900000 AND slot < beyond / 900000 GROUP BY part"""
_Sums = tuple[int, int, int, int, int, int, int]
"""Part, number of the currency, calls, seconds, cost, longest, decimals."""


class Plan(Struct):
    """What a view knows besides the order of its `calls` rows.

    `lengths` says how many rows of the view each group heads: a view of the first rows alone may cut the last group.
    """

    query: CallQuery
    time_zone: str
    complete: bool
    carried: bool
    calls: int
    longest_seconds: int
    decimals: int
    groups: list[GroupRow] = []
    lengths: list[int] = []
    totals: list[Total] = []


def build(connection: apsw.Connection, query: CallQuery, time_zone: str, *, first_only: bool, carried: bool) -> Plan:
    """Make the temporary table `shown` of this connection the answer to a query, and sum it up.

    `carried`: a table beside it holds all of each row, so that who reads the view never meets who writes the calls.
    """
    connection.execute(_TABLES)
    asked = asked_of(connection, query, time_zone)
    spans: list[Span] = []
    if query.weekend or not first_only:
        spans = cut(connection, query, time_zone, _DAYS_OF_ALL)
    _fill(connection, asked, first_only=first_only)
    if carried:
        connection.execute(_CARRY)
    calls = connection.execute("SELECT coalesce(max(rowid), 0) FROM temp.shown").get
    if first_only and query.grouped:
        spans = cut(connection, query, time_zone, _DAYS_OF_SHOWN)
    by_part = _sums(connection, asked, spans) if query.grouped or not first_only else []
    overall = [cast("_Sums", row) for row in connection.execute(_FROM_SHOWN)] if first_only else by_part
    plan = Plan(
        query,
        time_zone,
        complete=not first_only or calls < FIRST_ROWS,
        carried=carried,
        calls=calls,
        longest_seconds=max((row[5] for row in overall), default=0),
        decimals=max((row[6] for row in overall), default=0),
    )
    if plan.complete:
        plan.totals = _totals(overall, asked.codes)
    if query.grouped:
        _group(plan, by_part, _held(connection, asked, spans, by_part), list(_parts(spans)), asked.codes)
    return plan


def count(connection: apsw.Connection, query: CallQuery, time_zone: str) -> int:
    """How many calls a query shows."""
    connection.execute(_TABLES)
    asked = asked_of(connection, query, time_zone)
    spans = cut(connection, query, time_zone, _DAYS_OF_ALL)
    if query.weekend or asked.slots_tell(spans):
        return sum(row[2] for row in _sums(connection, asked, spans))
    statement = f"SELECT count(*) FROM calls WHERE {' AND '.join(asked.conditions)}"  # noqa: S608 - words of our own
    return int(connection.execute(statement, asked.values).get)


def cut(connection: apsw.Connection, query: CallQuery, time_zone: str, days: str) -> list[Span]:
    """Fill the table `spans` with the local days or months of UTC `days`, within the limits of the query.

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
    parts = _parts(spans)
    connection.execute("DELETE FROM temp.spans")
    connection.executemany(
        "INSERT INTO temp.spans VALUES (?, ?, ?)",
        [(parts[key], first, beyond) for key, first, beyond in spans if first < beyond],
    )
    return spans


@lru_cache(SPANS_KEPT)
def _spans_of(days: tuple[int, ...], time_zone: str, unit: Literal["day", "month"], weekend: bool) -> list[Span]:
    """The same for every view until a call of another day comes; time zones take 50 ms for four years of days."""
    return local_spans(days_around(days), time_zone, unit, weekend=weekend)


def _fill(connection: apsw.Connection, asked: Asked, *, first_only: bool) -> None:
    query, codes, conditions, values = asked.query, asked.codes, asked.conditions, asked.values
    by = ", ".join(f"{column} DESC" if query.descending else column for column in _ORDER[query.sort])
    if query.sort == "cost":
        # One currency after the other, in the order of their codes: the index has them in that of their numbers.
        for number in sorted(codes, key=codes.__getitem__, reverse=query.descending):
            _fill_one(
                connection, query, ["currency = :number", *conditions], {**values, "number": number}, by, first_only
            )
    else:
        _fill_one(connection, query, conditions, values, by, first_only)


def _fill_one(
    connection: apsw.Connection, query: CallQuery, conditions: list[str], values: Values, by: str, first_only: bool
) -> None:
    source = f"calls {_index(connection, query)}"
    if query.weekend:
        source = "temp.spans CROSS JOIN calls NOT INDEXED"
        conditions = ["row >= first << 15", "row < beyond << 15", *conditions]
        if query.sort == "started":
            by = ", ".join(f"{column} DESC" if query.descending else column for column in ("part", "first", "row"))
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    left = FIRST_ROWS - int(connection.execute("SELECT count(*) FROM temp.shown").get)
    limit = f"LIMIT {left}" if first_only else ""
    connection.execute(
        f"INSERT INTO temp.shown SELECT row FROM {source} {where} ORDER BY {by} {limit}",  # noqa: S608 - words of our own
        values,
    )


def _index(connection: apsw.Connection, query: CallQuery) -> str:
    """The index that has the order, if it is made: then no row is sorted and the table itself is not read."""
    name = _INDEX.get(query.sort)
    if name is None:
        return "NOT INDEXED"
    return f"INDEXED BY {name}" if _is_made(connection, name) else "NOT INDEXED"


def _is_made(connection: apsw.Connection, name: str) -> bool:
    return bool(connection.execute("SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?", (name,)).get)


def _sums(connection: apsw.Connection, asked: Asked, spans: list[Span]) -> list[_Sums]:
    codes, conditions, values = asked.codes, asked.conditions, asked.values
    select = _FROM_CALLS
    if asked.slots_tell(spans):
        select = _FROM_SLOTS
        # The plus keeps SQLite from indexing by currency, which would read half of all slots for every part.
        conditions = [f"+{condition}" for condition in conditions if condition == OF_CURRENCY]
    elif not (asked.query.grouped or asked.query.weekend) and _is_made(connection, _INDEX["cost"]):
        statement = f"{' AND '.join([_BY_CURRENCY, *(conditions or ['1'])])} GROUP BY currency"
        return [cast("_Sums", row) for row in connection.execute(statement, values)]
    found: list[_Sums] = []
    # One currency at a time the rows come in the order of their groups already, and nothing is sorted.
    for number in codes:
        statement = " AND ".join([select, *conditions, "+currency = :number"]) + " GROUP BY part"
        found += [cast("_Sums", row) for row in connection.execute(statement, {**values, "number": number})]
    return sorted(found, key=lambda row: (row[0], codes[row[1]]))


def _held(connection: apsw.Connection, asked: Asked, spans: list[Span], by_part: list[_Sums]) -> dict[int, int]:
    """How many calls each part has, those that the filter leaves out included."""
    whole = asked.of_all_calls
    if whole != asked and whole.slots_tell(spans):
        return dict(cast("tuple[int, int]", row) for row in connection.execute(_HELD))
    held: dict[int, int] = {}
    for row in by_part if whole == asked else _sums(connection, whole, spans):
        held[row[0]] = held.get(row[0], 0) + row[2]
    return held


def _group(plan: Plan, rows: list[_Sums], held: dict[int, int], keys: list[str], codes: dict[int, str]) -> None:
    by_part: dict[int, GroupRow] = {}
    for part, currency, calls, seconds, cost, _, _ in rows:
        before = by_part.get(part) or GroupRow(keys[part], 0, 0, [])
        costs = [*before.costs, (codes[currency], cost)]
        by_part[part] = GroupRow(keys[part], before.calls + calls, before.seconds + seconds, costs, held[part])
    left = plan.calls
    for part in sorted(by_part, reverse=plan.query.descending):
        group = by_part[part]
        if left:
            plan.groups.append(group)
            plan.lengths.append(min(left, group.calls))
            left -= plan.lengths[-1]


def _totals(rows: list[_Sums], codes: dict[int, str]) -> list[Total]:
    totals: dict[str, Total] = {}
    for _, number, calls, seconds, cost, _, _ in rows:
        currency = codes[number]
        before = totals.get(currency) or Total(currency, 0, 0, 0)
        totals[currency] = Total(currency, before.calls + calls, before.seconds + seconds, before.cost_micro + cost)
    return [totals[currency] for currency in sorted(totals)]


def _parts(spans: list[Span]) -> dict[str, int]:
    return {key: part for part, key in enumerate(dict.fromkeys(span.key for span in spans))}
