"""Strong ETags: 304 for what the client has, 428 and 412 for changes (contract CO-13, CO-14)."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import msgspec
from litestar import Request, Response

from dijo_desktop.demo.problems import ProblemError


def etag_of(body: bytes) -> str:
    """The strong ETag of an answer's bytes."""
    return f'"{base64.urlsafe_b64encode(hashlib.sha256(body).digest()[:16]).decode().rstrip("=")}"'


def answer(
    request: Request[Any, Any, Any], value: msgspec.Struct, *, cache: str = "private, no-store"
) -> Response[bytes]:
    """`value` as JSON with its ETag, or 304 if the client names that ETag in `If-None-Match`."""
    body = msgspec.json.encode(value)
    headers = {"ETag": etag_of(body), "Cache-Control": cache}
    if matches(request.headers.get("if-none-match", ""), headers["ETag"]):
        return Response(b"", status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="application/json")


def require_match(request: Request[Any, Any, Any], current: msgspec.Struct) -> None:
    """Refuse a change without `If-Match` (428), or one of another state than `current` (412 with it)."""
    wanted = request.headers.get("if-match")
    if wanted is None:
        raise ProblemError("precondition-required", "Send If-Match.")
    etag = etag_of(msgspec.json.encode(current))
    if wanted.strip() != "*" and etag not in _listed(wanted):
        raise ProblemError("precondition-failed", headers={"ETag": etag}, current=current)


def matches(header: str, etag: str) -> bool:
    """Whether `If-None-Match` names `etag`; weak and strong ETags compare equal there (RFC 9110 13.1.2)."""
    return header.strip() == "*" or etag in [name.removeprefix("W/") for name in _listed(header)]


def _listed(header: str) -> list[str]:
    return [name.strip() for name in header.split(",") if name.strip()]
