"""Deleting the account: `/v1/account/deletion*` (policy 11, UK GDPR Art 17)."""

from __future__ import annotations

from typing import Literal

import msgspec

from dijo_desktop.contract.exports import Export
from dijo_desktop.contract.values import Answer, Count, Day, Id, Instant, Request, Text


class Effect(Answer, frozen=True, kw_only=True):
    """What happens to one held row; `retain` names until when, why and by which law."""

    key: str
    count: Count
    action: str
    fields_kept: tuple[str, ...]
    until_on: Day | None
    reason: str | None
    law: Text | None
    policy_section: str


class Preview(Answer, frozen=True, kw_only=True):
    """What a deletion with `grace_days` would do if it were asked for now."""

    grace_days: int
    effective_at: Instant
    complete_by: Day
    active_export: Export | None
    other_sessions: Count
    effects: tuple[Effect, ...]


class DeletionRequest(Request, frozen=True, kw_only=True):
    """What `POST /v1/account/deletion` takes."""

    confirm: Literal["DELETE"]
    grace_days: int


class Secrets(Answer, frozen=True, kw_only=True):
    """Shown once: the code that cancels, and the capability that reads receipts without an account."""

    cancel_code: str | None
    receipt_capability: str


class Deletion(Answer, frozen=True, kw_only=True):
    """A deletion; `status`: scheduled, in_progress, cancelled or completed; `secrets` only right after asking."""

    id: Id
    status: str
    requested_at: Instant
    grace_days: int
    effective_at: Instant
    complete_by: Day
    cancelled_at: Instant | None
    sessions_ended: Count
    effects: tuple[Effect, ...]
    receipt_id: Id | None
    secrets: Secrets | msgspec.UnsetType = msgspec.UNSET


class CancelRequest(Request, frozen=True, kw_only=True):
    """What `POST /v1/deletion-cancellations` takes: the code that was shown once, from any computer."""

    cancel_code: Text


class Cancelled(Answer, frozen=True, kw_only=True):
    """The deletion is off."""

    status: Literal["cancelled"]
    cancelled_at: Instant
