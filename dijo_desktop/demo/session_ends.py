"""Ending sessions: their tokens die with a reason that the client is told (contract SI-25, SI-34)."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from dijo_desktop.demo.tables import sessions, tokens


def end_session(connection: Connection, session_id: str, reason: str, now_ms: int) -> None:
    """End one session at the demo's time `now_ms`; `reason`: session_ended, reuse_detected, account_deleted."""
    alive = (sessions.c.id == session_id) & sessions.c.ended_at_ms.is_(None)
    connection.execute(update(sessions).where(alive).values(ended_at_ms=now_ms, ended_reason=reason))
    dying = (tokens.c.session_id == session_id) & tokens.c.dead_reason.is_(None)
    connection.execute(update(tokens).where(dying).values(dead_reason=reason))


def end_sessions(
    connection: Connection, account_id: str, reason: str, now_ms: int, *, keep: str | None = None
) -> int:
    """End every session of an account but `keep`; how many that were."""
    alive = (sessions.c.account_id == account_id) & sessions.c.ended_at_ms.is_(None)
    if keep is not None:
        alive &= sessions.c.id != keep
    ids = list(connection.execute(select(sessions.c.id).where(alive)).scalars())
    for session_id in ids:
        end_session(connection, session_id, reason, now_ms)
    return len(ids)
