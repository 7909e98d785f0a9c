"""Sums of calls a day, month or year (UTC), never across currencies (contract CA-2)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, select

from dijo_desktop.contract.calls import Group, Summary, Total
from dijo_desktop.contract.values import Money
from dijo_desktop.demo.data_tables import calls
from dijo_desktop.domain.money import from_micro

GROUPS = ("day", "month", "year")
_LENGTH = {"day": 10, "month": 7, "year": 4}
_DAY_MS = 86_400_000
_EPOCH = date(1970, 1, 1).toordinal()

_Sums = dict[tuple[str, str], list[int]]


def summary(connection: Connection, account_id: str, filters: list[ColumnElement[bool]], group: str) -> Summary:
    """The sums; the database adds up days, which are few, and only those are put together here."""
    # Integer division: SQLite and PostgreSQL agree on it for times after 1970.
    day = calls.c.started_ms.op("/")(_DAY_MS)
    days = connection.execute(
        select(
            day.label("day"), calls.c.currency, func.count(), func.sum(calls.c.seconds), func.sum(calls.c.cost_micro)
        )
        .where(calls.c.account_id == account_id, *filters)
        .group_by(day, calls.c.currency)
    )
    groups: _Sums = defaultdict(lambda: [0, 0, 0])
    totals: _Sums = defaultdict(lambda: [0, 0, 0])
    for number, currency, *sums in days:
        period = date.fromordinal(_EPOCH + number).isoformat()[: _LENGTH[group]]
        for place in (groups[period, currency], totals["", currency]):
            for index, value in enumerate(sums):
                place[index] += int(value)
    return Summary(
        group=group,
        groups=tuple(_group(period, code, sums) for (period, code), sums in sorted(groups.items())),
        totals=tuple(_total(code, sums) for (_, code), sums in sorted(totals.items())),
    )


def _group(period: str, currency: str, sums: list[int]) -> Group:
    total = _total(currency, sums)
    return Group(period=period, calls=total.calls, duration_seconds=total.duration_seconds, cost=total.cost)


def _total(currency: str, sums: list[int]) -> Total:
    count, seconds, cost_micro = sums
    cost = Money(amount=from_micro(cost_micro), currency=currency)
    return Total(calls=count, duration_seconds=seconds, cost=cost)
