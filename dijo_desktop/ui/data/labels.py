"""Words for the keys of the data map, purposes, bases, recipients and retention; unknown keys are shown verbatim."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_KEYS = {
    "account.email": QT_TRANSLATE_NOOP("labels", "e-mail address"),
    "account.identifier": QT_TRANSLATE_NOOP("labels", "account identifier"),
    "usage.logins": QT_TRANSLATE_NOOP("labels", "sign-in times"),
    "usage.activity": QT_TRANSLATE_NOOP("labels", "activity in the service"),
    "usage.feature_usage": QT_TRANSLATE_NOOP("labels", "feature usage"),
    "usage.calls": QT_TRANSLATE_NOOP("labels", "call history"),
    "technical.ip_address": QT_TRANSLATE_NOOP("labels", "IP address"),
    "technical.device_type": QT_TRANSLATE_NOOP("labels", "device type"),
    "technical.browser_type": QT_TRANSLATE_NOOP("labels", "browser type"),
    "technical.operating_system": QT_TRANSLATE_NOOP("labels", "operating system"),
    "technical.cookie_data": QT_TRANSLATE_NOOP("labels", "cookie data"),
    "payment.records": QT_TRANSLATE_NOOP("labels", "payment references"),
    "rights.consents": QT_TRANSLATE_NOOP("labels", "consent choices"),
    "rights.requests": QT_TRANSLATE_NOOP("labels", "privacy requests"),
    "rights.receipts": QT_TRANSLATE_NOOP("labels", "receipts"),
    "rights.acknowledgements": QT_TRANSLATE_NOOP("labels", "policy versions you acknowledged"),
    "usage.calls.peer": QT_TRANSLATE_NOOP("labels", "the other party of a call"),
    "usage.calls.direction": QT_TRANSLATE_NOOP("labels", "the direction of a call"),
    "usage.calls.billing": QT_TRANSLATE_NOOP("labels", "how a call was billed"),
    "usage.call_audio": QT_TRANSLATE_NOOP("labels", "recordings of calls"),
    "payment.card_numbers": QT_TRANSLATE_NOOP("labels", "card numbers"),
    "payment.credentials": QT_TRANSLATE_NOOP("labels", "financial credentials"),
}

_FIELDS = {
    "account.email": QT_TRANSLATE_NOOP("labels", "Address"),
    "account.identifier": QT_TRANSLATE_NOOP("labels", "Identifier"),
    "usage.logins": QT_TRANSLATE_NOOP("labels", "Date and time"),
    "usage.activity": QT_TRANSLATE_NOOP("labels", "Date and action"),
    "usage.feature_usage": QT_TRANSLATE_NOOP("labels", "Date and feature"),
    "usage.calls": QT_TRANSLATE_NOOP("labels", "Date, duration, cost"),
    "technical.ip_address": QT_TRANSLATE_NOOP("labels", "Address, first and last seen"),
    "technical.device_type": QT_TRANSLATE_NOOP("labels", "Type, first and last seen"),
    "technical.browser_type": QT_TRANSLATE_NOOP("labels", "Name, first and last seen"),
    "technical.operating_system": QT_TRANSLATE_NOOP("labels", "Name, first and last seen"),
    "technical.cookie_data": QT_TRANSLATE_NOOP("labels", "Name, first and last seen"),
    "payment.records": QT_TRANSLATE_NOOP("labels", "Date, amount, reference"),
    "rights.consents": QT_TRANSLATE_NOOP("labels", "Choice and date"),
    "rights.requests": QT_TRANSLATE_NOOP("labels", "Type, dates, answer"),
    "rights.receipts": QT_TRANSLATE_NOOP("labels", "Event, date, signature"),
    "rights.acknowledgements": QT_TRANSLATE_NOOP("labels", "Version and date"),
}

_SECTIONS = {
    "2.1": QT_TRANSLATE_NOOP("labels", "Account information"),
    "2.2": QT_TRANSLATE_NOOP("labels", "Usage"),
    "2.3": QT_TRANSLATE_NOOP("labels", "Technical"),
    "2.4": QT_TRANSLATE_NOOP("labels", "Payment"),
    "rights": QT_TRANSLATE_NOOP("labels", "Kept to prove your choices"),
    "other": QT_TRANSLATE_NOOP("labels", "Not in the policy"),
}

_PURPOSES = {
    "service": QT_TRANSLATE_NOOP("labels", "provide the service"),
    "account_management": QT_TRANSLATE_NOOP("labels", "run your account"),
    "payment_processing": QT_TRANSLATE_NOOP("labels", "process payments"),
    "fraud_prevention": QT_TRANSLATE_NOOP("labels", "prevent fraud"),
    "improvement": QT_TRANSLATE_NOOP("labels", "improve the service"),
    "legal_compliance": QT_TRANSLATE_NOOP("labels", "meet legal duties"),
    "analytics": QT_TRANSLATE_NOOP("labels", "analyse usage"),
    "experience": QT_TRANSLATE_NOOP("labels", "improve your experience"),
}

_BASES = {
    "contract": QT_TRANSLATE_NOOP("labels", "contract"),
    "legitimate_interests": QT_TRANSLATE_NOOP("labels", "legitimate interests"),
    "consent": QT_TRANSLATE_NOOP("labels", "consent"),
    "legal_obligation": QT_TRANSLATE_NOOP("labels", "legal obligation"),
    "exempt_strictly_necessary": QT_TRANSLATE_NOOP("labels", "no consent needed: strictly necessary"),
    "exempt_communication": QT_TRANSLATE_NOOP("labels", "no consent needed: carries the communication"),
    "exempt_statistical": QT_TRANSLATE_NOOP("labels", "no consent needed: statistics only"),
    "exempt_appearance": QT_TRANSLATE_NOOP("labels", "no consent needed: appearance only"),
    "exempt_emergency": QT_TRANSLATE_NOOP("labels", "no consent needed: emergency help"),
}

_RECIPIENTS = {
    "payment_providers": QT_TRANSLATE_NOOP("labels", "payment providers"),
    "cloud_hosting": QT_TRANSLATE_NOOP("labels", "cloud host"),
    "analytics_providers": QT_TRANSLATE_NOOP("labels", "analytics providers"),
    "telecom_infrastructure": QT_TRANSLATE_NOOP("labels", "call network"),
    "authorities": QT_TRANSLATE_NOOP("labels", "authorities, where the law requires it"),
}

_SAFEGUARDS = {
    "scc": QT_TRANSLATE_NOOP("labels", "standard contractual clauses"),
    "adequacy": QT_TRANSLATE_NOOP("labels", "adequacy decision"),
    "contractual": QT_TRANSLATE_NOOP("labels", "contractual safeguards"),
    "not_stated": QT_TRANSLATE_NOOP("labels", "safeguard not stated"),
}

_ACTIONS = {
    "delete": QT_TRANSLATE_NOOP("labels", "Erased"),
    "anonymise": QT_TRANSLATE_NOOP("labels", "Made anonymous"),
    "retain": QT_TRANSLATE_NOOP("labels", "Kept for now"),
}

_REASONS = {
    "legal": QT_TRANSLATE_NOOP("labels", "legal duty"),
    "regulatory": QT_TRANSLATE_NOOP("labels", "regulatory duty"),
    "tax": QT_TRANSLATE_NOOP("labels", "tax records"),
    "dispute": QT_TRANSLATE_NOOP("labels", "legal claims"),
    "not_requested": QT_TRANSLATE_NOOP("labels", "Not asked for"),
    "outside_range": QT_TRANSLATE_NOOP("labels", "Outside the dates asked for"),
    "third_party_rights": QT_TRANSLATE_NOOP("labels", "Rights of others"),
    "exempt": QT_TRANSLATE_NOOP("labels", "Exempt by law"),
    "failed": QT_TRANSLATE_NOOP("labels", "The service could not read it"),
}

_NOT_HELD = {
    "usage.call_audio": QT_TRANSLATE_NOOP("labels", "Never stored (policy {section})"),
    "payment.card_numbers": QT_TRANSLATE_NOOP("labels", "With the payment provider only (policy {section})"),
    "payment.credentials": QT_TRANSLATE_NOOP("labels", "Never stored (policy {section})"),
}

_KEPT_FIELDS = {
    "id": QT_TRANSLATE_NOOP("labels", "identifier"),
    "at": QT_TRANSLATE_NOOP("labels", "date"),
    "amount": QT_TRANSLATE_NOOP("labels", "amount"),
    "reference": QT_TRANSLATE_NOOP("labels", "reference"),
    "kind": QT_TRANSLATE_NOOP("labels", "kind"),
    "status": QT_TRANSLATE_NOOP("labels", "status"),
    "provider": QT_TRANSLATE_NOOP("labels", "provider"),
    "purpose": QT_TRANSLATE_NOOP("labels", "purpose"),
    "state": QT_TRANSLATE_NOOP("labels", "choice"),
    "from_state": QT_TRANSLATE_NOOP("labels", "choice before"),
    "to_state": QT_TRANSLATE_NOOP("labels", "choice"),
    "type": QT_TRANSLATE_NOOP("labels", "type"),
    "version": QT_TRANSLATE_NOOP("labels", "version"),
    "event": QT_TRANSLATE_NOOP("labels", "event"),
    "receipt_id": QT_TRANSLATE_NOOP("labels", "receipt"),
    "notice_version": QT_TRANSLATE_NOOP("labels", "notice"),
    "name": QT_TRANSLATE_NOOP("labels", "name"),
    "received_at": QT_TRANSLATE_NOOP("labels", "date"),
    "issued_at": QT_TRANSLATE_NOOP("labels", "date"),
    "acknowledged_at": QT_TRANSLATE_NOOP("labels", "date"),
}


def _word(table: dict[str, object], key: str) -> str:
    return QCoreApplication.translate("labels", str(table[key])) if key in table else key


def category(key: str) -> str:
    """What a key of the data map holds, such as "Call history"."""
    return capital(_word(_KEYS, key)) if key in _KEYS else key


def categories(keys: list[str]) -> str:
    """Several categories as one list."""
    return joined([_word(_KEYS, key) for key in keys])


def fields(key: str) -> str:
    """Which facts a category consists of (policy 2); empty if this version does not know the key."""
    return _word(_FIELDS, key) if key in _FIELDS else ""


def kept_field(name: str) -> str:
    """A field that stays after a deletion."""
    return _word(_KEPT_FIELDS, name)


def section(group: str) -> str:
    """The title of a group of the data map, by `groups.group_of`."""
    return _word(_SECTIONS, group)


def purpose(key: str) -> str:
    """Why data is processed (policy 4), as part of a list."""
    return _word(_PURPOSES, key)


def basis(key: str) -> str:
    """A legal basis (policy 3), or the rule that lets a cookie be set, as part of a list."""
    return _word(_BASES, key)


def recipient(key: str) -> str:
    """A class of recipients (policy 5), as part of a list."""
    return _word(_RECIPIENTS, key)


def safeguard(key: str) -> str:
    """What safeguards a transfer (policy 6)."""
    return _word(_SAFEGUARDS, key)


def action(key: str) -> str:
    """What a deletion does to a row."""
    return _word(_ACTIONS, key)


def reason(key: str) -> str:
    """Why a row is kept after a deletion, or left out of a copy."""
    return _word(_REASONS, key)


def not_held(key: str, policy_section: str) -> str:
    """Why a thing that the policy names is not held; the section is cited."""
    if key not in _NOT_HELD:
        sentence = QCoreApplication.translate("labels", "Not held (policy {section})")
    else:
        sentence = _word(_NOT_HELD, key)
    return sentence.format(section=policy_section)


def joined(words: list[str]) -> str:
    """Several labels as one list, without repeats, the first with a capital."""
    return capital(listed(words))


def listed(words: list[str]) -> str:
    """Several labels as one list, without repeats, inside a sentence."""
    return QCoreApplication.translate("labels", ", ").join(dict.fromkeys(words))


def capital(text: str) -> str:
    """The text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]
