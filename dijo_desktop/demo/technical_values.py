"""Technical data (policy 2.3), gathered from sessions, activity and cookies seen (contract AR-2)."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, func, select, union_all

from dijo_desktop.contract.records import TechnicalRecord
from dijo_desktop.demo.data_tables import activity, cookies_seen
from dijo_desktop.demo.tables import sessions
from dijo_desktop.domain.instants import show

_COLUMNS = {
    "technical.ip_address": "ip_address",
    "technical.device_type": "device_type",
    "technical.browser_type": "browser_type",
    "technical.operating_system": "operating_system",
}


def read(connection: Connection, account_id: str, key: str) -> list[TechnicalRecord]:
    """Each value once, with when it was first and last seen and in which sessions; first seen first."""
    if key == "technical.cookie_data":
        return _cookies(connection, account_id)
    column = _COLUMNS[key]
    events, logins = activity.c[column], sessions.c[column]
    seen = union_all(
        select(events.label("value"), activity.c.session_id, func.min(activity.c.at_ms), func.max(activity.c.at_ms))
        .where(activity.c.account_id == account_id, events.is_not(None))
        .group_by(events, activity.c.session_id),
        select(logins, sessions.c.id, sessions.c.created_at_ms, sessions.c.last_used_at_ms).where(
            sessions.c.account_id == account_id
        ),
    )
    times: dict[str, list[int]] = {}
    in_sessions: dict[str, set[str]] = defaultdict(set)
    for value, session_id, first, last in connection.execute(seen):
        known = times.setdefault(value, [first, last])
        known[:] = [min(known[0], first), max(known[1], last)]
        if session_id is not None:
            in_sessions[value].add(session_id)
    return [
        TechnicalRecord(
            value=value,
            first_seen_at=show(first),
            last_seen_at=show(last),
            session_ids=tuple(sorted(in_sessions[value])),
        )
        for value, (first, last) in sorted(times.items(), key=lambda item: (item[1], item[0]))
    ]


def _cookies(connection: Connection, account_id: str) -> list[TechnicalRecord]:
    rows = connection.execute(
        select(cookies_seen)
        .where(cookies_seen.c.account_id == account_id)
        .order_by(cookies_seen.c.first_ms, cookies_seen.c.name)
    )
    return [
        TechnicalRecord(
            value=row.name,
            first_seen_at=show(row.first_ms),
            last_seen_at=show(row.last_ms),
            session_ids=() if row.session_id is None else (row.session_id,),
        )
        for row in rows
    ]
