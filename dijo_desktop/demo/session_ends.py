"""Ending sessions: their tokens die with a reason that the client is told (contract SI-25, SI-34)."""

from __future__ import annotations

from typing import Literal

import msgspec
from sqlalchemy import Connection, insert, select, update

from dijo_desktop.demo import mailbox
from dijo_desktop.demo.data_tables import activity
from dijo_desktop.demo.devices import Device
from dijo_desktop.demo.ids import new_id
from dijo_desktop.demo.tables import accounts, sessions, tokens

Reusable = Literal["refresh_token", "authorization_code"]
"""What works once, or is replaced at each use: a second use means that somebody has a copy (RFC 9700 4.14.2)."""


def end_session(connection: Connection, session_id: str, reason: str, now_ms: int) -> None:
    """End one session at the demo's time `now_ms`; `reason`: session_ended, reuse_detected, account_deleted."""
    alive = (sessions.c.id == session_id) & sessions.c.ended_at_ms.is_(None)
    connection.execute(update(sessions).where(alive).values(ended_at_ms=now_ms, ended_reason=reason))
    dying = (tokens.c.session_id == session_id) & tokens.c.dead_reason.is_(None)
    connection.execute(update(tokens).where(dying).values(dead_reason=reason))


def end_reused(
    connection: Connection, session_id: str, device: Device, now_ms: int, reused: Reusable = "refresh_token"
) -> None:
    """End a session whose old token or code came back from `device`: somebody copied it; its person is told.

    A session that has ended, or went with its account, is left alone: there is nothing to tell, or nobody.
    """
    alive = (sessions.c.id == session_id) & sessions.c.ended_at_ms.is_(None)
    mine = sessions.c.account_id == accounts.c.id
    row = connection.execute(select(accounts.c.id, accounts.c.email).join(sessions, mine).where(alive)).first()
    if row is None:
        return
    end_session(connection, session_id, "reuse_detected", now_ms)
    connection.execute(
        insert(activity).values(
            id=new_id("evt", now_ms),
            account_id=row.id,
            at_ms=now_ms,
            kind="activity",
            name=f"security.{reused}_reuse",
            outcome="failure",
            session_id=session_id,
            **msgspec.structs.asdict(device),
        )
    )
    mailbox.post(connection, row.email, _REUSE_SUBJECT, f"{_REUSE_HOW[reused]}\n{_REUSE_TEXT}", now_ms)


_REUSE_SUBJECT = "Security notice: a sign-in was ended"
_REUSE_HOW: dict[Reusable, str] = {
    "refresh_token": (
        "Somebody used an old key of one of your sign-ins. "
        "Either a program lost its newest key, or the key was copied."
    ),
    "authorization_code": (
        "Somebody used the code of one of your sign-ins a second time. "
        "Either a program sent it twice, or the code was copied."
    ),
}
_REUSE_TEXT = (
    "The sign-in was ended, and nothing else can be done with it. Sign in again to go on.\n"
    "Look at Activity for when and from where this happened, and end sessions that you do not know."
)


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
