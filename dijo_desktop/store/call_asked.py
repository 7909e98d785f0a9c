"""A `CallQuery` made ready for one database: the numbers of its currencies, its conditions as SQL."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import apsw
from msgspec import Struct

from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.domain.local_days import Span, offset_spans
from dijo_desktop.store.call_conditions_sql import NO_CURRENCY, ahead_of_utc, asks_local_time, expression
from dijo_desktop.store.call_schema import SLOT_MS

Values = dict[str, int]
OF_CURRENCY = "currency = :currency"
_DAYS = "SELECT DISTINCT slot / 96 FROM slots"


class Asked(Struct, frozen=True):
    """A query with the `codes` of currencies by their numbers; `where` is what only a call itself can answer."""

    query: CallQuery
    codes: dict[int, str]
    where: str = ""

    @property
    def conditions(self) -> list[str]:
        """What a call must fulfil, with names in the place of values."""
        found = [condition for condition, _, value in self._all() if value is not None]
        return [*found, self.where] if self.where else found

    @property
    def values(self) -> Values:
        """The values of those names."""
        return {name: value for _, name, value in self._all() if value is not None}

    @property
    def of_all_calls(self) -> Asked:
        """The same days, none of their calls left out."""
        whole = replace(self.query, min_seconds=None, min_cost_micro=None, currency=None, free=False, where=None)
        return Asked(whole, self.codes)

    def slots_tell(self, spans: Iterable[Span]) -> bool:
        """Whether whole quarters of an hour answer it; clocks of former times went by other minutes, too."""
        query = self.query
        return (
            query.min_seconds is None
            and query.min_cost_micro is None
            and not query.free
            and not self.where
            and all(first % SLOT_MS == 0 and beyond % SLOT_MS == 0 for _, first, beyond in spans)
        )

    def _all(self) -> list[tuple[str, str, int | None]]:
        query = self.query
        number = next((number for number, code in self.codes.items() if code == query.currency), NO_CURRENCY)
        return [
            ("seconds >= :min_seconds", "min_seconds", query.min_seconds),
            ("cost >= :min_cost", "min_cost", query.min_cost_micro),
            (OF_CURRENCY, "currency", None if query.currency is None else number),
            ("row >= :from_ms << 15", "from_ms", query.from_ms),
            ("row < :to_ms << 15", "to_ms", query.to_ms),
            ("cost = :free", "free", 0 if query.free else None),
        ]


def asked_of(connection: apsw.Connection, query: CallQuery, time_zone: str) -> Asked:
    """Make a query ready for this database."""
    codes: dict[int, str] = dict(connection.execute("SELECT number, currency FROM currencies"))
    if query.where is None:
        return Asked(query, codes)
    ahead = "0"
    if asks_local_time(query.where):
        days = sorted({around for (day,) in connection.execute(_DAYS) for around in (day - 1, day, day + 1)})
        ahead = ahead_of_utc(offset_spans(days, time_zone))
    return Asked(query, codes, expression(query.where, codes, ahead))
