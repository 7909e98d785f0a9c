"""A service that takes privacy requests once a key and signs for them, and a person who files one."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
from joserfc import jws
from joserfc.jwk import ECKey

from dijo_desktop.client.filing import Filing
from dijo_desktop.client.http import Reply
from dijo_desktop.client.privacy_requests import PrivacyRequestResource
from dijo_desktop.client.problems import refusal
from dijo_desktop.client.receipts import ReceiptResource
from dijo_desktop.client.request_receipt import RequestReceipt
from dijo_desktop.contract.request_details import NewRequest, RectificationDetails
from dijo_desktop.domain.receipts import subject
from dijo_desktop.errors import ConnectionLost
from dijo_desktop.store.local_copy import LocalCopy
from tests.client.plain_service import PlainService, PlainSession, Request, answer, json_answer, problem
from tests.fake_clock import FakeClock

ISSUER = "http://127.0.0.1:49213"
ACCOUNT = "acc_01JD7Z4M8Q0V5W2Y6T3K9B1C4E"
KEY = ECKey.generate_key("P-256", private=True)
CALL = "call_01JD7Z4M8Q0V5W2Y6T3K9B1C4E"
NOON = 1_795_435_200_000
"""23 November 2026, 12:00 UTC."""
WANTED = NewRequest(
    details=RectificationDetails(key="usage.calls", record_id=CALL, field="duration_seconds", proposed_value="60")
)


def request_of(details: dict[str, Any], number: int = 1, **other: Any) -> dict[str, Any]:
    request_id = f"pr_{number:026d}"
    return {
        "id": request_id,
        "type": details["type"],
        "status": "received",
        "status_reason": None,
        "channel": "api",
        "received_at": "2026-11-23T12:00:00.000Z",
        "scope": {"from": None, "to": None},
        "details": details,
        "identity": {"verified_at": None, "method": "signed_in_session"},
        "clock": {
            "regime": "uk_gdpr",
            "rule": "corresponding-date-1",
            "time_zone": "Europe/London",
            "received_on": "2026-11-23",
            "started_on": "2026-11-23",
            "base_due_on": "2026-12-23",
            "due_on": "2026-12-23",
            "extension": None,
            "pauses": [],
            "holidays": [],
            "acknowledge_by": None,
            "acknowledged_at": None,
        },
        "timeline": [{"at": "2026-11-23T12:00:00.000Z", "status": "received", "text": "Request received."}],
        "action_required": None,
        "withdrawable": True,
        "outcome": None,
        "links": {"export": None, "receipt": f"/v1/privacy-requests/{request_id}/receipt"},
        **other,
    }


class Registry:
    """What it was sent by key; `special` may answer otherwise."""

    def __init__(self) -> None:
        self.by_key: dict[str, tuple[bytes, dict[str, Any]]] = {}
        self.requests: list[dict[str, Any]] = []
        self.signed: dict[str, Any] = {}
        self.event = "privacy_request.received"
        self.special = lambda request: None
        self.posts = 0
        self.service = PlainService(self.answer)

    def forget_keys(self) -> None:
        self.by_key.clear()

    def file(self, request: Request):
        key = request.headers["idempotency-key"]
        if key in self.by_key:
            return json_answer(self.by_key[key][1], 201)
        details = msgspec.json.decode(request.body)["details"]
        for other in self.requests:
            if other["details"] == details and other["status"] == "received":
                return problem(409, "request-already-open", existing=other)
        made = request_of(details, len(self.requests) + 1)
        self.requests.append(made)
        self.by_key[key] = request.body, made
        return json_answer(made, 201)

    def answer(self, request: Request):
        path = request.target.partition("?")[0]
        self.posts += request.method == "POST"
        if (special := self.special(request)) is not None:
            return special
        if path == "/v1/receipts/jwks.json":
            entry = {**KEY.as_dict(private=False), "kid": "key-1", "alg": "ES256", "use": "sig"}
            return json_answer({"keys": [entry]})
        if request.method == "POST":
            return self.file(request)
        if path.endswith("/receipt"):
            return self._receipt(path.split("/")[-2])
        return json_answer({"items": self.requests[::-1], "next_cursor": None, "limit": 1000})

    def _receipt(self, request_id: str):
        body = next((sent for sent, made in self.by_key.values() if made["id"] == request_id), b"")
        said = {
            "iss": ISSUER,
            "jti": "rc_01JD7Z4M8Q0V5W2Y6T3K9B1C4R",
            "iat": NOON // 1000,
            "schema_version": "dijo-receipt-1",
            "event": self.event,
            "sub": subject(ISSUER, ACCOUNT),
            "n": 1,
            "prev": None,
            "policy": {"version": "demo-1", "text_sha256": "ab" * 32},
            "body": {"id": request_id, "request_sha256": hashlib.sha256(body).hexdigest(), **self.signed},
        }
        header = {"alg": "ES256", "typ": "dijo-receipt+jwt", "kid": "key-1"}
        compact = jws.serialize_compact(header, msgspec.json.encode(said), KEY)
        return answer(200, {"Content-Type": "application/jose"}, compact.encode())


class OnTheLine(PlainSession):
    """Asks over a real connection."""

    def __init__(self, registry: Registry) -> None:
        super().__init__(registry.service.origin)

    def close(self) -> None:
        self.http.shut()


class AtTheCounter:
    """Asks without a connection, so that no thread is needed; an answer that is cut off is a lost connection."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def call(self, method, path, *, body=None, query=None, idempotency_key="", stop, accept="") -> Reply:
        request = Request(method, path, {"idempotency-key": idempotency_key}, body or b"", 0)
        made = self._registry.answer(request)
        if made.end == "rst":
            raise ConnectionLost
        head, _, content = made.raw.partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        reply = Reply(int(first.split(" ")[1]), headers, content)
        if reply.status >= 300:
            raise refusal(reply)
        return reply

    def close(self) -> None:
        pass


class Person:
    """Files at a registry, with an outbox of its own; `again` is the next start of the program."""

    def __init__(self, session: type[AtTheCounter | OnTheLine] | None = None) -> None:
        self.registry = Registry()
        self.clock = FakeClock(NOON)
        self.copy = LocalCopy.in_memory(clock=self.clock)
        self.outbox = self.copy.outbox
        self.session = (session or OnTheLine)(self.registry)
        self.requests = PrivacyRequestResource(self.session)
        receipts = ReceiptResource(self.session)
        receipt = RequestReceipt(self.requests, receipts, self.outbox, issuer=ISSUER, account_id=ACCOUNT)
        self.filing = Filing(self.requests, receipt, self.outbox, self.clock)

    @property
    def open_keys(self) -> list[str]:
        return [action.key for action in self.outbox.open_actions()]

    def close(self) -> None:
        self.session.close()
        self.registry.service.close()
        self.copy.close()
