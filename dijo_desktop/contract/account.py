"""The account and its e-mail address: `/v1/account`, `/v1/account/email-confirmations`."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from dijo_desktop.contract.values import Answer, Id, Instant, Request, Text

# The last lookahead, because `$` also matches before a line end.
Email = Annotated[
    str,
    Meta(
        min_length=3,
        max_length=254,
        pattern=r'^[^\s@"<>\\,;\x00-\x1f\x7f]{1,64}@[^\s@"<>\\,;.\x00-\x1f\x7f]+(\.[^\s@"<>\\,;.\x00-\x1f\x7f]+)+$(?!\n)',
    ),
]
"""An e-mail address in its usual form: no quotes, no comments, a domain with a dot."""


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


class AccountChange(Request, frozen=True, kw_only=True, omit_defaults=True):
    """Either a new address, or `pending_email: null`, which drops one that waits for its code."""

    email: Email | msgspec.UnsetType = msgspec.UNSET
    pending_email: msgspec.UnsetType | None = msgspec.UNSET


class EmailConfirmation(Request, frozen=True, kw_only=True):
    """The code of 8 digits that was sent to the new address."""

    code: Annotated[str, Meta(pattern=r"^[0-9]{8}$(?!\n)")]
