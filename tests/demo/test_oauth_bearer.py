"""Bearer mode: PAR optional, no proofs, refresh tokens that rotate (SI-19, SI-21, SI-24)."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from dijo_desktop.demo.people import person_of
from tests.demo.conftest import NewDatabase
from tests.demo.oauth_client import REDIRECT, OAuthClient, callback
from tests.demo.running import RunningService, running


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[RunningService]:
    folder = tmp_path_factory.mktemp("bearer")
    with running(folder, "--mode", "bearer", "--scenario", "empty", database=new_database(folder)) as service:
        yield service


@pytest.fixture
def client(http: httpx.Client) -> OAuthClient:
    return OAuthClient(http, bearer=True)


def refused(answer: httpx.Response) -> tuple[str, str | None]:
    assert answer.status_code == 400, answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.json()["error"], answer.json().get("dijo_reason")


def test_the_mode_is_announced(http: httpx.Client) -> None:
    resource = http.get("/.well-known/oauth-protected-resource").json()
    assert resource["dpop_bound_access_tokens_required"] is False
    assert resource["dpop_signing_alg_values_supported"] == []
    server = http.get("/.well-known/oauth-authorization-server").json()
    assert "dpop_signing_alg_values_supported" not in server
    assert server.get("require_pushed_authorization_requests", False) is False
    assert server["pushed_authorization_request_endpoint"].endswith("/oauth/par")
    assert http.get("/v1/service").json()["mode"] == "bearer"


def test_sign_in_with_a_pushed_request(client: OAuthClient) -> None:
    client.sign_in("empty")
    assert client.tokens["token_type"] == "Bearer"
    assert client.call("GET", "/v1/account").json()["id"] == person_of("empty").account_id
    assert client.call("GET", "/v1/service").status_code == 200


def test_sign_in_with_the_request_in_the_address(client: OAuthClient) -> None:
    page = client.http.get("/oauth/authorize", params=client.request_form(login_hint="new@demo.example"))
    assert page.status_code == 200
    sent_back = callback(client.answer(page.text, "empty"))
    assert (sent_back["state"], sent_back["iss"]) == (client.state, client.origin)
    tokens = client.redeem(sent_back["code"]).json()
    assert tokens["token_type"] == "Bearer"
    assert set(tokens["scope"].split()) == set(client.request_form()["scope"].split())


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"scope": "openid"}, "invalid_scope"),
        ({"code_challenge": None}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"resource": "https://other.example"}, "invalid_target"),
        ({"prompt": "none"}, "invalid_request"),
    ],
)
def test_what_is_wrong_with_it_is_told_to_the_client(
    client: OAuthClient, changes: dict[str, str | None], error: str
) -> None:
    answer = client.http.get("/oauth/authorize", params=client.request_form(**changes))
    assert answer.status_code == 303
    assert callback(answer) == {"error": error, "state": client.state, "iss": client.origin}


def test_without_state_the_error_has_none(client: OAuthClient) -> None:
    answer = client.http.get("/oauth/authorize", params=client.request_form(state=None))
    assert callback(answer) == {"error": "invalid_request", "iss": client.origin}


@pytest.mark.parametrize(
    "changes", [{"redirect_uri": "http://localhost:5000/callback"}, {"redirect_uri": None}, {"client_id": "x"}]
)
def test_nobody_is_sent_to_an_address_that_is_not_registered(
    client: OAuthClient, changes: dict[str, str | None]
) -> None:
    answer = client.http.get("/oauth/authorize", params=client.request_form(**changes))
    assert answer.status_code == 400
    assert "Location" not in answer.headers


def test_each_use_gives_a_new_refresh_token(client: OAuthClient) -> None:
    client.sign_in("empty")
    seen = {client.tokens["refresh_token"]}
    for _ in range(3):
        answer = client.refresh()
        assert answer.status_code == 200, answer.text
        assert answer.headers["Cache-Control"] == "no-store"
        client.tokens |= answer.json()
        assert client.call("GET", "/v1/account").status_code == 200
        seen.add(client.tokens["refresh_token"])
    assert len(seen) == 4
    assert max(map(len, seen)) <= 128


def test_a_lost_answer_is_given_again_for_30_seconds(service: RunningService, client: OAuthClient) -> None:
    client.sign_in("empty")
    first, again = client.refresh().json(), client.refresh().json()
    assert first["refresh_token"] == again["refresh_token"]
    assert first["access_token"] != again["access_token"]
    service.real_time_passes(25)
    assert client.refresh().json()["refresh_token"] == first["refresh_token"]
    client.tokens |= first
    assert client.refresh().status_code == 200


def test_two_refreshes_at_once_have_one_successor(client: OAuthClient) -> None:
    client.sign_in("empty")
    with ThreadPoolExecutor(8) as threads:
        answers = [job.result() for job in [threads.submit(client.refresh) for _ in range(16)]]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["refresh_token"] for answer in answers}) == 1
    assert len({answer.json()["access_token"] for answer in answers}) == 16


def test_a_copied_refresh_token_ends_the_session_and_its_person_is_told(
    service: RunningService, client: OAuthClient
) -> None:
    client.sign_in("empty")
    copied, newest = client.tokens["refresh_token"], client.refresh().json()
    client.tokens |= newest
    service.real_time_passes(31)
    assert refused(client.refresh(refresh_token=copied)) == ("invalid_grant", "reuse_detected")
    assert refused(client.refresh(refresh_token=copied)) == ("invalid_grant", "reuse_detected")
    assert refused(client.refresh()) == ("invalid_grant", "reuse_detected")
    dead = client.call("GET", "/v1/account")
    assert (dead.status_code, dead.json()["dijo_reason"]) == (401, "reuse_detected")

    again = OAuthClient(client.http, bearer=True).sign_in("empty")
    events = again.call("GET", "/v1/account/activity?kind=activity").json()["items"]
    noticed = [event for event in events if event["name"] == "security.refresh_token_reuse"]
    assert len(noticed) == 1
    assert noticed[0]["ip_address"] == "127.0.0.1"
    mails = service.query('SELECT "to", subject FROM mail')
    assert mails == [("new@demo.example", "Security notice: a sign-in was ended")]


def test_a_copy_that_turns_up_after_weeks_is_still_recognised(service: RunningService, client: OAuthClient) -> None:
    client.sign_in("empty")
    copied = client.tokens["refresh_token"]
    for _ in range(3):
        client.tokens |= client.refresh().json()
        service.real_time_passes(20 * 86_400)
    assert refused(client.refresh(refresh_token=copied)) == ("invalid_grant", "reuse_detected")
    assert refused(client.refresh()) == ("invalid_grant", "reuse_detected")


def test_a_family_lives_180_days_and_30_idle(service: RunningService, client: OAuthClient) -> None:
    client.sign_in("empty")
    for _ in range(6):
        service.real_time_passes(29 * 86_400)
        client.tokens |= client.refresh().json()
    service.real_time_passes(7 * 86_400)
    assert refused(client.refresh()) == ("invalid_grant", "expired")
    client.sign_in("empty")
    service.real_time_passes(30 * 86_400 + 1)
    assert refused(client.refresh()) == ("invalid_grant", "expired")


def test_no_refresh_token_is_kept_in_the_clear(service: RunningService, client: OAuthClient) -> None:
    client.sign_in("empty")
    secrets = [client.tokens["refresh_token"]]
    client.tokens |= client.refresh().json()
    secrets += [client.tokens["refresh_token"], client.tokens["access_token"]]
    held = service.kept.content()
    assert not [secret for secret in secrets if secret.encode() in held]


@pytest.mark.parametrize(
    "authorization", ["DPoP {token}", "Bearer", "Bearer unknown", "{token}", "Bearer {token} x", ""]
)
def test_only_bearer_tokens_are_taken(client: OAuthClient, authorization: str) -> None:
    client.sign_in("empty")
    headers = {"Authorization": authorization.format(token=client.tokens["access_token"])}
    answer = client.http.get("/v1/account", headers=headers)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith('Bearer error="invalid_token", resource_metadata=')


def test_step_up_is_asked_for_in_the_same_scheme(service: RunningService, client: OAuthClient) -> None:
    client.sign_in("empty", scope="exports", max_age="300")
    service.real_time_passes(301)
    client.tokens |= client.refresh().json()
    answer = client.call("POST", "/v1/exports", json={})
    assert (answer.status_code, answer.json()["max_age"]) == (401, 300)
    assert answer.headers["WWW-Authenticate"].startswith(
        'Bearer error="insufficient_user_authentication", max_age="300"'
    )


def test_a_code_works_once(client: OAuthClient) -> None:
    code = client.code("empty")
    client.tokens = client.redeem(code).json()
    assert refused(client.redeem(code)) == ("invalid_grant", None)
    assert refused(client.refresh()) == ("invalid_grant", "reuse_detected")
    assert REDIRECT.endswith("/callback")


def test_sign_out_ends_the_whole_family(client: OAuthClient) -> None:
    client.sign_in("empty")
    old = client.tokens["refresh_token"]
    client.tokens |= client.refresh().json()
    assert client.post("/oauth/revoke", {"token": old}).status_code == 200
    assert refused(client.refresh()) == ("invalid_grant", "session_ended")
    assert client.call("GET", "/v1/account").json()["dijo_reason"] == "session_ended"
