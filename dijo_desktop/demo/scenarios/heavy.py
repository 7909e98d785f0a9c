"""Scenario `heavy`: a million calls in four years, in two currencies."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, cycle, islice, product, repeat
from random import Random

from sqlalchemy import Connection

from dijo_desktop.demo.ids import ALPHABET
from dijo_desktop.demo.people import Person
from dijo_desktop.demo.scenarios.calendar import DAY_MS
from dijo_desktop.demo.scenarios.filling import empty_account, put_calls
from dijo_desktop.demo.terms import HEAVY_CALLS

DAYS = 4 * 365 + 1

_SEED = 1_000_000
_PATTERN = 9_973
"""A prime number of different calls, repeated: making each one up would take minutes."""
_TARIFF_MICRO = (0, 2_200, 3_500, 5_900, 11_000)
_TARIFF_WEIGHTS = (26, 28, 24, 16, 6)
_ID_START = "call_01HEAVY0000000000000"


def fill_heavy(connection: Connection, origin: str, person: Person, now_ms: int, calls: int = HEAVY_CALLS) -> None:
    """Make the person afresh, as they are at `now_ms`."""
    empty_account(connection, origin, person, now_ms - DAYS * DAY_MS)
    put_calls(connection, heavy_calls(person.account_id, now_ms, calls))


def heavy_calls(
    account_id: str, now_ms: int, calls: int = HEAVY_CALLS
) -> Iterator[tuple[str, int, str, int, int, str]]:
    """Rows as `put_calls` takes them: only iterators of C, so that a million take a second."""
    random = Random(_SEED)  # noqa: S311 - sample data, the same each time
    seconds = [int(min(5400, max(18, random.lognormvariate(5.2, 1.0)))) for _ in range(_PATTERN)]
    tariffs = random.choices(_TARIFF_MICRO, _TARIFF_WEIGHTS, k=_PATTERN)
    currencies = random.choices(("GBP", "EUR"), (7, 3), k=_PATTERN)
    # Hundredths of a penny: four decimals, as wholesale tariffs have.
    costs = [(length * tariff // 60 + 50) // 100 * 100 for length, tariff in zip(seconds, tariffs, strict=True)]
    gap = (DAYS - 1) * DAY_MS // max(calls, 1)
    gaps = [random.randrange(gap // 4, gap * 7 // 4) if gap > 4 else 1 for _ in range(_PATTERN)]
    cycles, rest = divmod(max(calls - 1, 0), _PATTERN)
    # The last call began three hours ago: it is over, however long it was.
    start = now_ms - DAY_MS // 8 - cycles * sum(gaps) - sum(gaps[:rest])
    return zip(
        repeat(account_id),
        accumulate(cycle(gaps), initial=start),
        _ids(),
        cycle(seconds),
        cycle(costs),
        islice(cycle(currencies), calls),
        strict=False,
    )


def _ids() -> Iterator[str]:
    """Identifiers in the order of time."""
    digits = 31 - len(_ID_START)
    return map(_ID_START.__add__, map("".join, product(ALPHABET, repeat=digits)))
