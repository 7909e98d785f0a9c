"""Pages of calls in keyset order: no offsets, so rows that come or go move nothing else (contract CO-6)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Row, Text, and_, bindparam, select, tuple_

from dijo_desktop.demo import query
from dijo_desktop.demo.call_json import CallRow
from dijo_desktop.demo.data_tables import calls
from dijo_desktop.demo.prepared import Prepared
from dijo_desktop.demo.problems import field_error

FILTERS = ("from", "to", "min_duration", "max_duration", "currency", "min_cost", "max_cost")
COLUMNS = (calls.c.started_ms, calls.c.id, calls.c.seconds, calls.c.cost_micro, calls.c.currency)

_PLACE = tuple_(calls.c.started_ms, calls.c.id)
_NEWEST, _OLDEST = (calls.c.started_ms.desc(), calls.c.id.desc()), (calls.c.started_ms, calls.c.id)
_MINE = select(*COLUMNS).where(calls.c.account_id == bindparam("mine")).limit(bindparam("count"))
_AFTER = tuple_(bindparam("at_ms", type_=BigInteger), bindparam("id", type_=Text))
_MY_NEWEST = Prepared(_MINE.order_by(*_NEWEST)), Prepared(_MINE.order_by(*_NEWEST).where(_PLACE < _AFTER))
_MY_OLDEST = Prepared(_MINE.order_by(*_OLDEST)), Prepared(_MINE.order_by(*_OLDEST).where(_PLACE > _AFTER))

Key = tuple[int, str]
"""started_ms and id of the last row of a page."""


def filters_of(request: query.AnyRequest) -> list[ColumnElement[bool]]:
    """The filters of a request: `from` is included, `to` is not; costs need a currency (CA-2)."""
    row = calls.c
    wanted: list[ColumnElement[bool]] = []

    def add(value: int | str | None, condition: Any) -> None:  # noqa: ANN401 - a comparison of a column
        if value is not None:
            wanted.append(condition(value))

    add(query.instant(request, "from"), lambda value: row.started_ms >= value)
    add(query.instant(request, "to"), lambda value: row.started_ms < value)
    add(query.seconds(request, "min_duration"), lambda value: row.seconds >= value)
    add(query.seconds(request, "max_duration"), lambda value: row.seconds <= value)
    code = query.currency(request)
    lowest, highest = query.micro(request, "min_cost"), query.micro(request, "max_cost")
    if code is None and (lowest is not None or highest is not None):
        raise field_error("currency", "missing", "An amount needs its currency.")
    add(code, lambda value: row.currency == value)
    add(lowest, lambda value: row.cost_micro >= value)
    add(highest, lambda value: row.cost_micro <= value)
    return wanted


def newest_first(
    connection: Connection, account_id: str, filters: list[ColumnElement[bool]], after: Key | None, limit: int
) -> list[CallRow]:
    """The next `limit` calls that began before `after`; of equal beginnings the larger id comes first."""
    if not filters:
        return _mine(connection, account_id, after, limit, _MY_NEWEST)
    found = and_(calls.c.account_id == account_id, *filters)
    if after is not None:
        found = and_(found, tuple_(calls.c.started_ms, calls.c.id) < after)
    return _rows(connection, found, _NEWEST, limit)


def oldest_first(
    connection: Connection, account_id: str, after: Key | None, limit: int, *, before_ms: int | None = None
) -> list[CallRow]:
    """The next `limit` calls that began after `after` and before `before_ms`."""
    if before_ms is None:
        return _mine(connection, account_id, after, limit, _MY_OLDEST)
    found = and_(calls.c.account_id == account_id, calls.c.started_ms < before_ms)
    if after is not None:
        found = and_(found, tuple_(calls.c.started_ms, calls.c.id) > after)
    return _rows(connection, found, _OLDEST, limit)


def one_call(connection: Connection, account_id: str, call_id: str) -> CallRow | None:
    """One call of an account."""
    found = select(*COLUMNS).where(calls.c.id == call_id, calls.c.account_id == account_id)
    row = connection.execute(found).first()
    return None if row is None else _row(row)


def _mine(
    connection: Connection, account_id: str, after: Key | None, limit: int, pages: tuple[Prepared, Prepared]
) -> list[CallRow]:
    first, following = pages
    if after is None:
        return first.rows(connection, mine=account_id, count=limit)
    return following.rows(connection, mine=account_id, count=limit, at_ms=after[0], id=after[1])


def _rows(connection: Connection, found: ColumnElement[bool], order: tuple[Any, ...], limit: int) -> list[CallRow]:
    result = connection.execute(select(*COLUMNS).where(found).order_by(*order).limit(limit))
    # The driver's own tuples: an object a row would be half of the work of a page.
    cursor: Any = result.cursor
    rows: list[CallRow] = cursor.fetchall()
    result.close()
    return rows


def _row(row: Row[Any]) -> CallRow:
    started_ms, call_id, seconds, cost_micro, currency = row
    return started_ms, call_id, seconds, cost_micro, currency
