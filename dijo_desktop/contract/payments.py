"""Payments (policy 2.4): date, amount, provider, reference; no card member of any kind."""

from __future__ import annotations

import msgspec

from dijo_desktop.contract.values import Answer, Id, Instant, Money, Text


class Payment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One payment; `kind`: charge or refund. Further members are refused, card data above all (AC-2)."""

    id: Id
    at: Instant
    kind: str
    status: str
    amount: Money
    provider: Text
    reference: Text


class Payments(Answer, frozen=True, kw_only=True):
    """A page of payments, newest first."""

    items: tuple[Payment, ...]
    next_cursor: str | None
    limit: int
