"""Sums for what stands beside the list: months, hours of the week, and how many calls a filter would leave."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import pairwise

import apsw
from msgspec import Struct

from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.domain.local_days import midnight_ms
from dijo_desktop.store.call_asked import asked_of
from dijo_desktop.store.call_part_sums import Part as AskedPart
from dijo_desktop.store.call_part_sums import count
from dijo_desktop.store.call_picture_sums import heat_of, months_of, sums_of
from dijo_desktop.store.database import Database

_SUM = """SELECT coalesce(sum(calls), 0), coalesce(sum(seconds), 0), coalesce(sum(cost), 0) FROM slots
WHERE slot >= ? / 900000 AND slot < ? / 900000 AND currency = (SELECT number FROM currencies WHERE currency = ?)"""

_ALL = CallQuery()


class Part(Struct, frozen=True):
    """Calls of some days in one currency; cost in micro-units."""

    calls: int
    seconds: int
    cost_micro: int


class CallSums:
    """Figures for a worker to ask; `today` and the zone are the user's. Only queries may read calls."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def since_ms(self) -> int | None:
        """When the oldest call began."""
        with self._looking() as connection:
            found: int | None = connection.execute("SELECT min(row) >> 15 FROM calls").get
            return found

    def month_costs(self, currency: str, *, today: date, time_zone: str, months: int = 12) -> list[tuple[str, int]]:
        """Cost of each of the last months (`YYYY-MM`, micro-units), the present one last."""
        parts = self.month_parts(currency, today=today, time_zone=time_zone, months=months)
        return [(month, part.cost_micro) for month, part in parts]

    def month_parts(self, currency: str, *, today: date, time_zone: str, months: int = 12) -> list[tuple[str, Part]]:
        """Calls, seconds and cost of each of the last months (`YYYY-MM`), the present one last."""
        firsts = [_month_before(today, back) for back in range(months - 1, -2, -1)]
        with self._looking() as connection:
            return [
                (first.isoformat()[:7], _part(connection, first, beyond, currency, time_zone))
                for first, beyond in pairwise(firsts)
            ]

    def this_and_previous_month(self, currency: str, *, today: date, time_zone: str) -> tuple[Part, Part]:
        """The month so far, today included, and as many days of the month before (all of it, if it is shorter)."""
        first, before = _month_before(today, 0), _month_before(today, 1)
        beyond = min(before + timedelta(days=today.day), first)
        with self._looking() as connection:
            return (
                _part(connection, first, today + timedelta(days=1), currency, time_zone),
                _part(connection, before, beyond, currency, time_zone),
            )

    def heat(
        self, *, time_zone: str, query: CallQuery = _ALL, stop: threading.Event | None = None
    ) -> list[list[int]]:
        """How many calls began on each weekday (Monday first) in each of 24 local hours, in all currencies.

        Only a query of nothing but dates and a currency is answered by sums; else every call is looked at.
        """
        with self._looking(stop) as connection:
            return heat_of(connection, query, time_zone)

    def asked_sums(self, query: CallQuery, *, time_zone: str, stop: threading.Event) -> dict[str, Part]:
        """The sums of a query by currency, only of those in which it shows a call."""
        with self._looking(stop) as connection:
            return {code: _plain(part) for code, part in sums_of(connection, query, time_zone)}

    def asked_months(
        self, query: CallQuery, *, today: date, time_zone: str, stop: threading.Event, months: int = 12
    ) -> dict[str, list[tuple[str, Part]]]:
        """The last months of a query as `month_parts` gives them, of each currency in which it shows a call."""
        firsts = [_month_before(today, back) for back in range(months - 1, -2, -1)]
        keys = months_until(today, months)
        with self._looking(stop) as connection:
            found = months_of(connection, query, firsts, time_zone)
        nothing = Part(0, 0, 0)
        return {
            code: [(key, _plain(found[code, key]) if (code, key) in found else nothing) for key in keys]
            for code in {code for code, _ in found}
        }

    def chip_counts(self, queries: Sequence[CallQuery], *, time_zone: str, stop: threading.Event) -> list[int]:
        """How many calls each query would show."""
        with self._looking(stop) as connection:
            return [count(connection, asked_of(connection, query, time_zone), time_zone) for query in queries]

    @contextmanager
    def _looking(self, stop: threading.Event | None = None) -> Iterator[apsw.Connection]:
        connection = self._database.borrow()
        try:
            with self._database.long_reading(connection, stop or threading.Event()):
                yield connection
        finally:
            self._database.give_back(connection)


def months_until(today: date, months: int = 12) -> list[str]:
    """The last months (`YYYY-MM`), the present one last."""
    return [_month_before(today, back).isoformat()[:7] for back in range(months - 1, -1, -1)]


def _part(connection: apsw.Connection, first: date, beyond: date, currency: str, time_zone: str) -> Part:
    limits = (midnight_ms(first, time_zone), midnight_ms(beyond, time_zone))
    return Part(*connection.execute(_SUM, (*limits, currency)).get)


def _plain(part: AskedPart) -> Part:
    return Part(part.calls, part.seconds, part.cost)


def _month_before(day: date, back: int) -> date:
    """The first day of the month `back` months before; -1 is the month after."""
    months = day.year * 12 + day.month - 1 - back
    return date(months // 12, months % 12 + 1, 1)
