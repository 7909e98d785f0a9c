"""Calls of a week in November 2026, and many calls over years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from dijo_desktop.contract.calls import Call
from dijo_desktop.contract.values import Money
from dijo_desktop.store.calls import CallStore
from tests.store.call_samples import changes

ZONE = "Europe/London"
NOW = datetime(2026, 11, 23, 14, 2, tzinfo=UTC)
NOON_MS = int(NOW.timestamp() * 1000)
WEEK = [
    (23, 13, 21, 754, "0.44"),
    (23, 10, 5, 188, "0.07"),
    (23, 8, 47, 41, "0"),
    (22, 19, 32, 3127, "1.15"),
    (22, 16, 10, 1266, "0"),
    (22, 11, 58, 402, "0.40"),
    (21, 17, 44, 936, "0.55"),
    (21, 12, 15, 78, "0.03"),
]
"""Day of November 2026, hour, minute, seconds, pounds: eight calls, 6792 seconds, 2.64 pounds."""


def call(number: int, when: datetime, seconds: int, cost: str, currency: str = "GBP") -> Call:
    return Call(
        id=f"call_{number:026d}",
        started_at=when.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        duration_seconds=seconds,
        cost=Money(amount=cost, currency=currency),
    )


def week() -> list[Call]:
    return [
        call(number, datetime(2026, 11, day, hour, minute, tzinfo=UTC), seconds, cost)
        for number, (day, hour, minute, seconds, cost) in enumerate(WEEK)
    ]


def many(count: int) -> Iterator[Call]:
    """So many calls, one every seven hours back from now; every third is free, one in ten is long."""
    for number in range(count):
        seconds = 30 + number * 37 % 500 + (1000 if number % 10 == 0 else 0)
        cost = "0" if number % 3 == 0 else f"0.{number % 90 + 10}"
        yield call(number, NOW - timedelta(hours=7 * number), seconds, cost)


def fill(store: CallStore, calls: Iterable[Call]) -> None:
    store.begin_full_pass()
    store.apply(changes(list(calls), token="token"))
