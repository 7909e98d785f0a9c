"""SI-22: a code that is shown a second time ends the session it gave, and its person is told, once."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from dijo_desktop.demo.people import person_of
from tests.demo.oauth_client import FRESH, OAuthClient
from tests.demo.running import RunningService

PERSON = "empty"
NOTICE = "Security notice: a sign-in was ended"


@pytest.fixture(autouse=True)
def afresh(service: RunningService, http: httpx.Client) -> Iterator[None]:
    """Before, and for the tests after these, who share the service."""
    assert service.demo(http, "POST", f"/scenarios/{PERSON}").status_code == 200
    yield
    assert service.demo(http, "POST", f"/scenarios/{PERSON}").status_code == 200


def in_with(client: OAuthClient, **changes: str) -> str:
    """Sign in; the code it was done with."""
    code = client.code(PERSON, **changes)
    client.tokens = client.redeem(code).json()
    return code


def shown_again(client: OAuthClient, code: str) -> None:
    refused = client.redeem(code)
    assert (refused.status_code, refused.json()["error"]) == (400, "invalid_grant")


def told(service: RunningService) -> tuple[list[tuple[object, ...]], list[object]]:
    """Lines in the activity of the person about a reuse, and mails to them, as they are kept."""
    lines = "SELECT name, outcome, session_id, ip_address FROM activity WHERE account_id = ? AND name LIKE '%reuse%'"
    person = person_of(PERSON)
    mails = service.query('SELECT text FROM mail WHERE "to" = ? AND subject = ?', person.email, NOTICE)
    return service.query(lines, person.account_id), [text for (text,) in mails]


def test_a_reused_code_ends_its_session_and_its_person_is_told_once(
    service: RunningService, client: OAuthClient, http: httpx.Client
) -> None:
    code = in_with(client)
    session_id = client.call("GET", "/v1/account/sessions?state=active").json()["items"][0]["id"]
    other = OAuthClient(http).sign_in(PERSON)
    assert told(service) == ([], [])
    shown_again(client, code)
    assert client.call("GET", "/v1/account").json()["dijo_reason"] == "reuse_detected"
    assert client.refresh().json()["dijo_reason"] == "reuse_detected"
    for _ in range(2):
        shown_again(client, code)
    lines, mails = told(service)
    assert lines == [("security.authorization_code_reuse", "failure", session_id, "127.0.0.1")]
    (text,) = mails
    assert "code of one of your sign-ins a second time" in str(text)
    assert "Sign in again" in str(text)
    seen = other.call("GET", "/v1/account/activity?kind=activity").json()["items"]
    assert [event["session_id"] for event in seen if event["name"] == lines[0][0]] == [session_id]


def test_a_session_that_was_left_has_nothing_to_tell(service: RunningService, client: OAuthClient) -> None:
    code = in_with(client)
    revoked = {"token": client.tokens["refresh_token"], "client_id": "dijo-desktop"}
    assert client.post("/oauth/revoke", revoked, proof=None).status_code == 200
    shown_again(client, code)
    assert client.refresh().json()["dijo_reason"] == "session_ended"
    assert told(service) == ([], [])


@pytest.mark.parametrize("way", ["made afresh", "deleted"])
def test_a_session_that_is_erased_has_nobody_to_tell(
    service: RunningService, client: OAuthClient, http: httpx.Client, way: str
) -> None:
    code = in_with(client, **FRESH)
    if way == "deleted":
        key = {"Idempotency-Key": '"11111111-1111-4111-8111-111111111111"'}
        wanted = {"confirm": "DELETE", "grace_days": 0}
        assert client.call("POST", "/v1/account/deletion", json=wanted, headers=key).status_code == 202
        shown_again(client, code)
        assert told(service) == ([], [])
        assert service.demo(http, "POST", "/clock", json={"advance_seconds": 0}).status_code == 200
    else:
        assert service.demo(http, "POST", f"/scenarios/{PERSON}").status_code == 200
    shown_again(client, code)
    assert told(service) == ([], [])
