"""Sums of the calls that a query leaves, spread over months or over the hours of the week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import apsw

from dijo_desktop.domain.call_conditions import WEEKEND, AllOf
from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.domain.local_days import midnight_ms, offset_spans
from dijo_desktop.store.call_asked import OF_CURRENCY, asked_of
from dijo_desktop.store.call_conditions_sql import STARTED, ahead_of_utc
from dijo_desktop.store.call_part_sums import Part, cut, summed

Heat = list[list[int]]
"""By weekday (Monday first) and local hour."""

_DAYS = "SELECT DISTINCT slot / 96 FROM slots"
_OFFSETS = "DROP TABLE IF EXISTS temp.offsets; CREATE TEMP TABLE offsets (first INTEGER, beyond, offset)"
_OF_SLOTS = """SELECT
  ((slot * 900000 + offset) / 86400000 + 3) % 7, (slot * 900000 + offset) / 3600000 % 24, sum(calls)
FROM temp.offsets CROSS JOIN slots WHERE slot >= first / 900000 AND slot < beyond / 900000"""


def sums_of(connection: apsw.Connection, query: CallQuery, time_zone: str) -> list[tuple[str, Part]]:
    """What a query shows, by the code of each currency that it shows any of."""
    asked = asked_of(connection, replace(query, sort="started", group="none"), time_zone)
    found: dict[str, Part] = {}
    for one in summed(connection, asked, time_zone).parts:
        code = asked.codes[one.currency]
        was = found.get(code) or Part(0, one.currency, 0, 0, 0)
        found[code] = Part(0, one.currency, was.calls + one.calls, was.seconds + one.seconds, was.cost + one.cost)
    return sorted(found.items())


def months_of(
    connection: apsw.Connection, query: CallQuery, firsts: list[date], time_zone: str
) -> dict[tuple[str, str], Part]:
    """The same by currency and month (`YYYY-MM`) between first days of months; one without calls is left out."""
    begin, end = midnight_ms(firsts[0], time_zone), midnight_ms(firsts[-1], time_zone)
    narrowed = replace(
        query,
        sort="started",
        group="month",
        from_ms=begin if query.from_ms is None else max(begin, query.from_ms),
        to_ms=end if query.to_ms is None else min(end, query.to_ms),
    )
    asked = asked_of(connection, narrowed, time_zone)
    found = summed(connection, asked, time_zone)
    return {(asked.codes[one.currency], found.keys[one.part]): one for one in found.parts}


def heat_of(connection: apsw.Connection, query: CallQuery, time_zone: str) -> Heat:
    """When the calls of a query began; read from sums as long as whole quarters of an hour answer it."""
    if query.weekend:
        weekends = WEEKEND if query.where is None else AllOf((query.where, WEEKEND))
        query = replace(query, weekend=False, where=weekends)
    asked = asked_of(connection, replace(query, sort="started", group="none"), time_zone)
    offsets = offset_spans([day for (day,) in connection.execute(_DAYS)], time_zone)
    if asked.slots_tell(cut(connection, asked.query, time_zone)):
        connection.execute(_OFFSETS)
        connection.executemany("INSERT INTO temp.offsets VALUES (?, ?, ?)", offsets)
        limits = "(:from_ms IS NULL OR slot >= :from_ms / 900000) AND (:to_ms IS NULL OR slot < :to_ms / 900000)"
        of_currency = [f"+{OF_CURRENCY}"] if "currency" in asked.values else []
        statement = " AND ".join([_OF_SLOTS, limits, *of_currency])
        values: dict[str, int | None] = {"from_ms": None, "to_ms": None, **asked.values}
    else:
        local = f"({STARTED} + {ahead_of_utc(offsets)})"
        where = " AND ".join(asked.conditions)
        statement = (
            f"SELECT ({local} / 86400000 + 3) % 7, {local} / 3600000 % 24, count(*) "  # noqa: S608 - words of our own
            f"FROM calls NOT INDEXED WHERE {where}"
        )
        values = {**asked.values}
    hours = [[0] * 24 for _ in range(7)]
    for weekday, hour, calls in connection.execute(f"{statement} GROUP BY 1, 2", values):
        hours[weekday][hour] = calls
    return hours
