"""One request for each endpoint that writes: what must be there before, how it is sent, and sent again."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from dijo_desktop.contract.oauth import DEVICE_GRANT
from dijo_desktop.demo.people import person_of
from dijo_desktop.demo.policy_text import VERSION
from tests.demo.data_fixtures import until
from tests.demo.oauth_client import FRESH, OAuthClient, form_token
from tests.demo.request_fixtures import RESTRICTION
from tests.faults.killed_service import KilledService

Send = Callable[[], httpx.Response]


@dataclass
class Person:
    """Somebody who signed in at a service that will be killed, and will find it again at the same address."""

    service: KilledService
    client: OAuthClient = field(init=False)

    def __post_init__(self) -> None:
        self.client = OAuthClient(self.service.http).sign_in("empty", **FRESH)

    def again(self, service: KilledService) -> None:
        """Go on with another run of the service."""
        self.service, self.client.http = service, service.http

    def call(self, method: str, path: str, body: object = None, **headers: str) -> httpx.Response:
        """A request with token and proof."""
        more = {} if body is None else {"json": body}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.call(method, path, headers=named, **more)

    def done(self, method: str, path: str, body: object = None, **headers: str) -> httpx.Response:
        """A request that must succeed, with a key of its own."""
        answered = self.call(method, path, body, **{"Idempotency_Key": key(), **headers})
        assert answered.is_success, answered.text
        return answered

    def etag(self, path: str) -> str:
        """The version of what is there."""
        return str(self.done("GET", path).headers["ETag"])


def key() -> str:
    """A new idempotency key as it is sent."""
    return f'"{uuid.uuid4()}"'


def keyed(person: Person, path: str, body: object) -> Send:
    """A POST that is told by its key."""
    own = key()
    return lambda: person.call("POST", path, body, Idempotency_Key=own)


def matched(person: Person, method: str, path: str, body: object) -> Send:
    """A change of the version that is there now."""
    etag = person.etag(path)
    return lambda: person.call(method, path, body, If_Match=etag)


def plain(person: Person, method: str, path: str, body: object = None) -> Send:
    """A request without any mark."""
    return lambda: person.call(method, path, body)


def confirm(person: Person) -> Send:
    person.done("PATCH", "/v1/account", {"email": "other@demo.example"}, If_Match=person.etag("/v1/account"))
    (text,) = person.service.rows("SELECT text FROM mail WHERE subject = 'Your confirmation code'")[0]
    code = re.findall(r"\d{8}", text)[0]
    return plain(person, "POST", "/v1/account/email-confirmations", {"code": code})


def another_session(person: Person) -> str:
    before = {row for (row,) in person.service.rows("SELECT id FROM sessions")}
    OAuthClient(person.service.http).sign_in("empty")
    (new,) = {row for (row,) in person.service.rows("SELECT id FROM sessions")} - before
    return str(new)


def end_others(person: Person) -> Send:
    another_session(person)
    return plain(person, "POST", "/v1/account/sessions/end-others")


def discard(person: Person) -> Send:
    path = person.done("POST", "/v1/exports", EXPORT).headers["Location"]
    until(lambda: person.done("GET", path).json()["status"] == "ready")
    return plain(person, "DELETE", path)


def cancel_by_code(person: Person) -> Send:
    code = person.done("POST", "/v1/account/deletion", DELETION).json()["secrets"]["cancel_code"]
    return lambda: person.service.http.post("/v1/deletion-cancellations", json={"cancel_code": code})


def cancel(person: Person) -> Send:
    person.done("POST", "/v1/account/deletion", DELETION)
    return plain(person, "DELETE", "/v1/account/deletion")


def filed(person: Person) -> str:
    return str(person.done("POST", "/v1/privacy-requests", {"details": RESTRICTION}).headers["Location"])


def acknowledge(person: Person) -> Send:
    digest = person.done("GET", f"/v1/policy/versions/{VERSION}").json()["text_sha256"]
    return plain(person, "POST", "/v1/policy/acknowledgements", {"version": VERSION, "text_sha256": digest})


def form(person: Person, path: str, **fields: str) -> Send:
    """A form for the authorization server."""
    return lambda: person.client.post(path, {"client_id": "dijo-desktop", **fields})


def revoke(person: Person) -> Send:
    return form(person, "/oauth/revoke", token=str(person.client.tokens["refresh_token"]))


def device(person: Person) -> Send:
    return form(person, "/oauth/device", scope="account:read")


def shown(person: Person) -> Send:
    """The page on which somebody signs in."""
    request_uri = person.client.push().json()["request_uri"]
    return lambda: person.client.page(request_uri)


def confirmed(person: Person) -> Send:
    page = shown(person)().text
    return lambda: person.client.answer(page, "empty")


def redeemed(person: Person) -> Send:
    code = person.client.code("empty")
    return lambda: person.client.redeem(code)


def verify(one: Person, page: str, **fields: str) -> Send:
    """A form of the pages on which a device is let in, with the token of the page before."""
    fields["form"] = form_token(page)
    return lambda: one.service.http.post(VERIFY, data=fields)


def typed(person: Person) -> Send:
    code = device(person)().json()["user_code"]
    return verify(person, person.service.http.get(VERIFY).text, user_code=code)


def decided(person: Person) -> Send:
    return verify(person, typed(person)().text, person=account_id("empty"), decision="continue")


def polled(person: Person) -> Send:
    asked = device(person)().json()
    page = verify(person, person.service.http.get(VERIFY).text, user_code=asked["user_code"])().text
    assert verify(person, page, person=account_id("empty"), decision="continue")().status_code == 200
    return form(person, "/oauth/token", grant_type=DEVICE_GRANT, device_code=asked["device_code"])


def account_id(scenario: str) -> str:
    found = person_of(scenario)
    assert found is not None
    return found.account_id


VERIFY = "/oauth/device/verify"
EXPORT = {"kind": "access", "categories": ["account.email"], "formats": ["ndjson"]}
GIVEN = {"state": "given", "notice_version": VERSION}
DELETION = {"confirm": "DELETE", "grace_days": 14}
ERASURE = {"confirm": "DELETE", "grace_days": 0}


@dataclass(frozen=True)
class Case:
    """`first`: the answer; `again`: that to a repetition; `loose`: tables where every request may add a row.

    `ends`: tables that tell of the session that a repetition ends, as it could be a thief's (contract SI-22).
    """

    route: str
    prepare: Callable[[Person], Send]
    first: int
    again: int
    loose: tuple[str, ...] = ()
    name: str = ""
    ends: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.route + self.name


CASES = (
    # Asked for again, these give another handle; the one before is never used.
    Case("POST /oauth/par", lambda one: one.client.push, 201, 201, ("pushed_requests",)),
    Case("POST /oauth/token", lambda one: one.client.refresh, 200, 200, ("tokens",)),
    Case("POST /oauth/device", device, 200, 200, ("device_codes",)),
    Case("GET /oauth/authorize", shown, 200, 200, ("page_forms",)),
    Case("GET /oauth/device/verify", lambda one: lambda: one.service.http.get(VERIFY), 200, 200, ("device_forms",)),
    Case("POST /oauth/authorize", confirmed, 303, 400),
    Case("POST /oauth/token", redeemed, 200, 400, name=" code", ends=("sessions", "tokens", "activity", "mail")),
    Case("POST /oauth/device/verify", typed, 200, 400, name=" code"),
    Case("POST /oauth/device/verify", decided, 200, 400, name=" yes"),
    Case("POST /oauth/token", polled, 200, 400, name=" device"),
    Case("POST /oauth/revoke", revoke, 200, 200),
    Case(
        "PATCH /v1/account",
        lambda one: matched(one, "PATCH", "/v1/account", {"email": "other@demo.example"}),
        202,
        412,
    ),
    Case("POST /v1/account/email-confirmations", confirm, 200, 404),
    Case(
        "DELETE /v1/account/sessions/{session_id}",
        lambda one: plain(one, "DELETE", f"/v1/account/sessions/{another_session(one)}"),
        204,
        404,
    ),
    Case("POST /v1/account/sessions/end-others", end_others, 200, 200),
    Case(
        "PUT /v1/consents/{purpose}",
        lambda one: matched(one, "PUT", "/v1/consents/analytics", GIVEN),
        200,
        412,
    ),
    Case("POST /v1/exports", lambda one: keyed(one, "/v1/exports", EXPORT), 202, 202),
    Case("DELETE /v1/exports/{export_id}", discard, 204, 404),
    Case("POST /v1/account/deletion", lambda one: keyed(one, "/v1/account/deletion", DELETION), 202, 202),
    Case("POST /v1/account/deletion", lambda one: keyed(one, "/v1/account/deletion", ERASURE), 202, 202, name=" now"),
    Case("DELETE /v1/account/deletion", cancel, 200, 404),
    Case("POST /v1/deletion-cancellations", cancel_by_code, 200, 404, ("cancel_attempts",)),
    Case(
        "POST /v1/privacy-requests",
        lambda one: keyed(one, "/v1/privacy-requests", {"details": RESTRICTION}),
        201,
        201,
    ),
    Case(
        "POST /v1/privacy-requests/{request_id}/messages",
        lambda one: keyed(one, f"{filed(one)}/messages", {"text": "Hello."}),
        201,
        201,
    ),
    Case(
        "POST /v1/privacy-requests/{request_id}/withdrawal",
        lambda one: plain(one, "POST", f"{filed(one)}/withdrawal"),
        200,
        409,
    ),
    Case("POST /v1/policy/acknowledgements", acknowledge, 201, 200),
)
"""Every endpoint that writes: those of the description, and the pages of the authorization server."""
