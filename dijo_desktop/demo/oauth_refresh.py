"""Refresh tokens: bound to a key they stay the same, without one each use replaces them (contract SI-24)."""

from __future__ import annotations

import base64
import hmac
from typing import Any

from sqlalchemy import Connection, Row, select, update

from dijo_desktop.contract.oauth import TokenAnswer
from dijo_desktop.demo.devices import Device
from dijo_desktop.demo.oauth_grants import token_answer
from dijo_desktop.demo.refusals import OAuthRefusal
from dijo_desktop.demo.session_ends import end_reused
from dijo_desktop.demo.state import Service
from dijo_desktop.demo.tables import sessions, tokens
from dijo_desktop.demo.tokens import REFRESH_IDLE_SECONDS, DeadToken, KnownToken, find_token, issue

GRACE_SECONDS = 30
"""How long a replaced refresh token still gives its successor: the answer with it may have been lost."""


def refresh(service: Service, refresh_token: str, jkt: str | None, device: Device) -> TokenAnswer:
    """A new access token, and in bearer mode a new refresh token."""
    real_ms = service.clock.real_ms()
    with service.database.write() as connection:
        try:
            known = find_token(connection, refresh_token, "refresh", real_ms)
        except DeadToken as dead:
            raise _refused(dead.reason or "") from None
        if known.jkt != jkt:
            raise OAuthRefusal("invalid_grant", "The DPoP key is another one.")
        answer = _answer(service, connection, known, refresh_token, real_ms)
        if answer is None:
            end_reused(connection, known.session_id, device, service.clock.now_ms())
    # Raised out here: what ended the session must not be undone with the transaction.
    if answer is None:
        raise _refused("reuse_detected")
    return answer


def _answer(
    service: Service, connection: Connection, known: KnownToken, refresh_token: str, real_ms: int
) -> TokenAnswer | None:
    successor = ""
    if service.mode == "dpop":
        idle_real_ms = real_ms + REFRESH_IDLE_SECONDS * 1000
        connection.execute(update(tokens).where(tokens.c.hash == known.hash).values(idle_real_ms=idle_real_ms))
    else:
        row = connection.execute(select(tokens).where(tokens.c.hash == known.hash)).one()
        if row.superseded_real_ms is None:
            successor = _replace(connection, row, refresh_token, real_ms)
        elif real_ms - row.superseded_real_ms <= GRACE_SECONDS * 1000:
            successor = _opened(row.successor, refresh_token)
        else:
            return None
    connection.execute(
        update(sessions).where(sessions.c.id == known.session_id).values(last_used_at_ms=service.clock.now_ms())
    )
    return token_answer(service, connection, known.session_id, known.scope, successor)


def _replace(connection: Connection, row: Row[Any], refresh_token: str, real_ms: int) -> str:
    """The successor: it lives as long as the first of its family would have."""
    successor = issue(connection, "refresh", row.session_id, real_ms, expires_real_ms=row.expires_real_ms)
    replaced = {
        "superseded_real_ms": real_ms,
        "successor": _sealed(successor, refresh_token),
        # A copy that turns up after weeks must still be recognised.
        "idle_real_ms": row.expires_real_ms,
    }
    connection.execute(update(tokens).where(tokens.c.hash == row.hash).values(replaced))
    return successor


def _sealed(successor: str, refresh_token: str) -> bytes:
    """The successor so that only the holder of the token before it can read it: no token is kept in the clear."""
    return _masked(base64.urlsafe_b64decode(f"{successor}="), refresh_token)


def _opened(sealed: bytes, refresh_token: str) -> str:
    return base64.urlsafe_b64encode(_masked(sealed, refresh_token)).decode().rstrip("=")


def _masked(value: bytes, refresh_token: str) -> bytes:
    # Used for one value only, and both are 256 random bits: a one-time pad.
    mask = hmac.digest(refresh_token.encode(), b"successor", "sha256")
    return bytes(one ^ other for one, other in zip(value, mask, strict=True))


def _refused(reason: str) -> OAuthRefusal:
    return OAuthRefusal("invalid_grant", "The refresh token is not good.", reason=reason)
