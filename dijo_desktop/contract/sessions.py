"""Where somebody is signed in: `/v1/account/sessions`."""

from __future__ import annotations

from dijo_desktop.contract.values import Answer, Count, Id, Instant, Text


class Session(Answer, frozen=True, kw_only=True):
    """One sign-in and what came of it; `grant`: authorization_code or device_code.

    `sender_constrained`: its tokens are bound to a key; `ended_reason`: session_ended, reuse_detected or
    account_deleted; what is technical is `null` once its time is over.
    """

    id: Id
    current: bool
    client: Text
    grant: str
    sender_constrained: bool
    created_at: Instant
    last_used_at: Instant
    authenticated_at: Instant
    ended_at: Instant | None
    ended_reason: str | None
    ip_address: Text | None
    device_type: Text | None
    browser_type: Text | None
    operating_system: Text | None


class Sessions(Answer, frozen=True, kw_only=True):
    """A page of sessions, newest first."""

    items: tuple[Session, ...]
    next_cursor: str | None
    limit: int


class SessionsEnded(Answer, frozen=True, kw_only=True):
    """How many sessions were ended."""

    ended: Count
