"""Parameters of the endpoints: what a path, a query or a header may hold, as exactly as a schema can say it."""

from __future__ import annotations

from typing import Any

from dijo_desktop.contract.request_details import TYPES
from dijo_desktop.contract.values import ASKED_INSTANT
from dijo_desktop.demo.account_lists import KINDS
from dijo_desktop.demo.call_sums import GROUPS
from dijo_desktop.demo.openapi_endpoint import IDEMPOTENT, IF_MATCH, Endpoint
from dijo_desktop.demo.terms import GRACE_DAYS
from dijo_desktop.domain.request_states import STATUSES

_TEXT = {"type": "string"}
_INSTANT = {
    "type": "string",
    "pattern": ASKED_INSTANT,
    "examples": ["2026-11-23T15:04:05.331Z"],
}
_SECONDS = {"type": "integer", "minimum": 0, "maximum": 10**10 - 1}
_AMOUNT = {"type": "string", "pattern": r"^-?[0-9]{1,12}(\.[0-9]{1,6})?$"}
_QUOTED_UUID = '^"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"$'
_SCHEMAS: dict[str, dict[str, Any]] = {
    "limit": {"type": "integer", "minimum": 1},
    "from": _INSTANT,
    "to": _INSTANT,
    "min_duration": _SECONDS,
    "max_duration": _SECONDS,
    "min_cost": _AMOUNT,
    "max_cost": _AMOUNT,
    "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
    "grace_days": {"type": "integer", "enum": list(GRACE_DAYS)},
    "group": {"type": "string", "enum": list(GROUPS)},
    "kind": {"type": "string", "enum": list(KINDS)},
    "state": {"type": "string", "enum": ["active", "ended"]},
    "status": {"type": "string", "enum": list(STATUSES)},
    "type": {"type": "string", "enum": list(TYPES)},
    IDEMPOTENT: {"type": "string", "pattern": _QUOTED_UUID},
}
"""By name: a name means the same everywhere. What is not here is any text, such as a cursor."""


def parameters(endpoint: Endpoint) -> list[dict[str, Any]]:
    """Those of the path, then those of the query, then headers."""
    in_path = [part.strip("{}") for part in endpoint.path.split("/") if part.startswith("{")]
    needed = [name for name in (IDEMPOTENT, IF_MATCH) if name in endpoint.needs]
    optional = ["If-None-Match"] if endpoint.etag else []
    if endpoint.media == "application/zip":
        optional += ["Range", "If-Range"]
    if endpoint.form:
        optional.append("DPoP")
    return [
        *({"name": name, "in": "path", "required": True, "schema": _TEXT} for name in in_path),
        *({"name": name, "in": "query", "schema": _SCHEMAS.get(name, _TEXT)} for name in endpoint.query),
        *(
            {"name": name, "in": "header", "required": name in needed, "schema": _SCHEMAS.get(name, _TEXT)}
            for name in (*needed, *optional)
        ),
    ]
