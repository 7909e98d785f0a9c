"""How a `CallQuery` becomes a view: the order of rows as a temporary table, its groups and sums beside it."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import apsw
from msgspec import Struct

from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.store.call_asked import Asked, Values, asked_of
from dijo_desktop.store.call_part_sums import BY_COST, Part, Summed, cut, details, is_made, of_shown, summed
from dijo_desktop.store.call_rows import GroupRow, Total

FIRST_ROWS = 200
"""As many rows as any first screen shows, and some."""

_INDEX = {"duration": "calls_by_length", "cost": BY_COST}
_ORDER = {"started": ["row"], "duration": ["seconds", "cost", "currency", "row"], "cost": ["cost", "seconds", "row"]}
"""Exactly the columns of each index: any other order of equals would be sorted anew."""
_TABLES = """
DROP TABLE IF EXISTS temp.shown;
DROP TABLE IF EXISTS temp.carried;
CREATE TEMP TABLE shown (call INTEGER);
"""
_CARRY = """CREATE TEMP TABLE carried AS
SELECT row, id, seconds, cost, currencies.currency, more FROM temp.shown
CROSS JOIN calls ON row = call CROSS JOIN currencies ON number = calls.currency ORDER BY shown.rowid"""


class Plan(Struct):
    """What a view knows besides the order of its `calls` rows.

    `version` is SQLite's: another one later says that something was written. `lengths` says how many rows of the
    view each group heads: a view of the first rows alone may cut the last group.
    """

    asked: Asked
    time_zone: str
    version: int
    complete: bool
    carried: bool
    calls: int
    longest_seconds: int
    decimals: int
    groups: list[GroupRow] = []
    lengths: list[int] = []
    totals: list[Total] = []


def build(
    connection: apsw.Connection,
    query: CallQuery,
    time_zone: str,
    *,
    first_only: bool,
    carried: bool,
    beside: apsw.Connection | None = None,
) -> Plan:
    """Make the temporary table `shown` of this connection the answer to a query, and sum it up.

    `carried`: a table beside it holds all of each row, so that who reads the view never meets who writes the calls.
    `beside`: another connection that sees the same; on it sums are made at the same time, by a thread of their own.
    """
    connection.execute(_TABLES)
    asked = asked_of(connection, query, time_zone)
    if query.weekend:
        cut(connection, query, time_zone)
    if first_only:
        _fill(connection, asked, first_only=True)
        found, more = of_shown(connection, asked, time_zone)
    else:
        with ThreadPoolExecutor(1, "sums") as another:
            summing = another.submit(summed, beside, asked, time_zone) if beside else None
            _fill(connection, asked, first_only=False)
            more = details(connection, asked, time_zone)
            found = summing.result() if summing else summed(connection, asked, time_zone)
    if carried:
        connection.execute(_CARRY)
    calls = connection.execute("SELECT coalesce(max(rowid), 0) FROM temp.shown").get
    plan = Plan(
        asked,
        time_zone,
        version=int(str(connection.pragma("data_version"))),
        complete=not first_only or calls < FIRST_ROWS,
        carried=carried,
        calls=calls,
        longest_seconds=found.longest_seconds,
        decimals=found.decimals if more.decimals is None else more.decimals,
    )
    found.parts.sort(key=lambda one: (one.part, asked.codes[one.currency]))
    if plan.complete:
        plan.totals = totals_of(found.parts, asked.codes)
    if query.grouped:
        _group(plan, found, more.held)
    return plan


def _fill(connection: apsw.Connection, asked: Asked, *, first_only: bool) -> None:
    query, codes, values = asked.query, asked.codes, asked.values
    by = ", ".join(f"{column} DESC" if query.descending else column for column in _ORDER[query.sort])
    if query.sort == "cost":
        # One currency after the other, in the order of their codes: the index has them in that of their numbers.
        for number in sorted(codes, key=codes.__getitem__, reverse=query.descending):
            _fill_one(
                connection, asked, ["currency = :number"], {**values, "number": number}, by, first_only=first_only
            )
    else:
        _fill_one(connection, asked, [], values, by, first_only=first_only)


def _fill_one(
    connection: apsw.Connection, asked: Asked, conditions: list[str], values: Values, by: str, *, first_only: bool
) -> None:
    query = asked.query
    source, always = source_of(connection, asked)
    conditions = [*always, *conditions]
    if query.weekend and query.sort == "started":
        by = ", ".join(f"{column} DESC" if query.descending else column for column in ("part", "first", "row"))
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    left = FIRST_ROWS - int(connection.execute("SELECT count(*) FROM temp.shown").get)
    limit = f"LIMIT {left}" if first_only else ""
    connection.execute(
        f"INSERT INTO temp.shown SELECT row FROM {source} {where} ORDER BY {by} {limit}",  # noqa: S608 - words of our own
        values,
    )


def source_of(connection: apsw.Connection, asked: Asked) -> tuple[str, list[str]]:
    """Tables from which to read the calls of a query, and the conditions on them; weekends need the table `spans`."""
    if asked.query.weekend:
        within = ["row >= first << 15", "row < beyond << 15"]
        return "temp.spans CROSS JOIN calls NOT INDEXED", [*within, *asked.conditions]
    return f"calls {_index(connection, asked.query)}", asked.conditions


def _index(connection: apsw.Connection, query: CallQuery) -> str:
    """The index that has the order, if it is made: then no row is sorted and the table itself is not read."""
    name = _INDEX.get(query.sort)
    if name is None:
        return "NOT INDEXED"
    return f"INDEXED BY {name}" if is_made(connection, name) else "NOT INDEXED"


def _group(plan: Plan, found: Summed, held: dict[int, int] | None) -> None:
    if held is None:
        held = dict.fromkeys((one.part for one in found.parts), 0)
        for one in found.parts:
            held[one.part] += one.calls
    by_part: dict[int, GroupRow] = {}
    for one in found.parts:
        before = by_part.get(one.part) or GroupRow(found.keys[one.part], 0, 0, [], held[one.part])
        costs = [*before.costs, (plan.asked.codes[one.currency], one.cost)]
        by_part[one.part] = GroupRow(
            before.day, before.calls + one.calls, before.seconds + one.seconds, costs, before.of
        )
    left = plan.calls
    for part in sorted(by_part, reverse=plan.asked.query.descending):
        group = by_part[part]
        if left:
            plan.groups.append(group)
            plan.lengths.append(min(left, group.calls))
            left -= plan.lengths[-1]


def totals_of(parts: Iterable[Part], codes: dict[int, str]) -> list[Total]:
    """One sum a currency, by their codes."""
    totals: dict[str, Total] = {}
    for one in parts:
        code = codes[one.currency]
        was = totals.get(code) or Total(code, 0, 0, 0)
        totals[code] = Total(code, was.calls + one.calls, was.seconds + one.seconds, was.cost_micro + one.cost)
    return [totals[code] for code in sorted(totals)]
