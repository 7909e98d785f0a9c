"""The account: `GET /v1/account`."""

from __future__ import annotations

from dijo_desktop.contract.values import Answer, Id, Instant, Text


class PendingEmail(Answer, frozen=True, kw_only=True):
    """A new address that waits for its confirmation code."""

    address: Text
    requested_at: Instant
    expires_at: Instant


class Account(Answer, frozen=True, kw_only=True):
    """E-mail address and identifier (policy 2.1); `state`: active or deletion_scheduled."""

    id: Id
    email: Text
    created_at: Instant
    state: str
    pending_email: PendingEmail | None
