"""What the service says about itself: `GET /v1/service`."""

from __future__ import annotations

from dijo_desktop.contract.values import Answer, Text

CAPABILITIES = (
    "activity",
    "calls",
    "calls.changes",
    "calls.summary",
    "consents",
    "cookies",
    "deletion",
    "device",
    "exports",
    "gpc",
    "payments",
    "privacy-requests",
    "receipts",
    "sessions",
)


class Limits(Answer, frozen=True, kw_only=True):
    """Numbers the service works by; times in seconds, grace in days."""

    page_default: int
    page_max: int
    export_ttl_seconds: int
    exports_per_day: int
    requests_per_day: int
    grace_days: tuple[int, ...]
    grace_days_default: int
    step_up_max_age: int


class Contact(Answer, frozen=True, kw_only=True):
    """Where to write."""

    privacy_email: Text


class Regulator(Answer, frozen=True, kw_only=True):
    """A supervisory authority for one regime: `uk_gdpr` or `eu_gdpr`."""

    regime: str
    name: Text
    url: str
    address: tuple[Text, ...] | None = None


class Links(Answer, frozen=True, kw_only=True):
    """Pages of the service."""

    policy: str
    web_deletion: str | None = None


class Service(Answer, frozen=True, kw_only=True):
    """Name, mode and abilities of a service; what is not in `capabilities` does not exist there."""

    name: Text
    api: str
    demo: bool
    mode: str
    resource: str
    capabilities: tuple[str, ...]
    limits: Limits
    contact: Contact
    regulators: tuple[Regulator, ...]
    links: Links


class GpcFile(Answer, frozen=True, kw_only=True, rename={"last_update": "lastUpdate"}):
    """`/.well-known/gpc.json`: the service honours Global Privacy Control; a date as that specification writes it."""

    gpc: bool
    last_update: str
