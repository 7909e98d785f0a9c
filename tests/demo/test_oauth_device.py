"""Sign-in by device code (RFC 8628; SI-31 to SI-33), as a person without script and cookies does it."""

from __future__ import annotations

import html
import re

import httpx
import pytest

from dijo_desktop.contract.oauth import DEVICE_GRANT, SCOPES_DEVICE, SCOPES_FIRST, SCOPES_STEP_UP
from dijo_desktop.demo.people import person_of
from tests.demo.oauth_client import OAuthClient, form_token
from tests.demo.running import RunningService

VERIFY = "/oauth/device/verify"


@pytest.fixture(autouse=True)
def no_tries_before(service: RunningService) -> None:
    service.real_time_passes(61)


def begin(client: OAuthClient, *, proof: str | None = None, **changes: str | None) -> httpx.Response:
    form = {"client_id": "dijo-desktop", "scope": " ".join((*SCOPES_FIRST, *SCOPES_STEP_UP, "openid")), **changes}
    return client.post("/oauth/device", {name: value for name, value in form.items() if value}, proof=proof)


def poll(client: OAuthClient, device_code: str, **changes: str) -> httpx.Response:
    form = {"grant_type": DEVICE_GRANT, "client_id": "dijo-desktop", "device_code": device_code, **changes}
    return client.post("/oauth/token", form)


def error(answer: httpx.Response) -> str:
    assert answer.status_code == 400, answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.json()["error"]


def type_code(http: httpx.Client, user_code: str) -> httpx.Response:
    page = http.get(VERIFY)
    assert page.status_code == 200
    return http.post(VERIFY, data={"form": form_token(page.text), "user_code": user_code})


def decide(http: httpx.Client, page: str, decision: str = "continue", scenario: str = "empty") -> httpx.Response:
    person = person_of(scenario).account_id
    return http.post(VERIFY, data={"form": form_token(page), "person": person, "decision": decision})


def test_a_device_signs_in(service: RunningService, client: OAuthClient, http: httpx.Client) -> None:
    answer = begin(client)
    assert answer.headers["Cache-Control"] == "no-store"
    asked = answer.json()
    assert re.fullmatch("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}", asked["user_code"])
    assert (asked["expires_in"], asked["interval"]) == (600, 5)
    assert asked["verification_uri"] == client.origin + VERIFY
    assert error(poll(client, asked["device_code"])) == "authorization_pending"

    shown = type_code(http, asked["user_code"])
    assert shown.status_code == 200
    assert "DiJo Desktop (dijo-desktop/1.0)" in shown.text
    assert "127.0.0.1" in shown.text
    assert "see your calls" in shown.text
    assert "delete your account" not in shown.text
    done = decide(http, shown.text)
    assert "The other device is signed in" in done.text

    tokens = poll(client, asked["device_code"])
    assert tokens.status_code == 200, tokens.text
    client.tokens = tokens.json()
    assert client.tokens["token_type"] == "DPoP"
    assert client.tokens["scope"].split() == list(SCOPES_DEVICE)
    assert client.call("GET", "/v1/account").json()["id"] == person_of("empty").account_id
    assert error(poll(client, asked["device_code"])) == "invalid_grant"
    assert client.refresh().status_code == 200
    session = service.query('SELECT "grant", sender_constrained FROM sessions ORDER BY created_at_ms DESC LIMIT 1')
    assert session == [("device_code", 1)]
    assert service.query("SELECT subject FROM mail ORDER BY id DESC LIMIT 1") == [("Signed in with a code",)]


def test_it_can_do_less_and_never_confirms_a_person(client: OAuthClient, http: httpx.Client) -> None:
    asked = begin(client).json()
    decide(http, type_code(http, asked["user_code"]).text)
    client.tokens = poll(client, asked["device_code"]).json()
    for method, path in (
        ("POST", "/v1/exports"),
        ("POST", "/v1/account/deletion"),
        ("DELETE", "/v1/account/deletion"),
    ):
        refused = client.call(method, path, json={})
        assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (403, "insufficient-scope")
    assert error(begin(client, scope="account:write exports account:delete")) == "invalid_scope"


def test_a_device_that_asks_too_often_must_slow_down(service: RunningService, client: OAuthClient) -> None:
    code = begin(client).json()["device_code"]
    assert error(poll(client, code)) == "authorization_pending"
    assert error(poll(client, code)) == "slow_down"
    service.real_time_passes(6)
    assert error(poll(client, code)) == "slow_down"
    service.real_time_passes(11)
    assert error(poll(client, code)) == "slow_down"
    service.real_time_passes(20)
    assert error(poll(client, code)) == "authorization_pending"


def test_a_person_refuses(client: OAuthClient, http: httpx.Client) -> None:
    asked = begin(client).json()
    done = decide(http, type_code(http, asked["user_code"]).text, "cancel")
    assert "Nothing was signed in" in done.text
    assert error(poll(client, asked["device_code"])) == "access_denied"
    assert error(poll(client, asked["device_code"])) == "access_denied"
    assert type_code(http, asked["user_code"]).status_code == 400


