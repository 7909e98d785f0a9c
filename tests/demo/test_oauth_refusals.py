"""What the authorization server refuses: redirect URIs (SI-20), reuse (SI-22), tokens (SI-25), forms (SI-26)."""

from __future__ import annotations

import httpx
import pytest

from dijo_desktop.demo.people import person_of
from tests.demo.oauth_client import REDIRECT, OAuthClient, callback, form_token
from tests.demo.running import RunningService


def error_of(answer: httpx.Response) -> str:
    assert answer.status_code == 400, answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.json()["error"]


@pytest.mark.parametrize(
    "uri",
    [
        "http://127.0.0.1:1/callback",
        "http://127.0.0.1:65535/callback",
        "http://127.0.0.1/callback",
        "http://[::1]:8080/callback",
    ],
)
def test_any_port_of_the_literal_loopback_addresses(client: OAuthClient, uri: str) -> None:
    assert client.push(redirect_uri=uri).status_code == 201


@pytest.mark.parametrize(
    "uri",
    [
        "http://localhost:5000/callback",
        "http://127.0.0.2:5000/callback",
        "http://0.0.0.0:5000/callback",
        "https://127.0.0.1:5000/callback",
        "https://dijo.example/callback",
        "http://127.0.0.1:5000/callback/",
        "http://127.0.0.1:5000/Callback",
        "http://127.0.0.1:5000/other",
        "http://127.0.0.1:5000/",
        "http://127.0.0.1:5000/callback?a=b",
        "http://127.0.0.1:5000/callback#a",
        "http://127.0.0.1:5000/a/../callback",
        "http://127.0.0.1:5000/%63allback",
        "http://user@127.0.0.1:5000/callback",
        "http://127.0.0.1:5000@evil.example/callback",
        "http://127.0.0.1:0/callback",
        "http://127.0.0.1:05000/callback",
        "http://127.0.0.1:65536/callback",
        "http://127.0.0.1:/callback",
        "http://[::1%25lo]:5000/callback",
        "http://[0:0:0:0:0:0:0:1]:5000/callback",
        "http://[::ffff:127.0.0.1]:5000/callback",
        "HTTP://127.0.0.1:5000/callback",
        "http://127.1:5000/callback",
        "http://2130706433:5000/callback",
        "http://127.0.0.1:5000/callback\n",
        "http://127.0.0.1:\u0665\u0660\u0660\u0660/callback",
        "dijo:/callback",
    ],
)
@pytest.mark.fault("O3")
def test_no_other_redirect_uri(client: OAuthClient, uri: str) -> None:
    assert error_of(client.push(redirect_uri=uri)) == "invalid_request"


@pytest.mark.parametrize(
    "uri",
    ["http://127.0.0.1:49998/callback", "http://[::1]:49999/callback", "http://127.0.0.1/callback", None],
)
def test_a_code_is_only_for_the_redirect_uri_it_was_sent_to(client: OAuthClient, uri: str | None) -> None:
    code = client.code()
    assert error_of(client.redeem(code, redirect_uri=uri)) == ("invalid_grant" if uri else "invalid_request")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"client_id": "somebody"}, "invalid_client"),
        ({"client_id": None}, "invalid_client"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"response_type": None}, "invalid_request"),
        ({"state": None}, "invalid_request"),
        ({"state": "x" * 513}, "invalid_request"),
        ({"code_challenge": None}, "invalid_request"),
        ({"code_challenge": "short"}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge_method": None}, "invalid_request"),
        ({"response_mode": "fragment"}, "invalid_request"),
        ({"prompt": "none"}, "invalid_request"),
        ({"request_uri": "urn:x"}, "invalid_request"),
        ({"request": "x.y.z"}, "invalid_request"),
        ({"resource": "https://other.example"}, "invalid_target"),
        ({"scope": "openid unknown"}, "invalid_scope"),
        ({"scope": None}, "invalid_scope"),
        ({"scope": "exports"}, "invalid_scope"),
        ({"max_age": "-1"}, "invalid_request"),
        ({"max_age": "soon"}, "invalid_request"),
        ({"dpop_jkt": "x"}, "invalid_request"),
        ({"dpop_jkt": "A" * 43}, "invalid_dpop_proof"),
    ],
)
def test_a_request_that_is_not_right_is_refused_before_a_browser_sees_it(
    client: OAuthClient, changes: dict[str, str | None], error: str
) -> None:
    assert error_of(client.push(**changes)) == error


