"""Saving a verified copy of one's data: asked for, watched, fetched, checked entry by entry, and receipted."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

import msgspec

from dijo_desktop.client.copy_receipt import CopyReceipt
from dijo_desktop.client.download import Download
from dijo_desktop.client.export_job import CopyProgress, ExportJob, Fresh, Tell
from dijo_desktop.client.exports import ExportResource
from dijo_desktop.client.receipts import ReceiptResource
from dijo_desktop.client.retries import Jitter, full_jitter
from dijo_desktop.contract.exports import ArchiveLink, Export, ExportRequest
from dijo_desktop.domain.archive import MAX_BYTES, file_name
from dijo_desktop.domain.clock import Clock
from dijo_desktop.domain.receipts import Checked
from dijo_desktop.domain.undeclared import Sighting
from dijo_desktop.errors import Cancelled, DigestMismatch
from dijo_desktop.store.archive_file import ArchiveReport, verify
from dijo_desktop.store.outbox import Outbox
from dijo_desktop.store.part_file import carry_over

SCOPE = "exports"
ALL = ExportRequest(kind="access", categories=None, formats=("ndjson", "csv"))
"""Everything that is held, in both forms: what one click asks for."""
_CHUNK = 1024 * 1024

T = TypeVar("T")


class SavedCopy(NamedTuple):
    """A verified copy; `receipt` is what was found about its signed receipt, `None` if that could not be fetched."""

    path: Path
    sha256: str
    bytes: int
    records: int
    report: ArchiveReport
    export: Export
    receipt: Checked | None


class SteppedUp(Protocol):
    """Runs work that needs a fresh sign-in, and signs in again in the browser if the service asks for it."""

    def __call__(
        self, work: Callable[[], T], *, scopes: Sequence[str], stop: threading.Event, waiting: Callable[[Any], None]
    ) -> T:
        """What `work` gives."""


class SaveCopy:
    """Makes one copy at a time; broken off anywhere, the next run goes on with the same export and the same bytes."""

    def __init__(
        self,
        exports: ExportResource,
        receipts: ReceiptResource,
        outbox: Outbox,
        stepped_up: SteppedUp,
        *,
        issuer: str,
        account_id: str,
        demo: bool,
        clock: Clock,
        note: Callable[[Iterable[Sighting]], None] | None = None,
        jitter: Jitter = full_jitter,
    ) -> None:
        self._note = note
        self._exports = exports
        self._outbox = outbox
        self._stepped_up = stepped_up
        self._demo = demo
        self._clock = clock
        self._folder_before: Path | None = None
        self._download = Download(exports, clock, jitter=jitter)
        self._receipt = CopyReceipt(receipts, outbox, issuer=issuer, account_id=account_id)

    def run(
        self,
        folder: Path,
        stop: threading.Event,
        tell: Tell,
        *,
        waiting: Callable[[Any], None],
        request: ExportRequest = ALL,
        most_bytes: int | None = MAX_BYTES,
        folder_before: Path | None = None,
    ) -> SavedCopy:
        """Save a copy into `folder`; what an earlier run fetched into `folder_before` is moved there.

        One of more than `most_bytes` inflated is refused, unless that is `None`: the person agreed.
        """

        def fresh(work: Callable[[], T]) -> T:
            return self._stepped_up(work, scopes=(SCOPE,), stop=stop, waiting=waiting)

        tell(CopyProgress("asking"))
        self._folder_before = folder_before
        job = ExportJob(self._exports, self._outbox, self._clock, fresh, stop, tell)
        export, archive = job.made(job.ask(request))
        try:
            path = self._fetched(export, archive, folder, fresh, stop, tell)
        except DigestMismatch:
            # It may have been made anew meanwhile: then the announcement is old, not the bytes wrong.
            announced = archive
            export, archive = job.made(job.again(export))
            if archive == announced:
                raise
            path = self._fetched(export, archive, folder, fresh, stop, tell)
        report = verify(path, most_bytes=most_bytes, stop=stop, tell=_stage(tell))
        if self._note is not None:
            self._note(report.sightings)
        receipt = self._receipt.fetch(
            export,
            archive_sha256=archive.sha256,
            manifest_sha256=report.manifest_sha256,
            request_sha256=hashlib.sha256(msgspec.json.encode(request)).hexdigest(),
            stop=stop,
        )
        self._outbox.note_copy(str(path), self._clock.now_ms(), archive.sha256, report.records)
        job.finish()
        return SavedCopy(path, archive.sha256, archive.bytes, report.records, report, export, receipt)

    def _fetched(
        self, export: Export, archive: ArchiveLink, folder: Path, fresh: Fresh, stop: threading.Event, tell: Tell
    ) -> Path:
        made_on = export.ready_at or export.created_at
        name = file_name(export.id, made_on, partial=not export.complete, demo=self._demo)
        # A crash may have come after the last byte and before the wish was crossed out.
        if _is(folder / name, archive, stop):
            return folder / name
        if self._folder_before is not None:
            carry_over(name, self._folder_before, folder)
        progress = _Pace(self._clock, tell)
        return fresh(lambda: self._download.run(export.id, archive, folder, name, stop, progress.tell))


class _Pace:
    """Bytes come so far, and from their pace the seconds left."""

    def __init__(self, clock: Clock, tell: Tell) -> None:
        self._clock = clock
        self._tell = tell
        self._began: tuple[float, int] | None = None

    def tell(self, done: int, total: int) -> None:
        now = self._clock.monotonic()
        began_at, from_byte = self._began = self._began or (now, done)
        left = (total - done) * (now - began_at) / (done - from_byte) if done > from_byte else None
        self._tell(CopyProgress("fetching", done, total, "bytes", left))


def _stage(tell: Tell) -> Callable[[int, int], None]:
    return lambda done, total: tell(CopyProgress("checking", done, total, "bytes"))


def _is(path: Path, archive: ArchiveLink, stop: threading.Event) -> bool:
    """Whether this very file is there already."""
    digest = hashlib.sha256()
    try:
        if path.stat().st_size != archive.bytes:
            return False
        with path.open("rb") as file:
            while piece := file.read(_CHUNK):
                if stop.is_set():
                    raise Cancelled
                digest.update(piece)
    except OSError:
        return False
    return digest.hexdigest() == archive.sha256
