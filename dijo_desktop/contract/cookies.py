"""The cookies of the website: `GET /v1/cookies`."""

from __future__ import annotations

from dijo_desktop.contract.values import Answer, Instant, Seconds, Text


class Observed(Answer, frozen=True, kw_only=True):
    """When the service saw this cookie in the person's browser."""

    first_seen_at: Instant
    last_seen_at: Instant


class Cookie(Answer, frozen=True, kw_only=True):
    """A cookie; `policy_use` (policy 10): functional, analytics or experience; no `duration_seconds`: the session."""

    name: Text
    party: str
    domain: Text
    provider: Text | None
    policy_use: str
    duration_seconds: Seconds | None
    uk_basis: str
    eu_basis: str
    objectable: bool
    consent_purpose: str | None
    observed: Observed | None


class Cookies(Answer, frozen=True, kw_only=True):
    """All cookies."""

    items: tuple[Cookie, ...]
    next_cursor: str | None
    limit: int
