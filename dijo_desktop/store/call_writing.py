"""How a page of calls gets into the tables, with sums and the number of rows; within a transaction of the caller."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import apsw

from dijo_desktop.contract.calls import Call
from dijo_desktop.domain.instants import parse
from dijo_desktop.domain.money import to_micro
from dijo_desktop.errors import NotUnderstood
from dijo_desktop.store.call_schema import DECIMALS, EARLIEST_MS, LATE_INDEXES, LATEST_MS, SLOT_MS, TRIGGERS

Row = tuple[str, int, int, int, str]
"""Id, start in UTC milliseconds, seconds, cost in micro-units, currency."""

_ADD = "INSERT INTO calls (id, started, seconds, cost, currency, pass) VALUES (?, ?, ?, ?, ?, {}) ON CONFLICT (id) "
_REPLACE = """DO UPDATE SET started = excluded.started, seconds = excluded.seconds, cost = excluded.cost,
  currency = excluded.currency, pass = max(pass, excluded.pass)"""

_COUNT = """INSERT INTO currencies
SELECT currency, {} sum(calls) FROM slots WHERE slot IN (SELECT slot FROM temp.touched) GROUP BY currency
ON CONFLICT (currency) DO UPDATE SET calls = calls + excluded.calls;
"""

_SUM_UP = f"""{_COUNT.format("-")}
DELETE FROM slots WHERE slot IN (SELECT slot FROM temp.touched);
INSERT INTO slots
  SELECT t.slot, currency, count(*), sum(seconds), sum(cost), max(seconds), max({DECIMALS})
  FROM temp.touched t CROSS JOIN calls
  ON started >= t.slot * {SLOT_MS} AND started < (t.slot + 1) * {SLOT_MS}
  GROUP BY t.slot, currency;
{_COUNT.format("")}
DELETE FROM currencies WHERE calls = 0;
UPDATE sync SET unpurged = max(unpurged, 1) WHERE EXISTS (SELECT 1 FROM temp.lost);
DELETE FROM temp.touched;
DELETE FROM temp.lost;
"""  # noqa: S608 - numbers and words of our own


def rows_of(calls: Iterable[Call]) -> list[Row]:
    """Calls as rows; NotUnderstood if one has a start or a cost that cannot be."""
    # Amounts come again and again; a page is small, so all of them can be remembered while it is read.
    micro: dict[str, int] = {}
    rows: list[Row] = []
    try:
        for call in calls:
            cost = call.cost
            amount = cost.amount
            if amount not in micro:
                micro[amount] = to_micro(amount)
            rows.append((call.id, parse(call.started_at), call.duration_seconds, micro[amount], cost.currency))
    except ValueError as error:
        raise NotUnderstood("calls") from error
    if any(not EARLIEST_MS <= row[1] < LATEST_MS for row in rows):
        raise NotUnderstood("calls")
    return rows


def write(connection: apsw.Connection, rows: Sequence[Row], removed: Sequence[str], *, listed: bool = True) -> None:
    """Take away `removed`, then add or replace `rows`, and sum up anew what either touches.

    Not `listed`: the rows came beside the pass and are swept at its end, unless it brings them, too.
    """
    connection.executemany("DELETE FROM calls WHERE id = ?", [(call_id,) for call_id in removed])
    # Pages mostly bring new calls: to add and pass over what is there takes half the time of being ready to replace.
    add = _ADD.format(int(connection.execute("SELECT pass FROM sync").get) - (not listed))
    before = connection.total_changes()
    connection.executemany(f"{add} DO NOTHING", rows)
    if connection.total_changes() - before < len(rows):
        connection.executemany(f"{add} {_REPLACE}", rows)
    connection.executemany(
        "INSERT OR IGNORE INTO temp.touched VALUES (?)", [(slot,) for slot in {row[1] // SLOT_MS for row in rows}]
    )
    connection.execute(_SUM_UP)


def must_rewrite(connection: apsw.Connection) -> None:
    """Note that no copy of what is deleted may stay anywhere in the file."""
    connection.execute("UPDATE sync SET unpurged = 2")


def sweep(connection: apsw.Connection) -> None:
    """Take away the rows which the full pass that ends did not bring; they may have been erased."""
    if connection.execute("SELECT 1 FROM calls WHERE pass < (SELECT pass FROM sync) LIMIT 1").get:
        must_rewrite(connection)
    connection.execute("DELETE FROM calls WHERE pass < (SELECT pass FROM sync)")
    connection.execute(_SUM_UP)


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


def missing_indexes(connection: apsw.Connection) -> list[str]:
    """The statements that make the late indexes which are not there."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'index'")}
    return [f"CREATE INDEX {name} ON {columns}" for name, columns in LATE_INDEXES.items() if name not in there]
