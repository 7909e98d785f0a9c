"""Sessions and device codes: every state against everything that can be done to it or happen to it."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from sqlalchemy import update

from dijo_desktop.contract.oauth import DEVICE_GRANT
from dijo_desktop.demo.people import person_of
from dijo_desktop.demo.tables import device_codes
from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import World
from tests.demo.oauth_client import FRESH, OAuthClient, form_token
from tests.demo.plain_http import plain_http
from tests.demo.state_matrix import Stage, stage, still

VERIFY, SESSIONS, PERSON = "/oauth/device/verify", "/v1/account/sessions", "empty"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("sessions")
    with still(folder, new_database(folder)) as world:
        yield world


@pytest.fixture
def http(world: World) -> Iterator[httpx.Client]:
    with plain_http(world.service.origin) as http:
        yield http


def ended(client: OAuthClient, state: str, other: OAuthClient, session_id: str) -> None:
    """Bring the session of `client` to a state."""
    match state:
        case "ended by itself":
            assert revoked(client).status_code == 200
        case "ended by another":
            assert other.call("DELETE", f"{SESSIONS}/{session_id}").status_code == 204
        case "ended with the others":
            assert other.call("POST", f"{SESSIONS}/end-others").json()["ended"] >= 1
        case "reused":
            assert client.redeem(str(client.tokens["code"])).status_code == 400
        case "account deleted":
            key = {"Idempotency-Key": '"11111111-1111-4111-8111-111111111111"'}
            wanted = {"confirm": "DELETE", "grace_days": 0}
            assert client.call("POST", "/v1/account/deletion", json=wanted, headers=key).status_code == 202


def revoked(client: OAuthClient) -> httpx.Response:
    form = {"token": str(client.tokens["refresh_token"]), "client_id": "dijo-desktop"}
    return client.post("/oauth/revoke", form, proof=None)


ENDS = {
    "ended by itself": "session_ended",
    "ended by another": "session_ended",
    "ended with the others": "session_ended",
    "reused": "reuse_detected",
    "account deleted": "account_deleted",
}


@pytest.mark.parametrize("state", ENDS)
def test_a_session_that_has_ended_stays_ended_for_its_reason(world: World, http: httpx.Client, state: str) -> None:
    with stage(world) as on:
        on.person(PERSON)
        client, other = OAuthClient(http), OAuthClient(http).sign_in(PERSON)
        code = client.code(PERSON, **FRESH)
        client.tokens = {**client.redeem(code).json(), "code": code}
        listed = client.call("GET", SESSIONS).json()["items"]
        (session_id,) = [session["id"] for session in listed if session["current"]]
        ended(client, state, other, session_id)
        before = on.everything()
        assert client.call("GET", "/v1/account").json()["dijo_reason"] == ENDS[state]
        refused = client.refresh()
        assert (refused.status_code, refused.json()["error"]) == (400, "invalid_grant")
        assert refused.json()["dijo_reason"] == ENDS[state]
        assert revoked(client).status_code == 200
        assert client.redeem(code).status_code == 400
        assert client.call("POST", f"{SESSIONS}/end-others").status_code == 401
        again = other.call("DELETE", f"{SESSIONS}/{session_id}")
        assert again.status_code == (401 if state == "account deleted" else 404)
        assert on.everything() == before


def begun(on: Stage, http: httpx.Client) -> OAuthClient:
    client = OAuthClient(http)
    asked = client.post("/oauth/device", {"client_id": "dijo-desktop", "scope": "account:read"})
    on.at |= asked.json()
    return client


def typed(on: Stage, http: httpx.Client) -> httpx.Response:
    form = {"form": form_token(http.get(VERIFY).text), "user_code": on.at["user_code"]}
    return http.post(VERIFY, data=form)


def decided(http: httpx.Client, page: str, decision: str) -> int:
    form = {"form": form_token(page), "person": person_of(PERSON).account_id, "decision": decision}
    return http.post(VERIFY, data=form).status_code


def polled(on: Stage, client: OAuthClient) -> tuple[int, str]:
    form = {"grant_type": DEVICE_GRANT, "client_id": "dijo-desktop", "device_code": on.at["device_code"]}
    answered = client.post("/oauth/token", form)
    return answered.status_code, answered.json().get("error", "")


DEVICE = {
    # State: what a poll gets, whether the code can be typed, what a page shown before may still do.
    "pending": ((400, "authorization_pending"), 200, 200),
    "approved": ((200, ""), 400, 400),
    "denied": ((400, "access_denied"), 400, 400),
    "used": ((400, "invalid_grant"), 400, 400),
    "expired": ((400, "expired_token"), 400, 400),
    "approved too late": ((400, "expired_token"), 400, 400),
}


@pytest.mark.parametrize("event", ["poll", "type", "approve", "deny", "poll with another key"])
@pytest.mark.parametrize("state", DEVICE)
def test_a_device_code_goes_one_way_only(world: World, http: httpx.Client, state: str, event: str) -> None:
    poll, can_type, can_decide = DEVICE[state]
    with stage(world) as on:
        on.person(PERSON)
        client = begun(on, http)
        shown, page = typed(on, http).text, typed(on, http).text
        if state.startswith(("approved", "used")):
            assert decided(http, shown, "continue") == 200
        if state == "denied":
            assert decided(http, shown, "cancel") == 200
        if state == "used":
            assert polled(on, client) == (200, "")
        if state in ("expired", "approved too late"):
            with world.service.database.write() as connection:
                connection.execute(update(device_codes).values(expires_real_ms=1))
        before = on.everything()
        match event:
            case "poll":
                assert polled(on, client) == poll
                unchanged = state not in ("pending", "approved")
            case "poll with another key":
                # The proof with which the codes were asked for has bound them to its key.
                assert polled(on, OAuthClient(http))[0] == 400
                unchanged = True
            case "type":
                assert typed(on, http).status_code == can_type
                unchanged = True
            case _:
                decision = "continue" if event == "approve" else "cancel"
                assert decided(http, page, decision) == can_decide
                unchanged = state != "pending"
        assert (on.everything() == before) == unchanged
