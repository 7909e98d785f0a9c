"""GET and HEAD `/v1/exports/{id}/archive`: the bytes, whole or from where a download broke off (contract EX-3)."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from litestar import HttpMethod, Request, Response, route
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Stream
from sqlalchemy import Row, select

from dijo_desktop.demo.caller import Caller, signed_in
from dijo_desktop.demo.data_tables import exports
from dijo_desktop.demo.etags import matches
from dijo_desktop.demo.export_jobs import archive_path, export_of
from dijo_desktop.demo.problems import ProblemError
from dijo_desktop.demo.state import Service

_Request = Request[Any, Any, Any]
PIECE = 256 * 1024
_RANGE = re.compile(r"bytes=(\d{0,19})-(\d{0,19})", re.ASCII)
_ZIP = "application/zip"


@dataclass(frozen=True)
class Part:
    """The bytes `start` to `end` (not included) of a file."""

    start: int
    end: int


@route(
    "/v1/exports/{export_id:str}/archive",
    http_method=[HttpMethod.GET, HttpMethod.HEAD],
    guards=[signed_in("exports")],
    media_type=_ZIP,
    sync_to_thread=True,
)
def download(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request: _Request, export_id: FromPath[str]
) -> Response[Any]:
    """The archive with its digest; one range of it if that is asked for and the archive is still the same."""
    row = _ready(service, caller, export_id)
    etag = f'"sha256-{row.sha256}"'
    digest = base64.b64encode(bytes.fromhex(row.sha256)).decode()
    headers = {"ETag": etag, "Accept-Ranges": "bytes", "Cache-Control": "private, no-store"}
    if matches(request.headers.get("if-none-match", ""), etag):
        return Response(b"", status_code=304, headers=headers)
    headers["Repr-Digest"] = f"sha-256=:{digest}:"
    headers["Content-Disposition"] = 'attachment; filename="dijo-export.zip"'
    part = None
    if request.method == "GET" and request.headers.get("if-range", etag).strip() == etag:
        part = wanted_part(request.headers.get("range", ""), row.bytes)
    status = 200 if part is None else 206
    if part is not None:
        headers["Content-Range"] = f"bytes {part.start}-{part.end - 1}/{row.bytes}"
    part = part or Part(0, row.bytes)
    headers["Content-Length"] = str(part.end - part.start)
    if request.method == "HEAD":
        return Response(b"", headers=headers, media_type=_ZIP)
    pieces = _pieces(archive_path(service, export_id), part)
    return Stream(pieces, status_code=status, headers=headers, media_type=_ZIP)


def wanted_part(header: str, length: int) -> Part | None:
    """The one range a header asks for; `None` means the whole. Out of reach: 416."""
    found = _RANGE.fullmatch(header.replace(" ", ""))
    if found is None or not (found[1] or found[2]):
        return None
    first, last = found[1], found[2]
    if first and last and int(last) < int(first):
        return None
    if not first:
        start, end = max(0, length - int(last)), length
    else:
        start, end = int(first), min(length, int(last) + 1 if last else length)
    if start >= length:
        raise ProblemError("range-not-satisfiable", headers={"Content-Range": f"bytes */{length}"})
    return Part(start, end)


def _ready(service: Service, caller: Caller, export_id: str) -> Row[Any]:
    with service.database.read() as connection:
        mine = select(exports).where(exports.c.id == export_id, exports.c.account_id == caller.account_id)
        row = connection.execute(mine).first()
    if row is None or row.status == "removed":
        raise ProblemError("not-found")
    status = export_of(row, service.clock.now_ms()).status
    if status == "expired":
        raise ProblemError("gone", "The archive expired.")
    if status != "ready":
        raise ProblemError("export-not-ready", headers={"Retry-After": "1"})
    return row


def _pieces(path: Path, part: Part) -> Iterator[bytes]:
    with path.open("rb") as archive:
        archive.seek(part.start)
        left = part.end - part.start
        while left > 0 and (piece := archive.read(min(PIECE, left))):
            left -= len(piece)
            yield piece


HANDLERS = (download,)