def test_unknown_scopes_and_parameters_are_ignored(client: OAuthClient) -> None:
    client.sign_in(scope="openid offline_access calls:read account:read", nonce="x", ui_locales="de")
    assert client.tokens["scope"] == "account:read calls:read"


def test_a_request_needs_a_key(client: OAuthClient) -> None:
    assert error_of(client.post("/oauth/par", client.request_form(), proof=None)) == "invalid_request"
    announced = client.request_form(dpop_jkt=client.key.thumbprint())
    assert client.post("/oauth/par", announced, proof=None).status_code == 201


def test_parameters_must_be_a_form_and_occur_once(http: httpx.Client, client: OAuthClient) -> None:
    for path in ("/oauth/par", "/oauth/token", "/oauth/revoke"):
        assert error_of(http.post(path, json={"client_id": "dijo-desktop"})) == "invalid_request"
        body = "client_id=dijo-desktop&client_id=dijo-desktop&token=x"
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        assert error_of(http.post(path, content=body, headers=headers)) == "invalid_request"
        assert error_of(http.post(path, content=b"a=%ff%fe\xff", headers=headers)) == "invalid_request"


def test_a_pushed_request_dies_after_90_seconds_but_a_shown_page_stays_good(
    service: RunningService, client: OAuthClient
) -> None:
    request_uri = client.push().json()["request_uri"]
    page = client.page(request_uri).text
    service.real_time_passes(91)
    late = client.page(request_uri)
    assert late.status_code == 400
    assert "This sign-in cannot go on" in late.text
    assert late.headers["Content-Type"].startswith("text/html")
    assert client.answer(page).status_code == 303


def test_a_page_dies_after_10_minutes(service: RunningService, client: OAuthClient) -> None:
    page = client.page(client.push().json()["request_uri"]).text
    service.real_time_passes(601)
    assert client.answer(page).status_code == 400


def test_a_request_is_answered_once_through_whatever_page(client: OAuthClient) -> None:
    request_uri = client.push().json()["request_uri"]
    one, other = client.page(request_uri).text, client.page(request_uri).text
    assert form_token(one) != form_token(other)
    assert client.answer(other).status_code == 303
    assert client.answer(other).status_code == 400
    assert client.answer(one).status_code == 400
    assert client.page(request_uri).status_code == 400


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"form": "unknown", "person": "everyday", "decision": "continue"},
        {"form": "good", "person": "acc_00000000000000000000000000", "decision": "continue"},
        {"form": "good", "decision": "continue"},
    ],
)
def test_a_form_that_the_page_did_not_make_gets_a_page(client: OAuthClient, form: dict[str, str]) -> None:
    page = client.page(client.push().json()["request_uri"]).text
    if form.get("form") == "good":
        form = {**form, "form": form_token(page)}
    refused = client.http.post("/oauth/authorize", data=form)
    assert refused.status_code == 400
    assert "<h1>This sign-in cannot go on</h1>" in refused.text
    assert client.answer(page).status_code == 303


def test_another_client_gets_a_page_and_no_redirect(http: httpx.Client, client: OAuthClient) -> None:
    request_uri = client.push().json()["request_uri"]
    for query in ({"client_id": "x", "request_uri": request_uri}, {"client_id": "dijo-desktop"}, {}):
        refused = http.get("/oauth/authorize", params=query)
        assert refused.status_code == 400
        assert "Location" not in refused.headers
        assert refused.headers["Content-Type"].startswith("text/html")
    twice = http.get(f"/oauth/authorize?client_id=dijo-desktop&client_id=dijo-desktop&request_uri={request_uri}")
    assert twice.status_code == 400


def test_a_second_use_of_a_code_ends_what_it_gave(client: OAuthClient) -> None:
    code = client.code()
    client.tokens = client.redeem(code).json()
    assert client.call("GET", "/v1/account").status_code == 200
    assert error_of(client.redeem(code)) == "invalid_grant"
    dead = client.call("GET", "/v1/account")
    assert (dead.status_code, dead.json()["dijo_reason"]) == (401, "reuse_detected")
    assert client.refresh().json()["dijo_reason"] == "reuse_detected"


