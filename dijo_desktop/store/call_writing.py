"""How pages of calls get into the tables, with sums and the number of rows; within a transaction of the caller."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, repeat

import apsw

from dijo_desktop.domain.call_ids import PackedId, packed, tie_breakers
from dijo_desktop.domain.call_page import Columns
from dijo_desktop.errors import NotUnderstood
from dijo_desktop.store.call_schema import (
    BY_ID,
    DECIMALS,
    EARLIEST_MS,
    LATE_INDEXES,
    LATEST_MS,
    SLOT_MS,
    TIES,
    TIES_BITS,
    TRIGGERS,
)

Row = tuple[int, PackedId, int, int, int, int, bytes | None]
"""Number, packed id, seconds, cost in micro-units, number of the currency, pass, JSON of what else is known."""

_AT_ONCE = 250
_INSERT = "INSERT INTO calls VALUES "
_ONE = "(?, ?, ?, ?, ?, ?, ?)"
_UNLESS_THERE = " ON CONFLICT (row) DO NOTHING"
_REPLACE = """ ON CONFLICT (row) DO UPDATE SET seconds = excluded.seconds, cost = excluded.cost,
  currency = excluded.currency, pass = max(pass, excluded.pass), more = excluded.more WHERE id = excluded.id"""
_MANY = _INSERT + ", ".join([_ONE] * _AT_ONCE) + _UNLESS_THERE
"""One statement for many rows: SQLite holds no lock of Python while it runs, and a window can be drawn."""

_HAS_ID = "substr(id, -8) = substr(?1, -8) AND id = ?1"
_COUNT = """UPDATE currencies SET calls = currencies.calls {} found.calls FROM (
  SELECT currency, sum(calls) AS calls FROM slots WHERE slot IN (SELECT slot FROM temp.touched) GROUP BY currency
) AS found WHERE number = found.currency;
"""
_SUM_UP = f"""{_COUNT.format("-")}
DELETE FROM slots WHERE slot IN (SELECT slot FROM temp.touched);
INSERT INTO slots
  SELECT t.slot, currency, count(*), sum(seconds), sum(cost), max(seconds), max({DECIMALS})
  FROM temp.touched t CROSS JOIN calls
  ON row >= (t.slot * {SLOT_MS}) << {TIES_BITS} AND row < ((t.slot + 1) * {SLOT_MS}) << {TIES_BITS}
  GROUP BY t.slot, currency;
{_COUNT.format("+")}
DELETE FROM currencies WHERE calls = 0;
UPDATE sync SET unpurged = max(unpurged, 1) WHERE EXISTS (SELECT 1 FROM temp.lost);
DELETE FROM temp.touched;
DELETE FROM temp.lost;
"""  # noqa: S608 - numbers and words of our own


def check(calls: Columns) -> None:
    """NotUnderstood if a call begins when none can."""
    if calls.starts and not EARLIEST_MS <= min(calls.starts) <= max(calls.starts) < LATEST_MS:
        raise NotUnderstood("calls")


def write(connection: apsw.Connection, calls: Columns, *, listed: bool = True) -> None:
    """Add or replace calls.

    Not `listed`: they came beside the pass and are swept at its end, unless it brings them, too.
    """
    rows = _rows(connection, calls, int(connection.execute("SELECT pass FROM sync").get) - (not listed))
    if has_index(connection, BY_ID):  # without it, nothing but this pass has written calls
        connection.executemany(
            f"DELETE FROM calls WHERE {_HAS_ID} AND row <> ?2",  # noqa: S608 - words of our own
            [(row[1], row[0]) for row in rows],
        )
    before = connection.total_changes()
    whole = len(rows) // _AT_ONCE * _AT_ONCE
    for first in range(0, whole, _AT_ONCE):
        connection.execute(_MANY, tuple(chain.from_iterable(rows[first : first + _AT_ONCE])))
    connection.executemany(_INSERT + _ONE + _UNLESS_THERE, rows[whole:])
    if connection.total_changes() - before < len(rows):
        for row in rows:
            _replace(connection, row)
    connection.executemany(
        "INSERT OR IGNORE INTO temp.touched VALUES (?)", [(slot,) for slot in {ms // SLOT_MS for ms in calls.starts}]
    )


def remove(connection: apsw.Connection, ids: Iterable[str]) -> None:
    """Take calls away."""
    connection.executemany(f"DELETE FROM calls WHERE {_HAS_ID}", [(one,) for one in packed([*ids])])  # noqa: S608


def sum_up(connection: apsw.Connection) -> None:
    """Sum up anew what the transaction touched."""
    connection.execute(_SUM_UP)


def must_rewrite(connection: apsw.Connection) -> None:
    """Note that no copy of what is deleted may stay anywhere in the file."""
    connection.execute("UPDATE sync SET unpurged = 2")


def sweep(connection: apsw.Connection) -> None:
    """Take away the rows which the full pass that ends did not bring; they may have been erased."""
    if connection.execute("SELECT 1 FROM calls WHERE pass < (SELECT pass FROM sync) LIMIT 1").get:
        must_rewrite(connection)
        connection.execute("DELETE FROM calls WHERE pass < (SELECT pass FROM sync)")


def drop_everything(connection: apsw.Connection) -> None:
    """Empty all tables, without the notes of the triggers, so that SQLite drops pages instead of rows."""
    connection.execute("DROP TRIGGER temp.call_deleted; DROP TRIGGER temp.call_changed")
    connection.execute("DELETE FROM calls; DELETE FROM slots; DELETE FROM currencies")
    connection.execute("UPDATE sync SET cursor = NULL, token = NULL, running = 0, synced_at = NULL")
    connection.execute(TRIGGERS)
    must_rewrite(connection)


def drop_late_indexes(connection: apsw.Connection) -> None:
    """Make room for a fast full pass."""
    for name in LATE_INDEXES:
        connection.execute(f"DROP INDEX IF EXISTS {name}")


def has_index(connection: apsw.Connection, name: str) -> bool:
    """Whether that index is made."""
    return bool(connection.execute("SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?", (name,)).get)


def make_index(connection: apsw.Connection, name: str) -> None:
    """Make one of the late indexes."""
    connection.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {LATE_INDEXES[name]}")


def _rows(connection: apsw.Connection, calls: Columns, at_pass: int) -> list[Row]:
    known: dict[str, int] = dict(connection.execute("SELECT currency, number FROM currencies"))
    for code in dict.fromkeys(calls.currencies):
        if code not in known:
            known[code] = max(known.values(), default=-1) + 1
            connection.execute("INSERT INTO currencies VALUES (?, ?, 0)", (known[code], code))
    return list(
        zip(
            [(ms << TIES_BITS) + tie for ms, tie in zip(calls.starts, tie_breakers(calls.ids), strict=True)],
            calls.ids,
            calls.seconds,
            calls.costs,
            map(known.__getitem__, calls.currencies),
            repeat(at_pass),
            calls.more,
            strict=False,
        )
    )


def _replace(connection: apsw.Connection, row: Row) -> None:
    """Write one row over what is there of the same call; another call of that millisecond moves it to the next."""
    for _ in range(TIES):
        before = connection.total_changes()
        connection.execute(_INSERT + _ONE + _REPLACE, row)
        if connection.total_changes() > before:
            return
        number = row[0]
        row = (number - TIES + 1 if number % TIES == TIES - 1 else number + 1, *row[1:])
    raise NotUnderstood("calls")
