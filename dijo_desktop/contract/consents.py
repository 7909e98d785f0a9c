"""Consents and their history: `/v1/consents*` (ISO/IEC TS 27560:2023)."""

from __future__ import annotations

from typing import Literal

from dijo_desktop.contract.values import Answer, Day, Id, Instant, Request, Seconds, Text

Choice = Literal["given", "refused", "withdrawn"]
"""What a person can say; `not_asked` is where a purpose begins."""


class Bases(Answer, frozen=True, kw_only=True):
    """Legal basis by regime."""

    uk: str
    eu: str


class Notice(Answer, frozen=True, kw_only=True):
    """The text that was shown when the choice was made."""

    version: str
    language: str


class Withdrawal(Answer, frozen=True, kw_only=True):
    """How to withdraw and how soon that takes effect."""

    method: str
    stops_after_seconds: Seconds


class Consent(Answer, frozen=True, kw_only=True):
    """One purpose; `state`: not_asked, given, refused or withdrawn; `set_by`: default, gpc or user."""

    id: Id
    schema_version: str
    purpose: str
    policy_section: str
    state: str
    set_by: str
    since_at: Instant
    ask_again_on: Day | None
    legal_basis: Bases
    data_keys: tuple[str, ...]
    controller: Text
    recipients: tuple[str, ...]
    notice: Notice
    withdrawal: Withdrawal


class Gpc(Answer, frozen=True, kw_only=True):
    """Global Privacy Control: whether the signal was applied, and when."""

    applied: bool
    applied_at: Instant | None


class Consents(Answer, frozen=True, kw_only=True):
    """All purposes that rest on consent."""

    gpc: Gpc
    items: tuple[Consent, ...]


class ConsentChange(Request, frozen=True, kw_only=True):
    """What `PUT /v1/consents/{purpose}` takes, with `If-Match`."""

    state: Choice
    notice_version: str


class ConsentEvent(Answer, frozen=True, kw_only=True):
    """One change in the append-only history."""

    at: Instant
    purpose: str
    from_state: str
    to_state: str
    set_by: str
    via: Text
    notice_version: str
    receipt_id: Id | None


class ConsentHistory(Answer, frozen=True, kw_only=True):
    """A page of the history, newest first."""

    items: tuple[ConsentEvent, ...]
    next_cursor: str | None
    limit: int
