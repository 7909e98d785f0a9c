"""Errors on the wire: RFC 9457 problem details, and RFC 6749 errors of the authorization server."""

from __future__ import annotations

import msgspec

from dijo_desktop.contract.values import Answer, Text

TYPE_PREFIX = "https://dijo.example/problems/"

SLUGS: dict[str, int] = {
    "invalid-request": 400,
    "invalid-cursor": 400,
    "idempotency-key-missing": 400,
    "unauthenticated": 401,
    "use-dpop-nonce": 401,
    "step-up-required": 401,
    "insufficient-scope": 403,
    "demo-secret-required": 403,
    "not-found": 404,
    "method-not-allowed": 405,
    "not-acceptable": 406,
    "request-already-open": 409,
    "export-already-active": 409,
    "deletion-already-scheduled": 409,
    "idempotency-in-progress": 409,
    "export-not-ready": 409,
    "deletion-scheduled": 409,
    "use-account-deletion": 409,
    "request-closed": 409,
    "not-withdrawable": 409,
    "not-consent-based": 409,
    "policy-mismatch": 409,
    "clock-not-reversible": 409,
    "gone": 410,
    "sync-token-expired": 410,
    "precondition-failed": 412,
    "payload-too-large": 413,
    "unsupported-media-type": 415,
    "range-not-satisfiable": 416,
    "misdirected-request": 421,
    "unprocessable": 422,
    "idempotency-key-reused": 422,
    "precondition-required": 428,
    "quota-exceeded": 429,
    "internal-error": 500,
    "maintenance": 503,
}
"""The closed catalogue: slug to HTTP status."""


class FieldError(Answer, frozen=True, kw_only=True):
    """One wrong place in a request: a JSON Pointer (RFC 6901) and what is wrong there."""

    pointer: str
    code: str
    detail: Text


class Problem(Answer, frozen=True, kw_only=True, omit_defaults=True):
    """A refusal (RFC 9457). Members after `errors` are present only with their own slugs."""

    type: str
    title: str
    status: int
    detail: Text = ""
    instance: str = ""
    request_id: str = ""
    errors: tuple[FieldError, ...] = ()
    dijo_reason: str | msgspec.UnsetType = msgspec.UNSET
    max_age: int | msgspec.UnsetType = msgspec.UNSET
    required_scope: str | msgspec.UnsetType = msgspec.UNSET
    next_allowed_at: str | msgspec.UnsetType = msgspec.UNSET
    existing: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    current: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET


class OAuthError(Answer, frozen=True, kw_only=True, omit_defaults=True):
    """An error of `/oauth/*` (RFC 6749 5.2); `dijo_reason` says why a known token is dead."""

    error: str
    error_description: Text = ""
    dijo_reason: str = ""
