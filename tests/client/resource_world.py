"""A service that answers as a test says, and good answers to begin with."""

from __future__ import annotations

from tests.client.plain_service import PlainService, PlainSession, Request

ACCOUNT = {
    "id": "acc_01JD7Z4M8Q0V5W2Y6T3K9B1C4E",
    "email": "ordinary@demo.example",
    "created_at": "2026-10-01T08:00:00.000Z",
    "state": "active",
    "pending_email": None,
}


CONSENT = {
    "id": "con_01JD7Z4M8Q0V5W2Y6T3K9B1C4M",
    "schema_version": "dijo-consent-1",
    "purpose": "analytics",
    "policy_section": "4",
    "state": "given",
    "set_by": "user",
    "since_at": "2026-11-23T15:30:00.000Z",
    "ask_again_on": "2027-05-24",
    "legal_basis": {"uk": "consent", "eu": "consent"},
    "data_keys": ["technical.cookie_data"],
    "controller": "DIJO.SPACE LTD",
    "recipients": ["analytics_providers"],
    "notice": {"version": "demo-1", "language": "en"},
    "withdrawal": {"method": "PUT /v1/consents/analytics", "stops_after_seconds": 0},
}


EVENT = {
    "at": "2026-11-23T15:30:00.000Z",
    "purpose": "analytics",
    "from_state": "refused",
    "to_state": "given",
    "set_by": "user",
    "via": "dijo-desktop/1.0",
    "notice_version": "demo-1",
    "receipt_id": None,
}


EXPORT = {
    "id": "exp_01JD7Z4M8Q0V5W2Y6T3K9B1C4Q",
    "kind": "access",
    "status": "queued",
    "complete": False,
    "categories": ["usage.calls"],
    "from": None,
    "to": None,
    "formats": ["ndjson"],
    "created_at": "2026-11-23T15:10:00.000Z",
    "ready_at": None,
    "expires_at": None,
    "progress": {"done": 0, "total": 220, "unit": "records"},
    "omissions": 0,
    "failure": None,
    "archive": None,
    "privacy_request_id": None,
    "receipt_id": None,
}


DELETION = {
    "id": "del_01JD7Z4M8Q0V5W2Y6T3K9B1C4S",
    "status": "scheduled",
    "requested_at": "2026-11-23T15:20:00.000Z",
    "grace_days": 14,
    "effective_at": "2026-12-07T15:20:00.000Z",
    "complete_by": "2026-12-14",
    "cancelled_at": None,
    "sessions_ended": 3,
    "effects": [],
    "receipt_id": None,
}


def page(items: list[object], cursor: str | None = None) -> dict[str, object]:
    return {"items": items, "next_cursor": cursor, "limit": 1000}


class World:
    """A service, a session for it, and what it was asked."""

    def __init__(self) -> None:
        self.answers: list[object] = []
        self.service = PlainService(self._next)
        self.session = PlainSession(self.service.origin)

    def _next(self, request: Request):
        return self.answers.pop(0)

    def asked(self, n: int = -1) -> tuple[str, str]:
        return self.service.seen[n].method, self.service.seen[n].target
