"""What lives for days only: technical data, cookies, feature usage (policy 7), tombstones; once a day, in order."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, select, update

from dijo_desktop.demo.call_log import CHANGES_KEPT_DAYS, forget_changes
from dijo_desktop.demo.data_map_rules import RULES
from dijo_desktop.demo.data_tables import activity, anonymous_counts, call_log, cookies_seen
from dijo_desktop.demo.dates import DAY_MS, day
from dijo_desktop.demo.due import Job
from dijo_desktop.demo.state import Service
from dijo_desktop.demo.tables import sessions

_FEATURES = activity.c.kind == "feature"
_TRACES = activity.c.ip_address.is_not(None)


def anonymise_features(connection: Connection, which: ColumnElement[bool]) -> None:
    """Turn feature usage into numbers a month: nothing leads from them to anybody."""
    rows = connection.execute(select(activity.c.name, activity.c.at_ms).where(_FEATURES, which)).all()
    counts = anonymous_counts.c
    for name, at_ms in rows:
        place = {"key": "usage.feature_usage", "name": name, "month": day(at_ms)[:7]}
        same = (counts.key == place["key"]) & (counts.name == name) & (counts.month == place["month"])
        more = update(anonymous_counts).where(same).values(count=counts.count + 1)
        if connection.execute(more).rowcount == 0:
            connection.execute(insert(anonymous_counts).values(**place, count=1))
    connection.execute(delete(activity).where(_FEATURES, which))


def _life_ms(key: str) -> int:
    return (RULES[key].days or 0) * DAY_MS


def _next(connection: Connection) -> int | None:
    """Midnight after the oldest of them has lived long enough."""
    ends = [
        _end(connection, select(func.min(activity.c.at_ms)).where(_TRACES), "technical.ip_address"),
        _end(connection, select(func.min(activity.c.at_ms)).where(_FEATURES), "usage.feature_usage"),
        _end(connection, select(func.min(cookies_seen.c.last_ms)), "technical.cookie_data"),
        _end(connection, select(func.min(sessions.c.ended_at_ms)), "technical.ip_address"),
        _after(connection, select(func.min(call_log.c.at_ms)), CHANGES_KEPT_DAYS * DAY_MS),
    ]
    first = min((end for end in ends if end is not None), default=None)
    return None if first is None else (first // DAY_MS + 1) * DAY_MS


def _end(connection: Connection, oldest: Select[tuple[int]], key: str) -> int | None:
    return _after(connection, oldest, _life_ms(key))


def _after(connection: Connection, oldest: Select[tuple[int]], life_ms: int) -> int | None:
    at_ms: int | None = connection.execute(oldest).scalar()
    return None if at_ms is None else at_ms + life_ms


def _run(service: Service, at_ms: int) -> None:
    traces = dict.fromkeys(("ip_address", "device_type", "browser_type", "operating_system"))
    with service.database.write() as connection:
        old = activity.c.at_ms < at_ms - _life_ms("technical.ip_address")
        connection.execute(update(activity).where(_TRACES, old).values(traces))
        anonymise_features(connection, activity.c.at_ms < at_ms - _life_ms("usage.feature_usage"))
        seen = cookies_seen.c.last_ms < at_ms - _life_ms("technical.cookie_data")
        connection.execute(delete(cookies_seen).where(seen))
        ended = sessions.c.ended_at_ms < at_ms - _life_ms("technical.ip_address")
        connection.execute(delete(sessions).where(ended))
        forget_changes(connection, at_ms - CHANGES_KEPT_DAYS * DAY_MS)


JOBS = (Job(_next, _run),)
"""Everything that goes by itself while the account lives on."""
