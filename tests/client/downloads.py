"""A small archive, an honest service for it, and runs that fetch it."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import pytest

from dijo_desktop.client.download import Download
from dijo_desktop.client.exports import ExportResource
from dijo_desktop.contract.exports import ArchiveLink
from dijo_desktop.errors import (
    Cancelled,
)
from tests.client.plain_service import Answer, PlainService, PlainSession, Request, answer
from tests.fake_clock import FakeClock

BODY = bytes(range(256)) * 3


SHA = hashlib.sha256(BODY).hexdigest()


ETAG = f'"sha256-{SHA}"'


ID = "exp_01JD7Z4M8Q0V5W2Y6T3K9B1C4Q"


NAME = "dijo-export-20261123-9B1C4Q.zip"


ZIP = {"Content-Type": "application/zip"}


def link(body: bytes = BODY, sha256: str | None = None) -> ArchiveLink:
    digest = sha256 or hashlib.sha256(body).hexdigest()
    return ArchiveLink(href="/x", filename="../../evil", bytes=len(body), sha256=digest)


def honest(request: Request, body: bytes = BODY, etag: str = ETAG) -> Answer:
    """What a service that keeps the contract answers."""
    wanted = request.headers.get("range")
    if wanted and request.headers.get("if-range") == etag:
        start = int(wanted.removeprefix("bytes=").rstrip("-"))
        stated = {"ETag": etag, "Content-Range": f"bytes {start}-{len(body) - 1}/{len(body)}", **ZIP}
        return answer(206, stated, body[start:])
    return answer(200, {"ETag": etag, **ZIP}, body)


def fetch(
    service: PlainService, folder: Path, archive: ArchiveLink | None = None, *, clock=None, stop=None, tell=None
):
    session = PlainSession(service.origin)
    download = Download(ExportResource(session), clock or FakeClock(), jitter=lambda top: 0.0)
    try:
        return download.run(
            ID, archive or link(), folder, NAME, stop or threading.Event(), tell or (lambda done, of: None)
        )
    finally:
        session.http.shut()


def parts(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def broken_off(service: PlainService, folder: Path, size: int) -> None:
    """Leave `size` sure bytes behind, as a run that was stopped does."""
    if size == 0:
        return
    before, stop = service.script, threading.Event()
    service.script = lambda request: Answer(honest(request).raw[: size - len(BODY)])
    with pytest.raises(Cancelled):
        fetch(service, folder, stop=stop, tell=lambda done, of: stop.set())
    assert (folder / f"{NAME}.part").stat().st_size == size
    service.script = before
    service.seen.clear()
