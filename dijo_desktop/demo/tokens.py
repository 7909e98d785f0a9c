"""Access and refresh tokens: opaque, kept as hashes, bound to a session (contract SI-25)."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from dijo_desktop.demo.prepared import Prepared
from dijo_desktop.demo.tables import accounts, sessions, tokens

if TYPE_CHECKING:
    from dijo_desktop.demo.state import Service

ACCESS_SECONDS = 300
REFRESH_IDLE_SECONDS = 30 * 86_400
REFRESH_SECONDS = 180 * 86_400
_REMEMBERED_MS = 7 * 86_400_000


class DeadToken(Exception):
    """The token is unknown, or dead for a `reason`: expired, session_ended, reuse_detected, account_deleted."""

    def __init__(self, reason: str | None = None) -> None:
        super().__init__(reason or "unknown")
        self.reason = reason


class KnownToken(msgspec.Struct, frozen=True, kw_only=True):
    """A token that is good, with its session."""

    hash: bytes
    session_id: str
    account_id: str
    scope: str
    jkt: str | None
    client: str
    authenticated_real_ms: int
    last_used_at_ms: int


def token_hash(token: str) -> bytes:
    """What is kept of a token, code or form token: its SHA-256."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()


def new_secret() -> str:
    """256 random bits in 43 characters."""
    return secrets.token_urlsafe(32)


def issue(
    connection: Connection, kind: str, session_id: str, real_ms: int, *, expires_real_ms: int | None = None
) -> str:
    """A new token of `kind` access or refresh; forgets tokens that are long dead."""
    token = new_secret()
    lifetime = ACCESS_SECONDS if kind == "access" else REFRESH_SECONDS
    idle = ACCESS_SECONDS if kind == "access" else REFRESH_IDLE_SECONDS
    connection.execute(delete(tokens).where(tokens.c.expires_real_ms < real_ms - _REMEMBERED_MS))
    connection.execute(
        insert(tokens).values(
            hash=token_hash(token),
            kind=kind,
            session_id=session_id,
            expires_real_ms=real_ms + lifetime * 1000 if expires_real_ms is None else expires_real_ms,
            idle_real_ms=real_ms + idle * 1000,
        )
    )
    return token


def find_access_token(service: Service, token: str, *, replayable: bool = False) -> KnownToken:
    """The access token, if it is good."""
    with service.database.read() as connection:
        return find_token(connection, token, "access", service.clock.real_ms(), replayable=replayable)


def find_token(
    connection: Connection, token: str, kind: str, real_ms: int, *, replayable: bool = False
) -> KnownToken:
    """The token, if it is one of `kind` and good; else `DeadToken` with the reason if it ever was good."""
    row = _found(connection, token_hash(token))
    if row is None or row.kind != kind:
        raise DeadToken
    expired = real_ms > min(row.expires_real_ms, row.idle_real_ms)
    if replayable and row.replays is not None and not expired:
        return msgspec.json.decode(row.replays, type=KnownToken)
    reason = row.dead_reason or row.ended_reason or ("account_deleted" if row.state in (None, "deleted") else None)
    if reason:
        raise DeadToken(reason)
    if expired:
        raise DeadToken("expired")
    return _known(row)


def keep_for_replay(connection: Connection, hash_: bytes, real_ms: int) -> None:
    """Let the token that is about to erase its account repeat that one request until it expires (contract DE-3)."""
    row = _found(connection, hash_)
    if row is not None and real_ms <= row.expires_real_ms:
        replays = msgspec.json.encode(_known(row))
        connection.execute(update(tokens).where(tokens.c.hash == hash_).values(replays=replays))


def note_use(service: Service, session_id: str) -> None:
    """Write down that a session was used now."""
    with service.database.write() as connection:
        connection.execute(
            update(sessions).where(sessions.c.id == session_id).values(last_used_at_ms=service.clock.now_ms())
        )


class _Row(NamedTuple):
    """A token with its session and the state of its account: None for what is not there any more."""

    hash: bytes
    kind: str
    session_id: str
    expires_real_ms: int
    idle_real_ms: int
    dead_reason: str | None
    replays: bytes | None
    account_id: str
    scope: str
    jkt: str | None
    client: str
    authenticated_real_ms: int
    last_used_at_ms: int
    ended_reason: str | None
    state: str | None


def _found(connection: Connection, hash_: bytes) -> _Row | None:
    row = _FIND.row(connection, wanted=hash_)
    return None if row is None else _Row(*row)


def _known(row: _Row) -> KnownToken:
    return KnownToken(
        hash=row.hash,
        session_id=row.session_id,
        account_id=row.account_id,
        scope=row.scope,
        jkt=row.jkt,
        client=row.client,
        authenticated_real_ms=row.authenticated_real_ms,
        last_used_at_ms=row.last_used_at_ms,
    )


_FIND = Prepared(
    select(
        tokens.c.hash,
        tokens.c.kind,
        tokens.c.session_id,
        tokens.c.expires_real_ms,
        tokens.c.idle_real_ms,
        tokens.c.dead_reason,
        tokens.c.replays,
        sessions.c.account_id,
        sessions.c.scope,
        sessions.c.jkt,
        sessions.c.client,
        sessions.c.authenticated_real_ms,
        sessions.c.last_used_at_ms,
        sessions.c.ended_reason,
        accounts.c.state,
    )
    .select_from(
        tokens.outerjoin(sessions, sessions.c.id == tokens.c.session_id).outerjoin(
            accounts, accounts.c.id == sessions.c.account_id
        )
    )
    .where(tokens.c.hash == bindparam("wanted"))
)
