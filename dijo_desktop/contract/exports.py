"""Export jobs: `/v1/exports*` (UK GDPR Art 15 and Art 20)."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from dijo_desktop.contract.values import Answer, AskedInstant, Count, Id, Instant, Request, Sha256, Text

ExportKind = Literal["access", "portability"]
DataFormat = Literal["ndjson", "csv"]


class ExportRequest(Request, frozen=True, kw_only=True, rename={"from_": "from"}):
    """What `POST /v1/exports` takes; `categories` of `None` means all that is held."""

    kind: ExportKind = "access"
    categories: Annotated[tuple[str, ...], Meta(min_length=1, max_length=64)] | None = None
    from_: AskedInstant | None = None
    to: AskedInstant | None = None
    formats: Annotated[tuple[DataFormat, ...], Meta(min_length=1, max_length=2)] = ("ndjson",)


class Progress(Answer, frozen=True, kw_only=True):
    """How far the service is, in `unit`s."""

    done: Count
    total: Count
    unit: str


class Failure(Answer, frozen=True, kw_only=True):
    """Why a job failed."""

    code: str


class ArchiveLink(Answer, frozen=True, kw_only=True):
    """The finished archive: its address, length in bytes and digest."""

    href: str
    filename: Text
    bytes: Count
    sha256: Sha256


class Export(Answer, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A job; `status`: queued, running, ready, failed or expired; `complete` only if nothing was left out."""

    id: Id
    kind: str
    status: str
    complete: bool
    categories: tuple[str, ...]
    from_: Instant | None
    to: Instant | None
    formats: tuple[str, ...]
    created_at: Instant
    ready_at: Instant | None
    expires_at: Instant | None
    progress: Progress
    omissions: Count
    failure: Failure | None
    archive: ArchiveLink | None
    privacy_request_id: Id | None
    receipt_id: Id | None


class Exports(Answer, frozen=True, kw_only=True):
    """A page of jobs, newest first."""

    items: tuple[Export, ...]
    next_cursor: str | None
    limit: int
