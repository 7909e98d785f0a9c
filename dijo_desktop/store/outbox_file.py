"""Opening `outbox.db`: a damaged one is put aside, and what can still be read of it goes into a new one."""

from __future__ import annotations

from pathlib import Path

from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import StoreDamaged, StoreNewer
from dijo_desktop.store.database import Database
from dijo_desktop.store.outbox import APPLICATION_ID, SCHEMA, UPGRADES, VERSION
from dijo_desktop.store.quarantine import Damage, Rows, put_aside, readable_rows

_TABLES = ["actions", "receipts", "jwks", "policies", "copies", "searches", "findings"]


def open_outbox(path: Path | None, key: bytes, clock: Clock) -> tuple[Database, Damage | None]:
    """The outbox, and what was lost if it had to be made anew; a file that is there is read through first."""
    if path is None:
        return _database(path, key), None
    try:
        database = _database(path, key)
    except StoreDamaged:
        return _start_over(path, key, clock, _rows_before_upgrade(path, key), whole=False)
    if _sound(database):
        return database, None
    with database.reading() as connection:
        rows, whole = readable_rows(connection, _TABLES)
    database.close()
    return _start_over(path, key, clock, rows, whole=whole)


def _rows_before_upgrade(path: Path, key: bytes) -> Rows:
    """What can be read of a file of an older version that was too damaged to be upgraded; nothing of another one."""
    for version in UPGRADES:
        try:
            database = Database(path, key, application_id=APPLICATION_ID, version=version, schema="")
        except (StoreDamaged, StoreNewer):
            continue
        try:
            with database.reading() as connection:
                return readable_rows(connection, _TABLES)[0]
        finally:
            database.close()
    return {}


def _start_over(path: Path, key: bytes, clock: Clock, rows: Rows, *, whole: bool) -> tuple[Database, Damage]:
    aside = put_aside(path, clock.now_ms())
    database = _database(path, key)
    recovered = 0
    with database.writing() as connection:
        for table, kept in rows.items():
            for number in sorted(kept):
                marks = ", ".join("?" * len(kept[number]))
                # A row that damage has made senseless is not taken over.
                connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", kept[number])  # noqa: S608
                recovered += connection.changes()
    return database, Damage(aside, recovered, incomplete=not whole)


def _sound(database: Database) -> bool:
    with database.reading() as connection:
        return bool(connection.execute("PRAGMA integrity_check(1)").get == "ok")


def _database(path: Path | None, key: bytes) -> Database:
    return Database(path, key, application_id=APPLICATION_ID, version=VERSION, schema=SCHEMA, upgrades=UPGRADES)
