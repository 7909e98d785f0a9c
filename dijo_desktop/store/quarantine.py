"""What is done with a damaged database: put aside under a telling name, its readable rows taken out."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import apsw
import msgspec

from dijo_desktop.store.files import flush_folder, os_failures_named

_PARTS = ("", "-wal", "-shm", "-journal")

Rows = dict[str, dict[int, tuple[str | int | float | bytes | None, ...]]]
"""Rows by table and row number."""


class Damage(msgspec.Struct, frozen=True):
    """What was found broken: where it lies now, how many rows could be read, whether some surely could not."""

    path: Path
    recovered: int = 0
    incomplete: bool = True


def put_aside(path: Path, now_ms: int) -> Path:
    """Rename `cache.db` to `cache.damaged-<UTC time>.db`; of several such files only the newest stays."""
    time = datetime.fromtimestamp(now_ms / 1000, UTC).strftime("%Y%m%dT%H%M%S%f")[:-3]
    aside = path.with_name(f"{path.stem}.damaged-{time}Z{path.suffix}")
    with os_failures_named(path):
        for older in path.parent.glob(f"{path.stem}.damaged-*{path.suffix}*"):
            older.unlink()
        for part in _PARTS:
            with suppress(FileNotFoundError):
                path.with_name(path.name + part).replace(aside.with_name(aside.name + part))
        flush_folder(path.parent)
    return aside


def readable_rows(connection: apsw.Connection, tables: list[str]) -> tuple[Rows, bool]:
    """What can be read of each table from either end up to the damage, and whether that was all."""
    found: Rows = {}
    whole = True
    for table in tables:
        rows = found.setdefault(table, {})
        for direction in ("ASC", "DESC"):
            statement = f"SELECT rowid, * FROM {table} ORDER BY rowid {direction}"  # noqa: S608 - our own names
            try:
                for number, *values in connection.execute(statement):
                    rows[number] = tuple(values)
                break
            except apsw.Error:
                whole = False
    return found, whole
