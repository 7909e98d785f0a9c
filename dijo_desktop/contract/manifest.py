"""`manifest.json` of an export archive: what is in it, what is not, and why."""

from __future__ import annotations

from dijo_desktop.contract.data_map import Retention
from dijo_desktop.contract.values import Answer, Count, Day, Id, Instant, Sha256, Text

SCHEMA_VERSION = "dijo-export-1"


class ManifestPolicy(Answer, frozen=True, kw_only=True):
    """The policy in force when the copy was made."""

    version: str
    text_sha256: Sha256


class DataFile(Answer, frozen=True, kw_only=True):
    """A file of records; NDJSON is the lossless master, CSV a convenience."""

    path: str
    media_type: str
    schema: str | None
    records: Count
    bytes: Count
    sha256: Sha256


class Category(Answer, frozen=True, kw_only=True):
    """One row of the data map and its files; `records` is the sum over its NDJSON files."""

    key: str
    policy_section: str
    declared: str
    legal_basis: tuple[str, ...]
    purposes: tuple[str, ...]
    recipients: tuple[str, ...]
    retention: Retention | None
    records: Count
    files: tuple[DataFile, ...]


class NotHeld(Answer, frozen=True, kw_only=True):
    """Something the policy names and the service does not hold."""

    key: str
    policy_section: str


class Omission(Answer, frozen=True, kw_only=True):
    """Something left out; `reason`: not_requested, outside_range, third_party_rights, exempt or failed."""

    key: str
    records: Count | None
    reason: str
    law: Text | None
    until_on: Day | None


class OtherFile(Answer, frozen=True, kw_only=True):
    """A file that holds no records."""

    path: str
    bytes: Count
    sha256: Sha256


class Manifest(Answer, frozen=True, kw_only=True, rename={"from_": "from"}):
    """The whole manifest; each entry of the archive but itself is in it exactly once."""

    schema_version: str
    export_id: Id
    kind: str
    complete: bool
    demo: bool
    generated_at: Instant
    service: str
    account_id: Id
    from_: Instant | None
    to: Instant | None
    policy: ManifestPolicy
    categories: tuple[Category, ...]
    not_held: tuple[NotHeld, ...]
    omissions: tuple[Omission, ...]
    other_files: tuple[OtherFile, ...]
