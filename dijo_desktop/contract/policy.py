"""The privacy policy as data: `GET /v1/policy`."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from dijo_desktop.contract.values import Answer, Day, Id, Instant, Request, Sha256, Text


class Controller(Answer, frozen=True, kw_only=True):
    """Who is responsible (UK GDPR Art 13(1)(a)); `null` is "not stated in this policy"."""

    name: Text
    company_number: Text | None = None
    registered_in: Text | None = None
    address: tuple[Text, ...] = ()
    email: Text | None = None
    eu_representative: Text | None = None
    dpo: Text | None = None


class Section(Answer, frozen=True, kw_only=True):
    """One section of the policy text."""

    id: str
    title: Text
    text: Text


class DeclaredData(Answer, frozen=True, kw_only=True):
    """A kind of personal data the policy names; `declared`: listed or implied."""

    key: str
    policy_section: str
    declared: str


class PolicyVersion(Answer, frozen=True, kw_only=True):
    """A version without its sections, as `GET /v1/policy/versions` lists it."""

    version: str
    version_source: str
    effective_on: Day | None
    published_on: Instant | Day | None
    supersedes: str | None
    language: str
    text_sha256: Sha256


class Policy(PolicyVersion, frozen=True, kw_only=True):
    """The whole policy; `text_sha256` is over UTF-8 with LF and one final LF."""

    controller: Controller
    sections: tuple[Section, ...]
    declared_data: tuple[DeclaredData, ...]
    measures: tuple[str, ...]
    not_stated: tuple[str, ...]


class PolicyVersions(Answer, frozen=True, kw_only=True):
    """All versions, newest first."""

    items: tuple[PolicyVersion, ...]
    next_cursor: str | None
    limit: int


class Acknowledgement(Answer, frozen=True, kw_only=True):
    """A notice that was read; never a consent (policy 12)."""

    version: str
    text_sha256: Sha256
    acknowledged_at: Instant
    receipt_id: Id | None


class Acknowledgements(Answer, frozen=True, kw_only=True):
    """A page of notices that were read, newest first."""

    items: tuple[Acknowledgement, ...]
    next_cursor: str | None
    limit: int


class NewAcknowledgement(Request, frozen=True, kw_only=True):
    """What `POST /v1/policy/acknowledgements` takes: the version that was read and the hash of its text."""

    version: Annotated[str, Meta(min_length=1, max_length=64)]
    text_sha256: Sha256
