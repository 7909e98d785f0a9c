"""The calls of scenario `everyday`: about 660 in 20 months, the last week written by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

from dijo_desktop.demo.ids import id_from
from dijo_desktop.demo.scenarios.calendar import (
    DAY_MS,
    DAY_WEIGHTS,
    HOUR_MS,
    MINUTE_MS,
    hour_weights,
    weekday_of,
)

DAYS = 630
"""How far back the calls go."""

_SEED = 16451251
_TARIFF = (0, 22, 35, 59, 110)
"""Tenths of a penny a minute: free, landline, mobile, abroad, far abroad."""
_TARIFF_WEIGHTS = (26, 28, 24, 16, 6)
_PENNY_MICRO = 10_000
_LAST_WEEK = (  # days ago, hour, minute, seconds, tenths of a penny a minute
    (0, 13, 21, 754, 35),
    (0, 10, 5, 188, 22),
    (0, 8, 47, 41, 0),
    (1, 19, 32, 3127, 22),
    (1, 16, 10, 1266, 0),
    (1, 11, 58, 402, 59),
    (2, 17, 44, 936, 35),
    (2, 12, 15, 78, 22),
    (3, 18, 3, 1484, 59),
    (3, 17, 20, 611, 22),
    (3, 12, 31, 265, 0),
    (3, 9, 2, 97, 35),
    (4, 18, 11, 2254, 35),
    (4, 13, 7, 512, 110),
    (4, 8, 55, 63, 0),
    (5, 19, 26, 1718, 22),
    (5, 12, 44, 329, 59),
    (6, 18, 40, 1102, 35),
    (6, 18, 2, 845, 35),
    (6, 9, 15, 154, 0),
    (7, 20, 4, 2671, 22),
    (7, 13, 30, 448, 35),
    (7, 8, 50, 52, 22),
)


@dataclass(frozen=True, order=True)
class MadeCall:
    """One call as it is stored: milliseconds, seconds and millionths of the currency."""

    started_ms: int
    id: str
    seconds: int
    cost_micro: int
    currency: str


def everyday_calls(now_ms: int, owner: str = "everyday") -> list[MadeCall]:
    """All calls that were over by `now_ms`, oldest first; the same for the same moment. Ids differ by `owner`."""
    random = Random(_SEED)  # noqa: S311 - sample data, the same each time
    today = now_ms // DAY_MS
    calls: list[MadeCall] = []
    for days_ago in range(DAYS, 7, -1):
        calls += _calls_of_day(random, today - days_ago, owner)
    for days_ago, hour, minute, seconds, tariff in _LAST_WEEK:
        started = (today - days_ago) * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS
        calls.append(_call(started + random.randrange(MINUTE_MS), seconds, tariff, owner))
    return sorted(call for call in calls if call.started_ms + call.seconds * 1000 <= now_ms)


def _calls_of_day(random: Random, day: int, owner: str) -> list[MadeCall]:
    month = datetime.fromtimestamp(day * DAY_MS / 1000, UTC).month
    season = {8: 0.7, 12: 1.25}.get(month, 1.0)
    mood = Random(f"{_SEED}:{day // 30}").uniform(0.72, 1.3)  # noqa: S311 - some months are busier
    weekday = weekday_of(day)
    wanted = sum(random.random() < 0.36 * mood * season * DAY_WEIGHTS[weekday] for _ in range(3))
    calls, hours = [], set()
    for _ in range(wanted):
        hour = random.choices(range(24), hour_weights(weekday))[0]
        seconds = int(min(5400, max(18, random.lognormvariate(6.15, 1.05))))
        tariff = random.choices(_TARIFF, _TARIFF_WEIGHTS)[0]
        moment = random.randrange(HOUR_MS)
        if hour not in hours:
            hours.add(hour)
            calls.append(_call(day * DAY_MS + hour * HOUR_MS + moment, seconds, tariff, owner))
    return calls


def _call(started_ms: int, seconds: int, tariff: int, owner: str) -> MadeCall:
    pennies = (2 * seconds * tariff + 600) // 1200  # to the nearest penny, half up
    return MadeCall(
        started_ms=started_ms,
        id=id_from("call", started_ms, owner),
        seconds=seconds,
        cost_micro=pennies * _PENNY_MICRO,
        currency="GBP",
    )
