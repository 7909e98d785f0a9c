"""What each type of privacy request says: a union that its member `type` tells apart (policy 8)."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from dijo_desktop.contract.values import AskedInstant, Id, Request

Words = Annotated[str, Meta(min_length=1, max_length=4000)]
"""What a person writes, at most 4000 characters."""
Name = Annotated[str, Meta(min_length=1, max_length=64)]
"""A data-map key, a purpose or the name of a field."""
Keys = Annotated[tuple[Name, ...], Meta(min_length=1, max_length=64)]
Regime = Literal["uk_gdpr", "eu_gdpr"]
RestrictionGround = Literal["accuracy_contested", "unlawful", "needed_for_claim", "objection_pending"]
"""GDPR Art 18(1)(a) to (d)."""
ErasureGround = Literal[
    "no_longer_needed", "consent_withdrawn", "objected", "unlawful", "legal_obligation", "collected_from_child"
]
"""GDPR Art 17(1)(a) to (f)."""


class AccessDetails(Request, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="access"):
    """A copy of one's data (Art 15); `keys` of `None` means all that is held."""

    keys: Keys | None


class RectificationDetails(
    Request, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="rectification"
):
    """What is wrong and what is right (Art 16)."""

    key: Name
    field: Name
    proposed_value: Words
    record_id: Id | None = None
    statement: Words | None = None


class ErasureDetails(Request, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="erasure"):
    """What shall go and why (Art 17)."""

    keys: Keys
    ground: ErasureGround


class RestrictionDetails(Request, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="restriction"):
    """What shall only be stored (Art 18)."""

    keys: Keys
    ground: RestrictionGround


class ObjectionDetails(Request, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="objection"):
    """Against which purpose, and on which grounds (Art 21)."""

    purpose: Name
    statement: Words


class PortabilityDetails(Request, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="portability"):
    """Data to take along (Art 20); `transmit_to` names another company, in words."""

    keys: Keys
    transmit_to: Words | None = None


class ConsentWithdrawalDetails(
    Request, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="consent_withdrawal"
):
    """Which consent is withdrawn (Art 7(3))."""

    purpose: Name


class ComplaintDetails(Request, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="complaint"):
    """What is wrong and what would make it good (Data (Use and Access) Act 2025)."""

    subject: Words
    statement: Words
    desired_outcome: Words | None = None
    related_request_id: Id | None = None


Details = (
    AccessDetails
    | RectificationDetails
    | ErasureDetails
    | RestrictionDetails
    | ObjectionDetails
    | PortabilityDetails
    | ConsentWithdrawalDetails
    | ComplaintDetails
)
TYPES = (
    "access",
    "rectification",
    "erasure",
    "restriction",
    "objection",
    "portability",
    "consent_withdrawal",
    "complaint",
)
STEP_UP_TYPES = ("access", "portability", "erasure")
"""What needs a fresh sign-in (contract SI-27)."""


class WantedScope(Request, frozen=True, kw_only=True, rename={"from_": "from"}):
    """The time a request is about; `None` is open."""

    from_: AskedInstant | None = None
    to: AskedInstant | None = None


class NewRequest(Request, frozen=True, kw_only=True):
    """What `POST /v1/privacy-requests` takes."""

    regime: Regime = "uk_gdpr"
    scope: WantedScope = WantedScope()
    details: Details


class NewMessage(Request, frozen=True, kw_only=True):
    """What `POST /v1/privacy-requests/{id}/messages` takes."""

    text: Words
