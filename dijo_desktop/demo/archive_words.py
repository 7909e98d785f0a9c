"""English names for what an archive contains; screens have their own, translated ones."""

from __future__ import annotations

from dijo_desktop.contract.data_map import Retention
from dijo_desktop.contract.manifest import Omission

TITLES = {
    "account.email": "E-mail address",
    "account.identifier": "Account ID",
    "usage.logins": "Sign-in times",
    "usage.activity": "Activity in the service",
    "usage.feature_usage": "Feature usage",
    "usage.calls": "Call history",
    "technical.ip_address": "IP addresses",
    "technical.device_type": "Device types",
    "technical.browser_type": "Browser types",
    "technical.operating_system": "Operating systems",
    "technical.cookie_data": "Cookie data",
    "payment.records": "Payment references",
    "rights.consents": "Consent choices",
    "rights.requests": "Privacy requests",
    "rights.receipts": "Receipts",
    "rights.acknowledgements": "Notices read",
    "usage.call_audio": "Recordings of calls",
    "payment.card_numbers": "Card numbers",
    "payment.credentials": "Payment credentials",
}
_WORDS = {
    "service": "Provide the service",
    "account_management": "Manage the account",
    "payment_processing": "Process payments",
    "fraud_prevention": "Prevent fraud",
    "improvement": "Improve the service",
    "legal_compliance": "Meet legal duties",
    "analytics": "Analyse usage",
    "experience": "Improve your experience",
    "contract": "Contract",
    "legitimate_interests": "Legitimate interests",
    "consent": "Consent",
    "legal_obligation": "Legal obligation",
    "payment_providers": "Payment providers",
    "cloud_hosting": "Cloud host",
    "analytics_providers": "Analytics providers",
    "telecom_infrastructure": "Call network",
    "authorities": "Authorities",
}
_REASONS = {
    "not_requested": "Not asked for.",
    "outside_range": "Outside the time you chose.",
    "third_party_rights": "Would affect the rights of others.",
    "exempt": "Exempt.",
    "failed": "Could not be read; ask for a new copy.",
}


def title(key: str) -> str:
    """The name of a category."""
    return TITLES.get(key, key)


def words(keys: tuple[str, ...]) -> str:
    """Purposes, bases or recipients in words."""
    sentence = ", ".join(_WORDS.get(key, key) for key in keys) or "\u2013"
    return sentence[0] + sentence[1:].lower()


def kept(retention: Retention | None) -> str:
    """How long a record is kept."""
    if retention is None:
        return "\u2013"
    if retention.while_ == "days":
        return f"{retention.days} days"
    years = retention.after_termination_years
    return f"Up to {years} years after you leave" if years else "Until you leave"


def why(omission: Omission) -> str:
    """Why something was left out."""
    reason = _REASONS.get(omission.reason, omission.reason)
    return f"{reason} {omission.law}" if omission.law else reason
