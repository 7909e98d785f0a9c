"""From an answer that says no to the failure the rest of the program knows (RFC 9457, RFC 9470)."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from dijo_desktop.client.http import Reply
from dijo_desktop.client.json_guard import checked
from dijo_desktop.contract.problems import TYPE_PREFIX
from dijo_desktop.errors import (
    ChangedMeanwhile,
    DijoError,
    Gone,
    NotUnderstood,
    PortalSuspected,
    QuotaExceeded,
    Refused,
    ServiceFault,
    SignedOut,
    StepUpNeeded,
)

DEAD_SESSION = ("session_ended", "reuse_detected", "account_deleted")
"""Values of `dijo_reason` that no new access token can heal."""
_SLUG = re.compile(r"[a-z0-9-]{1,64}")
_BY_STATUS: dict[int, type[Refused]] = {410: Gone, 412: ChangedMeanwhile, 429: QuotaExceeded}
_STEP_UP = ("step-up-required", "insufficient-scope")


def refusal(reply: Reply, host: str = "") -> DijoError:
    """The failure that `reply` stands for; an unknown slug counts by its status (contract CO-3)."""
    if 300 <= reply.status < 400 or reply.status == 511:
        return PortalSuspected(host)
    members = problem_members(reply)
    slug = slug_of(members)
    if slug in _STEP_UP or challenge_error(reply) == "insufficient_user_authentication":
        return StepUpNeeded(reply.status, slug or "step-up-required", members)
    if members.get("dijo_reason") in DEAD_SESSION:
        return SignedOut(members["dijo_reason"])
    if reply.status >= 500:
        return ServiceFault(reply.status, slug, members)
    if reply.status < 400:
        return NotUnderstood(str(reply.status))
    return _BY_STATUS.get(reply.status, Refused)(reply.status, slug, members)


def problem_members(reply: Reply) -> dict[str, Any]:
    """The members of a problem document; none if it is not one."""
    if reply.media_type not in ("application/problem+json", "application/json"):
        return {}
    try:
        members = msgspec.json.decode(checked(reply.body))
    except NotUnderstood:
        return {}
    return members if isinstance(members, dict) else {}


def slug_of(members: dict[str, Any]) -> str:
    """The last part of a problem's `type`; empty if it is not of the catalogue's form."""
    kind = members.get("type")
    if not isinstance(kind, str) or not kind.startswith(TYPE_PREFIX):
        return ""
    slug = kind.removeprefix(TYPE_PREFIX)
    return slug if _SLUG.fullmatch(slug) else ""


def challenge_error(reply: Reply) -> str:
    """`error` of `WWW-Authenticate` (RFC 6750 3), empty if there is none."""
    found = re.search(r'error="([a-z_]{1,64})"', reply.headers.get("www-authenticate", ""))
    return found[1] if found else ""
