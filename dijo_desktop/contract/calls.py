"""Call history, changes and sums: `/v1/calls*`. A call is date, duration and cost (policy 2.2), no more."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from dijo_desktop.contract.values import Answer, Count, Id, Instant, Money, Seconds


class Peer(Answer, frozen=True, kw_only=True):
    """The other side, only with capability `calls.peer`; `kind`: e164, masked or handle."""

    kind: str
    value: str


class Rate(Answer, frozen=True, kw_only=True):
    """A price, only with capability `calls.billing`."""

    amount: Annotated[str, Meta(pattern=r"^-?\d{1,12}(\.\d{1,6})?$")]
    currency: Annotated[str, Meta(pattern=r"^[A-Z]{3}$")]
    per_seconds: Annotated[int, Meta(ge=1)]


class Call(Answer, frozen=True, kw_only=True):
    """One call. What comes after `cost` is absent while its capability is off."""

    id: Id
    started_at: Instant
    duration_seconds: Seconds
    cost: Money
    peer: Peer | msgspec.UnsetType = msgspec.UNSET
    direction: str | msgspec.UnsetType = msgspec.UNSET
    billed_seconds: Seconds | msgspec.UnsetType = msgspec.UNSET
    rate: Rate | msgspec.UnsetType = msgspec.UNSET


class CallList(Answer, frozen=True, kw_only=True):
    """A page, newest first."""

    items: tuple[Call, ...]
    next_cursor: str | None
    limit: int


class Removed(Answer, frozen=True, kw_only=True):
    """A tombstone; `reason`: retention, erasure or rectification."""

    id: Id
    removed_at: Instant
    reason: str


class Changes(Answer, frozen=True, kw_only=True):
    """A page of a full pass or of what changed; exactly one of `next_cursor` and `sync_token` is set."""

    changed: tuple[Call, ...]
    removed: tuple[Removed, ...]
    next_cursor: str | None
    sync_token: str | None
    limit: int


class Total(Answer, frozen=True, kw_only=True):
    """A sum over calls of one currency."""

    calls: Count
    duration_seconds: Count
    cost: Money


class Group(Total, frozen=True, kw_only=True):
    """A sum over one period (UTC): `2026-10-31`, `2026-10` or `2026`, and one currency."""

    period: str


class Summary(Answer, frozen=True, kw_only=True):
    """Sums per `group` (day, month, year); `totals` has one entry a currency."""

    group: str
    groups: tuple[Group, ...]
    totals: tuple[Total, ...]