def test_a_code_dies_after_10_minutes(service: RunningService, client: OAuthClient, http: httpx.Client) -> None:
    asked, approved = begin(client).json(), begin(client).json()
    page = type_code(http, asked["user_code"]).text
    decide(http, type_code(http, approved["user_code"]).text)
    service.real_time_passes(601)
    assert error(poll(client, asked["device_code"])) == "expired_token"
    assert error(poll(client, approved["device_code"])) == "expired_token"
    assert decide(http, page).status_code == 400
    late = type_code(http, asked["user_code"])
    assert late.status_code == 400
    assert "not known, or it is too old" in late.text


@pytest.mark.parametrize("written", [str.lower, lambda code: code.replace("-", ""), lambda code: f"  {code} "])
def test_a_code_may_be_typed_in_any_way(client: OAuthClient, http: httpx.Client, written) -> None:
    shown = type_code(http, written(begin(client).json()["user_code"]))
    assert "on another device" in shown.text


def test_codes_cannot_be_tried_out(service: RunningService, client: OAuthClient, http: httpx.Client) -> None:
    asked = begin(client).json()
    answers = [type_code(http, "BBBB-BBBB").status_code for _ in range(11)]
    assert answers == [400] * 10 + [429]
    assert type_code(http, asked["user_code"]).status_code == 429
    service.real_time_passes(61)
    assert type_code(http, asked["user_code"]).status_code == 200


def test_a_form_works_once_and_only_if_it_was_shown(client: OAuthClient, http: httpx.Client) -> None:
    asked = begin(client).json()
    for form in ({}, {"form": "unknown", "user_code": asked["user_code"]}):
        assert http.post(VERIFY, data=form).status_code == 400
    assert http.post(VERIFY, json={"form": "x"}).status_code == 400
    typed = {"form": form_token(http.get(VERIFY).text), "user_code": asked["user_code"]}
    shown = http.post(VERIFY, data=typed)
    assert shown.status_code == 200
    assert http.post(VERIFY, data=typed).status_code == 400
    nobody = {"form": form_token(shown.text), "person": "acc_00000000000000000000000000", "decision": "continue"}
    assert http.post(VERIFY, data=nobody).status_code == 400
    assert decide(http, shown.text).status_code == 200
    assert decide(http, shown.text).status_code == 400


def test_pages_keep_to_themselves(client: OAuthClient, http: httpx.Client) -> None:
    code = begin(client).json()["user_code"]
    for page in (http.get(VERIFY), shown := type_code(http, code), decide(http, shown.text)):
        assert page.headers["Content-Type"] == "text/html; charset=utf-8"
        assert "form-action" in page.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
        assert page.headers["Cache-Control"] == "no-store"
        assert "set-cookie" not in page.headers
        assert "<script" not in page.text
        assert '<html lang="' in page.text
    assert "Cancel" in html.unescape(shown.text)
    # Enter must not say yes to a device that somebody else may hold.
    assert shown.text.index('value="cancel"') < shown.text.index('value="continue"')


def test_a_key_that_asked_is_the_key_that_gets(client: OAuthClient, http: httpx.Client) -> None:
    thief = OAuthClient(http)
    asked = begin(client, proof="").json()
    assert error(poll(thief, asked["device_code"])) == "invalid_grant"
    decide(http, type_code(http, asked["user_code"]).text)
    assert error(poll(thief, asked["device_code"])) == "invalid_grant"
    assert poll(client, asked["device_code"]).status_code == 200
    later = begin(client).json()
    assert error(poll(client, later["device_code"])) == "authorization_pending"
    assert error(poll(thief, later["device_code"])) == "invalid_grant"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"client_id": "x"}, "invalid_client"),
        ({"client_id": None}, "invalid_client"),
        ({"scope": "openid"}, "invalid_scope"),
        ({"scope": None}, "invalid_scope"),
        ({"resource": "https://other.example"}, "invalid_target"),
    ],
)
def test_requests_that_are_not_right(client: OAuthClient, changes: dict[str, str | None], expected: str) -> None:
    assert error(begin(client, **changes)) == expected


def test_polls_that_are_not_right(client: OAuthClient) -> None:
    code = begin(client).json()["device_code"]
    assert error(poll(client, "unknown")) == "invalid_grant"
    assert error(poll(client, "")) == "invalid_request"
    assert error(poll(client, code, client_id="x")) == "invalid_client"
    without = {"grant_type": DEVICE_GRANT, "client_id": "dijo-desktop", "device_code": code}
    assert error(client.post("/oauth/token", without, proof=None)) == "invalid_dpop_proof"
    assert error(begin(client, proof="x")) == "invalid_dpop_proof"
