"""Log-ins, activity and feature usage (policy 2.2), with what is technical about them (policy 2.3)."""

from __future__ import annotations

from dijo_desktop.contract.values import Answer, Id, Instant, Text


class Activity(Answer, frozen=True, kw_only=True):
    """One event; `kind`: login, activity or feature; what is technical is `null` once its time is over."""

    id: Id
    at: Instant
    kind: str
    name: str
    outcome: str
    session_id: Id | None
    ip_address: Text | None
    device_type: Text | None
    browser_type: Text | None
    operating_system: Text | None


class Activities(Answer, frozen=True, kw_only=True):
    """A page of events, newest first."""

    items: tuple[Activity, ...]
    next_cursor: str | None
    limit: int
