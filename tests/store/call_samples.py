"""Calls to try stores with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dijo_desktop.contract.calls import Call, Changes, Removed
from dijo_desktop.contract.values import Money
from dijo_desktop.domain.clock import Clock
from dijo_desktop.domain.instants import show
from dijo_desktop.store import call_schema
from dijo_desktop.store.calls import CallStore
from dijo_desktop.store.database import Database

KEY = bytes(range(32))
NEW_YEAR_MS = 1_767_225_600_000
DAY_MS = 86_400_000


def call_id(number: int, suffix: int = 0) -> str:
    return f"call_{number:020d}{suffix:06d}"


def call(
    day: int, *, suffix: int = 0, started: str = "", seconds: int = 60, cost: str = "0.1625", currency: str = "GBP"
) -> Call:
    """The call of the n-th day of 2026."""
    return Call(
        id=call_id(day, suffix),
        started_at=started or show(NEW_YEAR_MS + (day - 1) * DAY_MS + suffix),
        duration_seconds=seconds,
        cost=Money(amount=cost, currency=currency),
    )


def changes(
    calls: Sequence[Call], *, cursor: str | None = None, token: str | None = None, removed: Sequence[Removed] = ()
) -> Changes:
    return Changes(changed=tuple(calls), removed=tuple(removed), next_cursor=cursor, sync_token=token, limit=1000)


def database(path: Path | None, key: bytes = KEY) -> Database:
    return Database(
        path,
        key,
        application_id=call_schema.APPLICATION_ID,
        version=call_schema.VERSION,
        schema=call_schema.SCHEMA,
    )


@contextmanager
def memory_store(clock: Clock, path: Path | None = None) -> Iterator[CallStore]:
    opened = database(path)
    try:
        yield CallStore(opened, clock)
    finally:
        opened.close()
