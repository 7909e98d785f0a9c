"""Lines of an archive that no endpoint gives in this form (contract AR-1, AR-2)."""

from __future__ import annotations

from dijo_desktop.contract.account import PendingEmail
from dijo_desktop.contract.requests import Message, PrivacyRequest
from dijo_desktop.contract.values import Answer, Id, Instant, Text


class EmailRecord(Answer, frozen=True, kw_only=True):
    """The e-mail address (`account.email`)."""

    email: Text
    pending_email: PendingEmail | None


class IdentifierRecord(Answer, frozen=True, kw_only=True):
    """The account identifier (`account.identifier`)."""

    id: Id
    created_at: Instant


class TechnicalRecord(Answer, frozen=True, kw_only=True):
    """One technical value, when it was seen and in which sessions (`technical.*`)."""

    value: Text
    first_seen_at: Instant
    last_seen_at: Instant
    session_ids: tuple[Id, ...]


class RequestRecord(PrivacyRequest, frozen=True, kw_only=True):
    """A privacy request with all that was written about it, oldest first (`rights.requests`)."""

    messages: tuple[Message, ...]
