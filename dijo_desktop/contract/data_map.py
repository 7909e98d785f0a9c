"""Everything the service holds, why, for how long and who receives it: `GET /v1/data-map`."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from dijo_desktop.contract.values import Answer, Count, Day, Instant, Text

KEYS_HELD = (
    "account.email",
    "account.identifier",
    "usage.logins",
    "usage.activity",
    "usage.feature_usage",
    "usage.calls",
    "technical.ip_address",
    "technical.device_type",
    "technical.browser_type",
    "technical.operating_system",
    "technical.cookie_data",
    "payment.records",
    "rights.consents",
    "rights.requests",
    "rights.receipts",
    "rights.acknowledgements",
)
KEYS_NOT_HELD = ("usage.call_audio", "payment.card_numbers", "payment.credentials")
KEYS = KEYS_HELD + KEYS_NOT_HELD
"""The 19 keys of the data map; no other is declared."""


class Purpose(Answer, frozen=True, kw_only=True):
    """Why data is processed (policy 4), on which basis, and which rights follow from it."""

    key: str
    policy_section: str
    legal_basis: str
    interest: Text | None
    rights: tuple[str, ...]
    objected: bool | None


class Transfer(Answer, frozen=True, kw_only=True):
    """A country data goes to (ISO 3166-1) and what safeguards it there (policy 6)."""

    to: str
    safeguard: str
    document: str | None


class Recipient(Answer, frozen=True, kw_only=True):
    """A class of recipients (policy 5)."""

    key: str
    policy_section: str
    name: Text | None
    role: str
    sold: bool
    transfers: tuple[Transfer, ...]


class Retention(Answer, frozen=True, kw_only=True, rename={"while_": "while"}):
    """How long a row is kept (policy 7); `while_`: account or days."""

    while_: str
    days: int | None
    after_termination_years: Annotated[int, Meta(ge=0, le=5)]
    reason: str | None


class RowDeletion(Answer, frozen=True, kw_only=True):
    """What deleting the account does to a row; `action`: delete, anonymise or retain."""

    action: str
    fields_kept: tuple[str, ...]


class Mine(Answer, frozen=True, kw_only=True):
    """How much of a row is about the person who asks."""

    count: Count
    oldest_at: Instant | None
    newest_at: Instant | None
    retained_until: Day | None


class Row(Answer, frozen=True, kw_only=True):
    """One category of personal data; a row that is not held has empty lists and `null` elsewhere."""

    key: str
    policy_section: str
    declared: str
    held: bool
    sources: tuple[str, ...]
    purposes: tuple[str, ...]
    legal_basis: tuple[str, ...]
    recipients: tuple[str, ...]
    retention: Retention | None
    deletion: RowDeletion | None
    export_path: str | None
    restricted: bool | None
    mine: Mine | None


class DataMap(Answer, frozen=True, kw_only=True):
    """The whole map; `policy_version` says which policy its sections cite."""

    policy_version: str
    purposes: tuple[Purpose, ...]
    recipients: tuple[Recipient, ...]
    rows: tuple[Row, ...]
