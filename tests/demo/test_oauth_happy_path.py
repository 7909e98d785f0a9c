from __future__ import annotations

import httpx
import pytest

from dijo_desktop.contract.oauth import DEVICE_GRANT, SCOPES_FIRST, SCOPES_STEP_UP
from dijo_desktop.demo.people import PEOPLE, person_of
from tests.demo.oauth_client import FRESH, OAuthClient, callback
from tests.demo.running import RunningService


def test_metadata_names_what_is_there(http: httpx.Client, client: OAuthClient) -> None:
    resource = http.get("/.well-known/oauth-protected-resource").json()
    assert resource["resource"] == client.origin
    assert resource["authorization_servers"] == [client.origin]
    assert resource["dpop_bound_access_tokens_required"] is True
    server = http.get("/.well-known/oauth-authorization-server").json()
    assert server["issuer"] == client.origin
    assert server["code_challenge_methods_supported"] == ["S256"]
    assert server["authorization_response_iss_parameter_supported"] is True
    assert server["require_pushed_authorization_requests"] is True
    assert server["dpop_signing_alg_values_supported"] == ["ES256"]
    assert set(server["scopes_supported"]) == {*SCOPES_FIRST, *SCOPES_STEP_UP}
    assert server["device_authorization_endpoint"] == f"{client.origin}/oauth/device"
    assert server["grant_types_supported"] == ["authorization_code", "refresh_token", DEVICE_GRANT]
    assert server["token_endpoint_auth_methods_supported"] == ["none"]
    assert server["revocation_endpoint_auth_methods_supported"] == ["none"]


@pytest.mark.parametrize("scenario", ["everyday", "empty"])
def test_a_person_signs_in_refreshes_and_signs_out(client: OAuthClient, scenario: str) -> None:
    client.sign_in(scenario)
    assert client.tokens["token_type"] == "DPoP"
    assert client.tokens["expires_in"] == 300
    assert client.tokens["scope"] == " ".join(SCOPES_FIRST)
    assert len(client.tokens["refresh_token"]) <= 128
    account = client.call("GET", "/v1/account")
    assert account.json()["id"] == person_of(scenario).account_id
    assert account.headers["Cache-Control"] == "private, no-store"

    first = client.tokens["access_token"]
    refreshed = client.refresh()
    assert refreshed.headers["Cache-Control"] == "no-store"
    assert "refresh_token" not in refreshed.json()
    assert refreshed.json()["access_token"] != first
    client.tokens |= refreshed.json()
    assert client.call("GET", "/v1/account").status_code == 200

    assert client.post("/oauth/revoke", {"token": client.tokens["refresh_token"]}, proof=None).status_code == 200
    dead = client.call("GET", "/v1/account")
    assert (dead.status_code, dead.json()["dijo_reason"]) == (401, "session_ended")
    assert client.refresh().json() == {
        "error": "invalid_grant",
        "error_description": "The refresh token is not good.",
        "dijo_reason": "session_ended",
    }


def test_the_page_says_who_asks_for_what_and_keeps_to_itself(client: OAuthClient) -> None:
    page = client.page(client.push().json()["request_uri"])
    assert page.status_code == 200
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "form-action 'self' http://127.0.0.1:49999" in policy
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert page.headers["Cache-Control"] == "no-store"
    assert "set-cookie" not in page.headers
    assert "<script" not in page.text
    # The Enter key presses the first button of a form.
    assert page.text.index('value="continue"') < page.text.index('value="cancel"')
    assert "DiJo Desktop" in page.text
    assert "see your calls" in page.text
    assert "delete your account" not in page.text
    for person in PEOPLE:
        assert person.email in page.text


def test_cancel_tells_the_client(client: OAuthClient) -> None:
    page = client.page(client.push().json()["request_uri"])
    sent_back = callback(client.answer(page.text, decision="cancel"))
    assert sent_back == {"error": "access_denied", "state": client.state, "iss": client.origin}


def test_step_up_confirms_the_same_person_and_gives_the_strong_scopes(client: OAuthClient) -> None:
    me = person_of("everyday")
    page = client.page(client.push(login_hint=me.account_id, **FRESH).json()["request_uri"])
    assert "Confirm that it is you" in page.text
    assert "Somebody else" in page.text
    assert "delete your account" in page.text
    sent_back = callback(client.answer(page.text))
    tokens = client.redeem(sent_back["code"]).json()
    assert tokens["scope"].split(" ") == [*SCOPES_FIRST, *SCOPES_STEP_UP]


def test_strong_scopes_are_not_given_without_asking_for_a_fresh_sign_in(client: OAuthClient) -> None:
    client.sign_in(scope=FRESH["scope"])
    assert client.tokens["scope"] == " ".join(SCOPES_FIRST)


def test_ipv6_loopback_may_be_called_back(client: OAuthClient) -> None:
    pushed = client.push(redirect_uri="http://[::1]:50001/callback")
    page = client.page(pushed.json()["request_uri"])
    assert "form-action 'self' http:" in page.headers["Content-Security-Policy"]
    answered = client.answer(page.text)
    assert answered.headers["Location"].startswith("http://[::1]:50001/callback?code=")


def test_the_log_in_is_in_the_activity(client: OAuthClient, service: RunningService) -> None:
    query = "SELECT count(*) FROM activity WHERE kind = 'login' AND ip_address = '127.0.0.1' AND account_id = ?"
    me = person_of("empty").account_id
    before = service.query(query, me)[0][0]
    client.sign_in("empty")
    assert service.query(query, me)[0][0] == before + 1
