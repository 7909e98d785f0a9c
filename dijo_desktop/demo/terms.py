"""The terms this service works by: abilities, quotas, periods."""

from __future__ import annotations

from dijo_desktop.contract.service import Regulator

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
"""What exists here; the path of anything else is 404."""

EXPORT_KEPT_SECONDS = 72 * 3600
"""How long an archive waits for its download."""
EXPORTS_PER_DAY = 5
EXPORT_LISTED_DAYS = 30
"""How long a job stays readable after its archive expired."""
REQUESTS_PER_DAY = 10
GRACE_DAYS = (0, 7, 14)
GRACE_DAYS_DEFAULT = 14
HEAVY_CALLS = 1_000_000
"""Calls of the scenario `heavy`, unless the service is started with another number."""
DAY_MS = 86_400_000
REGULATORS = (Regulator(regime="uk_gdpr", name="Information Commission", url="https://ico.org.uk", address=None),)
"""Who can be asked if this service does not do what it must, by regime."""
