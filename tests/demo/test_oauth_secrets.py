"""No token is in an address, a page, a log or in the clear on the disk, whatever way somebody signs in."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from dijo_desktop.contract.oauth import DEVICE_GRANT
from dijo_desktop.demo.people import person_of
from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import World, served
from tests.demo.oauth_client import OAuthClient, form_token
from tests.demo.plain_http import plain_http
from tests.demo.running import RunningService, running

VERIFY = "/oauth/device/verify"


class Seen:
    """Every address and page that went over the wire, but the answers of the token endpoint."""

    def __init__(self) -> None:
        self.text = ""

    def note(self, response: httpx.Response) -> None:
        response.read()
        self.text += f"{response.request.url} {response.headers}\n"
        if response.request.url.path != "/oauth/token":
            self.text += response.text


def approved(client: OAuthClient, scope: str) -> dict[str, str]:
    """A poll for a device code that somebody has just approved."""
    asked = client.post("/oauth/device", {"client_id": "dijo-desktop", "scope": scope}).json()
    typed = {"form": form_token(client.http.get(VERIFY).text), "user_code": asked["user_code"]}
    page = client.http.post(VERIFY, data=typed).text
    person = person_of("empty").account_id
    client.http.post(VERIFY, data={"form": form_token(page), "person": person, "decision": "continue"})
    return {"grant_type": DEVICE_GRANT, "client_id": "dijo-desktop", "device_code": asked["device_code"]}


def by_device(client: OAuthClient, scope: str) -> dict[str, str]:
    answer = client.post("/oauth/token", approved(client, scope))
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture(scope="module")
def bearer_service(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[RunningService]:
    folder = tmp_path_factory.mktemp("bearer")
    with running(folder, "--mode", "bearer", "--scenario", "empty", database=new_database(folder)) as service:
        yield service


@pytest.mark.parametrize("mode", ["dpop", "bearer"])
def test_tokens_are_in_no_address_page_or_file(
    service: RunningService, bearer_service: RunningService, mode: str
) -> None:
    asked = bearer_service if mode == "bearer" else service
    seen = Seen()
    with asked.http() as http:
        http.event_hooks = {"response": [seen.note]}
        client = OAuthClient(http, bearer=mode == "bearer")
        tokens = [client.sign_in("empty").tokens]
        client.tokens = {**client.tokens, **client.refresh().json()}
        tokens.append(client.tokens)
        assert client.call("GET", "/v1/account").status_code == 200
        other = OAuthClient(http, bearer=mode == "bearer")
        other.tokens = by_device(other, "account:read calls:read")
        tokens.append(other.tokens)
        assert other.call("GET", "/v1/account").status_code == 200
        assert client.call("DELETE", "/v1/account/sessions/none").status_code == 404
        assert client.call("GET", "/v1/account/activity").status_code == 200
        client.post("/oauth/revoke", {"token": client.tokens["refresh_token"]})
    secrets = {str(held[name]) for held in tokens for name in ("access_token", "refresh_token")}
    assert len(secrets) >= 5
    on_disk = asked.kept.content()
    assert person_of("empty").account_id.encode() in on_disk
    for secret in secrets:
        assert secret not in seen.text
        assert secret.encode() not in on_disk


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("secrets")
    with served(folder, new_database(folder)) as world:
        yield world


def test_the_log_has_no_secret_even_at_its_most_talkative(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    world.afresh()
    # The client of the test would log its own side.
    for name in ("httpx", "httpcore"):
        caplog.set_level(logging.CRITICAL, logger=name)
    with plain_http(world.service.origin) as http:
        client = OAuthClient(http)
        code = client.code("empty")
        client.tokens = client.redeem(code).json()
        client.redeem(code)
        secrets = [code, client.verifier, client.tokens["access_token"], client.tokens["refresh_token"]]
        refused = client.call("GET", "/v1/account")
        assert refused.status_code == 401
        client.tokens = client.sign_in("empty").tokens
        secrets += [client.tokens["access_token"], client.tokens["refresh_token"]]
        world.service.database.close()
        assert client.refresh().status_code == 200
        bad = {"grant_type": "refresh_token", "client_id": "dijo-desktop", "refresh_token": f"{secrets[-1]}x"}
        assert client.post("/oauth/token", bad).status_code == 400
    assert not [secret for secret in secrets if str(secret) in caplog.text]
    assert "@demo.example" not in caplog.text


def test_of_two_who_show_a_code_at_once_at_most_one_gets_in(client: OAuthClient) -> None:
    code = client.code("empty")
    with ThreadPoolExecutor(4) as threads:
        answers = [job.result() for job in [threads.submit(client.redeem, code) for _ in range(4)]]
    assert sorted(answer.status_code for answer in answers) == [200, 400, 400, 400]
    client.tokens = next(answer.json() for answer in answers if answer.status_code == 200)
    assert client.call("GET", "/v1/account").json()["dijo_reason"] == "reuse_detected"


def test_of_two_who_poll_at_once_one_gets_the_tokens(client: OAuthClient) -> None:
    poll = approved(client, "account:read")
    with ThreadPoolExecutor(4) as threads:
        jobs = [threads.submit(client.post, "/oauth/token", poll) for _ in range(4)]
        assert sorted(job.result().status_code for job in jobs) == [200, 400, 400, 400]


def test_a_device_cannot_confirm_a_person_where_the_scope_would_do(client: OAuthClient) -> None:
    client.tokens = by_device(client, "privacy:write")
    wanted = {"details": {"type": "access", "keys": None}}
    headers = {"Idempotency-Key": '"0b5a5a0e-6a0a-4d0f-9d5c-1f3f0f6c7a11"'}
    answer = client.call("POST", "/v1/privacy-requests", json=wanted, headers=headers)
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (401, "step-up-required"), answer.text
