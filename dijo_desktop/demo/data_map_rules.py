"""What the service holds, why, for how long and who receives it: the one map behind pages, copies and deletion (P3).

Which basis or recipient belongs to which row is this service's statement; the policy names only the lists (PM-1).
"""

from __future__ import annotations

from dataclasses import dataclass

from dijo_desktop.contract.data_map import Recipient, Retention, Transfer

BASIS_OF = {
    "service": "contract",
    "account_management": "contract",
    "payment_processing": "contract",
    "fraud_prevention": "legitimate_interests",
    "improvement": "legitimate_interests",
    "legal_compliance": "legal_obligation",
    "analytics": "consent",
    "experience": "consent",
}
"""Each purpose and its legal basis, in the order of the policy."""
INTEREST_OF = {
    "fraud_prevention": "Security and fraud prevention",
    "improvement": "Service improvement",
}


@dataclass(frozen=True)
class Kept:
    """What deleting the account leaves of a row, why and by which law (UK GDPR Art 17(3))."""

    fields: tuple[str, ...]
    reason: str
    law: str
    years: int = 5


@dataclass(frozen=True)
class Rule:
    """One held row: `days` is how long a record lives, `None` as long as the account."""

    purposes: tuple[str, ...]
    recipients: tuple[str, ...]
    source: tuple[str, str]
    days: int | None = None
    action: str = "delete"
    kept: Kept | None = None

    @property
    def legal_basis(self) -> tuple[str, ...]:
        """The union over the purposes, without repetition (DA-1)."""
        return tuple(dict.fromkeys(BASIS_OF[purpose] for purpose in self.purposes))

    @property
    def retention(self) -> Retention:
        """How long a record is kept (policy 7)."""
        return Retention(
            while_="account" if self.days is None else "days",
            days=self.days,
            after_termination_years=self.kept.years if self.kept else 0,
            reason=self.kept.reason if self.kept else None,
        )


_CLOUD = ("cloud_hosting",)
_TAX = Kept(("id", "at", "amount", "reference"), "tax", "UK GDPR Art 17(3)(b): tax and accounting records")
_PROOF = Kept(("purpose", "from_state", "to_state", "at"), "dispute", "UK GDPR Art 17(3)(e): proof of consent")
_CLAIMS = Kept(("id", "type", "received_at", "status"), "dispute", "UK GDPR Art 17(3)(e): legal claims")
_RECEIPTS = Kept(("id", "event", "issued_at"), "dispute", "UK GDPR Art 17(3)(e): legal claims")
_NOTICE = Kept(("version", "acknowledged_at"), "dispute", "UK GDPR Art 17(3)(e): legal claims")
_SECURITY = ("account_management", "fraud_prevention")
_YEAR = 365
_THIRTEEN_MONTHS = 395

RULES: dict[str, Rule] = {
    "account.email": Rule(("account_management", "service"), _CLOUD, ("account", "/v1/account")),
    "account.identifier": Rule(("account_management", "service"), _CLOUD, ("account", "/v1/account")),
    "usage.logins": Rule(_SECURITY, _CLOUD, ("activity", "/v1/account/activity")),
    "usage.activity": Rule(("service", "improvement"), _CLOUD, ("activity", "/v1/account/activity")),
    "usage.feature_usage": Rule(
        ("improvement", "analytics"),
        (*_CLOUD, "analytics_providers"),
        ("activity", "/v1/account/activity"),
        days=_THIRTEEN_MONTHS,
        action="anonymise",
    ),
    "usage.calls": Rule(
        ("service", "payment_processing"),
        (*_CLOUD, "telecom_infrastructure", "payment_providers"),
        ("calls", "/v1/calls"),
    ),
    "technical.ip_address": Rule(_SECURITY, _CLOUD, ("sessions", "/v1/account/sessions"), days=_YEAR),
    "technical.device_type": Rule(_SECURITY, _CLOUD, ("sessions", "/v1/account/sessions"), days=_YEAR),
    "technical.browser_type": Rule(_SECURITY, _CLOUD, ("sessions", "/v1/account/sessions"), days=_YEAR),
    "technical.operating_system": Rule(_SECURITY, _CLOUD, ("sessions", "/v1/account/sessions"), days=_YEAR),
    "technical.cookie_data": Rule(
        ("service", "analytics", "experience"),
        (*_CLOUD, "analytics_providers"),
        ("cookies", "/v1/cookies"),
        days=_THIRTEEN_MONTHS,
    ),
    "payment.records": Rule(
        ("payment_processing", "legal_compliance"),
        ("payment_providers", "authorities"),
        ("payments", "/v1/account/payments"),
        action="retain",
        kept=_TAX,
    ),
    "rights.consents": Rule(
        ("legal_compliance",), _CLOUD, ("consents", "/v1/consents/history"), action="retain", kept=_PROOF
    ),
    "rights.requests": Rule(
        ("legal_compliance",), _CLOUD, ("privacy-requests", "/v1/privacy-requests"), action="retain", kept=_CLAIMS
    ),
    "rights.receipts": Rule(
        ("legal_compliance",), _CLOUD, ("receipts", "/v1/receipts"), action="retain", kept=_RECEIPTS
    ),
    "rights.acknowledgements": Rule(
        ("legal_compliance",), _CLOUD, ("policy", "/v1/policy/acknowledgements"), action="retain", kept=_NOTICE
    ),
}
"""One rule a held key; what is in `KEYS_NOT_HELD` has none."""

RECIPIENTS = (
    Recipient(
        key="payment_providers",
        policy_section="5",
        name=None,
        role="controller",
        sold=False,
        transfers=(Transfer(to="IE", safeguard="adequacy", document=None),),
    ),
    Recipient(
        key="cloud_hosting",
        policy_section="5",
        name=None,
        role="processor",
        sold=False,
        transfers=(Transfer(to="DE", safeguard="adequacy", document=None),),
    ),
    Recipient(
        key="analytics_providers",
        policy_section="5",
        name=None,
        role="processor",
        sold=False,
        transfers=(Transfer(to="US", safeguard="scc", document=None),),
    ),
    Recipient(
        key="telecom_infrastructure",
        policy_section="5",
        name=None,
        role="processor",
        sold=False,
        transfers=(
            Transfer(to="US", safeguard="scc", document=None),
            Transfer(to="CA", safeguard="contractual", document=None),
        ),
    ),
    Recipient(key="authorities", policy_section="5", name=None, role="controller", sold=False, transfers=()),
)


def rights_for(basis: str) -> tuple[str, ...]:
    """The rights that follow from a legal basis (DA-2)."""
    rights = ["access", "rectification", "erasure", "restriction"]
    if basis == "legitimate_interests":
        rights.append("objection")
    if basis in {"consent", "contract"}:
        rights.append("portability")
    if basis == "consent":
        rights.append("consent_withdrawal")
    return (*rights, "complaint")
