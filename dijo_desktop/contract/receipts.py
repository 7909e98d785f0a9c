"""Signed receipts: `/v1/receipts*`. Each is a compact JWS (RFC 7515) over a `Receipt`."""

from __future__ import annotations

from typing import Any

from dijo_desktop.contract.manifest import ManifestPolicy
from dijo_desktop.contract.values import Answer, Count, Id, Instant

TYPE = "dijo-receipt+jwt"
SCHEMA_VERSION = "dijo-receipt-1"


class Receipt(Answer, frozen=True, kw_only=True):
    """What is signed: `n` counts from 1 an account, `prev` is the hash of the receipt before; no personal data."""

    iss: str
    jti: Id
    iat: int
    schema_version: str
    event: str
    sub: str
    n: Count
    prev: str | None
    policy: ManifestPolicy
    body: dict[str, Any]


class ReceiptItem(Answer, frozen=True, kw_only=True):
    """A line of the list; `about` is the id of the object the receipt is about."""

    id: Id
    event: str
    about: str
    issued_at: Instant


class Receipts(Answer, frozen=True, kw_only=True):
    """A page of receipts, newest first."""

    items: tuple[ReceiptItem, ...]
    next_cursor: str | None
    limit: int