def test_a_code_dies_after_60_seconds(service: RunningService, client: OAuthClient) -> None:
    code = client.code()
    service.real_time_passes(61)
    assert error_of(client.redeem(code)) == "invalid_grant"


@pytest.mark.parametrize("verifier", ["", "x" * 43, "x" * 200, "ä" * 43])
def test_a_code_needs_its_verifier_and_a_wrong_one_spends_it(client: OAuthClient, verifier: str) -> None:
    code = client.code()
    expected = "invalid_grant" if verifier else "invalid_request"
    assert error_of(client.redeem(code, code_verifier=verifier)) == expected
    if verifier:
        assert error_of(client.redeem(code)) == "invalid_grant"


def test_a_code_needs_the_key_it_was_asked_with(client: OAuthClient, http: httpx.Client) -> None:
    code = client.code()
    thief = OAuthClient(http)
    assert error_of(thief.post("/oauth/token", client.code_form(code))) == "invalid_grant"


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"grant_type": None}, "invalid_request"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"client_id": "x"}, "invalid_client"),
        ({"resource": "https://other.example"}, "invalid_target"),
        ({"code": "unknown"}, "invalid_grant"),
    ],
)
def test_token_requests_that_are_not_right(client: OAuthClient, changes: dict[str, str | None], error: str) -> None:
    assert error_of(client.post("/oauth/token", client.code_form(**{"code": "unknown", **changes}))) == error


def test_a_refresh_token_works_with_its_key_only(client: OAuthClient, http: httpx.Client) -> None:
    client.sign_in()
    thief = OAuthClient(http)
    thief.tokens = client.tokens
    assert error_of(thief.refresh()) == "invalid_grant"
    assert error_of(client.post("/oauth/token", {"grant_type": "refresh_token"}, proof=None)) == "invalid_client"
    assert client.refresh().status_code == 200
    assert error_of(client.refresh(refresh_token="unknown")) == "invalid_grant"
    assert error_of(client.refresh(refresh_token=client.tokens["access_token"])) == "invalid_grant"


def test_tokens_die_of_age(service: RunningService, client: OAuthClient) -> None:
    client.sign_in()
    service.real_time_passes(301)
    dead = client.call("GET", "/v1/account")
    assert (dead.status_code, dead.json()["dijo_reason"]) == (401, "expired")
    for _ in range(6):
        service.real_time_passes(29 * 86_400)
        assert client.refresh().status_code == 200
    service.real_time_passes(7 * 86_400)
    assert client.refresh().json()["dijo_reason"] == "expired"


def test_an_idle_refresh_token_dies_after_30_days(service: RunningService, client: OAuthClient) -> None:
    client.sign_in()
    service.real_time_passes(30 * 86_400 + 1)
    assert client.refresh().json()["dijo_reason"] == "expired"


def test_revocation_tells_nothing(client: OAuthClient) -> None:
    client.sign_in()
    for token in ("unknown", "", client.tokens["access_token"]):
        answer = client.post("/oauth/revoke", {"token": token, "client_id": "dijo-desktop"}, proof=None)
        assert answer.status_code == (200 if token else 400)
    assert client.refresh().json()["dijo_reason"] == "session_ended"


def test_only_hashes_of_tokens_are_kept(service: RunningService, client: OAuthClient) -> None:
    code = client.code()
    client.tokens = client.redeem(code).json()
    held = service.kept.content()
    for secret in (code, client.tokens["access_token"], client.tokens["refresh_token"]):
        assert secret.encode() not in held
    assert person_of("everyday").account_id.encode() in held


def test_an_answer_carries_the_issuer_and_the_state(client: OAuthClient) -> None:
    page = client.page(client.push(state="a b&c=d%").json()["request_uri"]).text
    answer = callback(client.answer(page))
    assert (answer["state"], answer["iss"]) == ("a b&c=d%", client.origin)
    assert REDIRECT.startswith("http://127.0.0.1:")
