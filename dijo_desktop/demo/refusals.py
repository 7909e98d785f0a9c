"""Turns every failure of a request into its answer: problem details, or RFC 6749 errors under `/oauth`."""

from __future__ import annotations

import logging
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.types import ExceptionHandlersMap
from sqlalchemy.exc import OperationalError

from dijo_desktop.contract.problems import OAuthError
from dijo_desktop.demo.database import DatabaseBusy
from dijo_desktop.demo.ids import new_id
from dijo_desktop.demo.problems import MEDIA_TYPE, ProblemError, problem_body
from dijo_desktop.demo.state import Service

_LOG = logging.getLogger("dijo.demo")
_Request = Request[Any, Any, Any]


class OAuthRefusal(Exception):
    """An error of the authorization server: an RFC 6749 code, 400."""

    def __init__(self, error: str, description: str = "", *, reason: str = "") -> None:
        super().__init__(error)
        self.error = error
        self.description = description
        self.reason = reason


def handlers() -> ExceptionHandlersMap:
    """How each kind of exception is answered."""
    return {
        ProblemError: _problem,
        OAuthRefusal: _oauth_refusal,
        HTTPException: _litestar_refusal,
        DatabaseBusy: _busy,
        OperationalError: _busy_or_bug,
        Exception: _bug,
    }


def _problem(request: _Request, error: ProblemError) -> Response[bytes]:
    service: Service = request.app.state.service
    request_id = new_id("req", service.clock.real_ms())
    body = problem_body(error, instance=request.scope["path"], request_id=request_id)
    headers = {"Cache-Control": "no-store", **error.headers}
    return Response(body, status_code=error.status, headers=headers, media_type=MEDIA_TYPE)


def _oauth_refusal(_request: _Request, error: OAuthRefusal) -> Response[bytes]:
    body = msgspec.json.encode(
        OAuthError(error=error.error, error_description=error.description, dijo_reason=error.reason)
    )
    return Response(body, status_code=400, headers={"Cache-Control": "no-store"}, media_type="application/json")


def _litestar_refusal(request: _Request, error: HTTPException) -> Response[bytes]:
    """What the framework itself refuses: unknown paths, methods, and parameters of the wrong type."""
    if error.status_code == 405:
        allowed = (error.headers or {}).get("Allow") or (error.headers or {}).get("allow") or ""
        return _problem(request, ProblemError("method-not-allowed", headers={"Allow": allowed}))
    slug = {404: "not-found", 400: "invalid-request", 413: "payload-too-large"}.get(error.status_code)
    if slug is None:
        return _bug(request, error)
    return _problem(request, ProblemError(slug))


def _busy(request: _Request, _error: Exception) -> Response[bytes]:
    return _problem(request, ProblemError("maintenance", headers={"Retry-After": "1"}))


def _busy_or_bug(request: _Request, error: OperationalError) -> Response[bytes]:
    return _busy(request, error) if "locked" in str(error.orig) else _bug(request, error)


def _bug(request: _Request, error: Exception) -> Response[bytes]:
    _LOG.error("%s %s failed.", request.method, request.scope["path"], exc_info=error)
    return _problem(request, ProblemError("internal-error"))
