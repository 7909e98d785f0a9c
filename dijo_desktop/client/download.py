"""Fetching an archive so that a cut at any byte costs nothing and no wrong byte is ever taken for a right one."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from dijo_desktop.client.exports import ExportResource
from dijo_desktop.client.http import Flow
from dijo_desktop.client.limits import TRIES
from dijo_desktop.client.retries import Jitter, backoff, full_jitter
from dijo_desktop.contract.exports import ArchiveLink
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import (
    Cancelled,
    ConnectionLost,
    DigestMismatch,
    DijoError,
    ExportExpired,
    Gone,
    NotUnderstood,
    Offline,
    PortalSuspected,
    QuotaExceeded,
    ServiceFault,
    TooSlow,
)
from dijo_desktop.store.part_file import PartFile

KEEP_EVERY = 4 * 1024 * 1024
"""Bytes after which what came is made to survive a crash."""
_PASSING = (ConnectionLost, TooSlow, Offline, ServiceFault, QuotaExceeded)
_RANGE = re.compile(r"bytes (\d{1,15})-(\d{1,15})/(\d{1,15})", re.ASCII)
_TYPES = ("application/zip", "application/octet-stream")

Tell = Callable[[int, int], None]
"""Told bytes come so far and bytes in all."""
_Answer = Literal["append", "restart", "again"]


class Download:
    """Fetches the archive of one export into a folder the user chose."""

    def __init__(self, exports: ExportResource, clock: Clock, *, jitter: Jitter = full_jitter) -> None:
        self._exports = exports
        self._clock = clock
        self._jitter = jitter

    def run(
        self, export_id: str, archive: ArchiveLink, folder: Path, name: str, stop: threading.Event, tell: Tell
    ) -> Path:
        """The final path, once length and SHA-256 are what the service announced; else no file of that name."""
        with PartFile(folder, name, size=archive.bytes, sha256=archive.sha256) as part:
            part.check_space()
            self._fetch_all(export_id, archive, part, stop, tell)
            if not part.whole():
                part.restart("")
                raise DigestMismatch("sha256")
            return part.finish()

    def _fetch_all(
        self, export_id: str, archive: ArchiveLink, part: PartFile, stop: threading.Event, tell: Tell
    ) -> None:
        tries = 0
        while part.remaining:
            before = part.offset
            try:
                taken = self._fetch(export_id, archive, part, stop, tell)
                failure: DijoError = NotUnderstood("range") if taken == "again" else ConnectionLost()
            except Gone as gone:
                raise ExportExpired(gone.slug) from gone
            except _PASSING as error:
                failure = error
            # Progress means the way is open: only tries in a row without any are counted.
            tries = 1 if part.offset > before else tries + 1
            if not part.remaining:
                return
            if tries >= TRIES:
                raise failure
            if self._clock.wait(stop, backoff(tries, self._jitter)):
                raise Cancelled

    def _fetch(
        self, export_id: str, archive: ArchiveLink, part: PartFile, stop: threading.Event, tell: Tell
    ) -> _Answer:
        headers = {"Accept": "application/zip, application/problem+json"}
        if part.offset and part.etag:
            headers |= {"Range": f"bytes={part.offset}-", "If-Range": part.etag}
        with self._exports.archive(export_id, headers=headers, stop=stop) as flow:
            answer = _judged(flow, part, archive.bytes)
            if answer == "again":
                part.restart("")
                return answer
            if answer == "restart":
                part.restart(_strong(flow.headers.get("etag", "")))
            try:
                self._take(flow, part, archive.bytes, tell)
            finally:
                part.keep()
        return answer

    def _take(self, flow: Flow, part: PartFile, size: int, tell: Tell) -> None:
        kept = part.offset
        for piece in flow.pieces:
            if len(piece) > part.remaining:
                part.restart("")
                raise DigestMismatch("length")
            part.write(piece)
            if part.offset - kept >= KEEP_EVERY:
                part.keep()
                kept = part.offset
            tell(part.offset, size)


def _judged(flow: Flow, part: PartFile, size: int) -> _Answer:
    """Whether the body belongs at the end of what is there, replaces it, or is of no use (EX-4)."""
    media_type = flow.headers.get("content-type", "").partition(";")[0].strip().lower()
    if flow.status == 416:
        return "again"
    if media_type == "text/html":
        raise PortalSuspected
    if flow.status == 206:
        stated = _RANGE.fullmatch(flow.headers.get("content-range", ""))
        fits = stated is not None and (int(stated[1]), int(stated[3])) == (part.offset, size)
        same = part.etag != "" and flow.headers.get("etag") == part.etag
        return "append" if fits and same and media_type in _TYPES else "again"
    if media_type not in _TYPES:
        raise NotUnderstood("archive")
    if flow.headers.get("content-length", str(size)) != str(size):
        raise DigestMismatch("length")
    return "restart"


def _strong(etag: str) -> str:
    """A tag that stands for exact bytes; a weak one cannot be resumed by and is worth nothing here."""
    return etag if re.fullmatch(r'"[!#-~]{1,200}"', etag) else ""
