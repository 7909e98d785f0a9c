"""Refusals of the service as RFC 9457 problem details (contract CO-3): a closed catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from dijo_desktop.contract.problems import SLUGS, TYPE_PREFIX, FieldError, Problem

MEDIA_TYPE = "application/problem+json"

TITLES = {
    "invalid-request": "The request is not valid",
    "invalid-cursor": "The cursor is not valid",
    "idempotency-key-missing": "An Idempotency-Key is needed",
    "unauthenticated": "Sign-in is needed",
    "use-dpop-nonce": "A DPoP nonce is needed",
    "step-up-required": "A fresh sign-in is needed",
    "insufficient-scope": "The token does not allow this",
    "demo-secret-required": "The demo secret is needed",
    "not-found": "Not found",
    "method-not-allowed": "Method not allowed",
    "not-acceptable": "Not available in this form",
    "payload-too-large": "The request is too large",
    "unsupported-media-type": "The media type is not supported",
    "misdirected-request": "Wrong host or origin",
    "internal-error": "The service failed",
    "maintenance": "The service is busy",
}
"""Titles that read better than the slug with its hyphens taken out."""


class ProblemError(Exception):
    """A refusal by its slug; `members` are the slug's own members, Structs or plain values."""

    def __init__(
        self,
        slug: str,
        detail: str = "",
        *,
        headers: Mapping[str, str] | None = None,
        errors: Sequence[FieldError] = (),
        **members: object,
    ) -> None:
        super().__init__(slug)
        self.slug = slug
        self.status = SLUGS[slug]
        self.detail = detail
        self.headers = dict(headers or {})
        self.errors = tuple(errors)
        self.members = members


def field_error(pointer: str, code: str, detail: str = "") -> ProblemError:
    """A 400 about one place of a request: a JSON Pointer, or the name of a query parameter."""
    return ProblemError("invalid-request", errors=[FieldError(pointer=pointer, code=code, detail=detail)])


def problem_body(error: ProblemError, *, instance: str, request_id: str) -> bytes:
    """The refusal as JSON."""
    raw: dict[str, Any] = {
        name: msgspec.Raw(msgspec.json.encode(error.members[name])) for name in _RAW if name in error.members
    }
    plain: dict[str, Any] = {name: value for name, value in error.members.items() if name not in _RAW}
    return msgspec.json.encode(
        Problem(
            type=TYPE_PREFIX + error.slug,
            title=TITLES.get(error.slug, error.slug.replace("-", " ").capitalize()),
            status=error.status,
            detail=error.detail,
            instance=instance,
            request_id=request_id,
            errors=error.errors,
            **plain,
            **raw,
        )
    )


_RAW = ("existing", "current")
