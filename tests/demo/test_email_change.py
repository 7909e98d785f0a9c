"""AC-1: a new e-mail address is asked for, confirmed or lapses; the mailbox of the demo has the code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from dijo_desktop.contract.oauth import SCOPES_DEVICE
from dijo_desktop.demo.data_routes import JOBS
from dijo_desktop.demo.due import Due
from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import Client, World, served
from tests.demo.oauth_client import OAuthClient
from tests.demo.plain_http import plain_http

ACCOUNT = "/v1/account"
CONFIRM = "/v1/account/email-confirmations"
NEW = "somebody.else@demo.example"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("email")
    with served(folder, new_database(folder)) as world:
        yield world


@pytest.fixture
def world(running: World) -> World:
    return running.afresh()


@pytest.fixture
def person(world: World) -> Client:
    return world.person("empty")


def ask(person: Client, body: Any, **headers: str) -> httpx.Response:
    if_match = {"If-Match": person.get(ACCOUNT).headers["ETag"], **headers}
    return person.request("PATCH", ACCOUNT, json=body, headers=if_match)


def confirm(person: Client, code: str) -> httpx.Response:
    return person.request("POST", CONFIRM, json={"code": code})


def mails(world: World, to: str) -> list[dict[str, str]]:
    with plain_http(world.service.origin) as http:
        answer = http.get("/demo/mailbox", headers={"X-Dijo-Demo-Secret": "s" * 32})
    assert answer.status_code == 200
    return [mail for mail in answer.json()["items"] if mail["to"] == to]


def code_for(world: World, to: str = NEW) -> str:
    found = re.search(r"\b[0-9]{8}\b", mails(world, to)[0]["text"])
    assert found
    return found[0]


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 10**8:08}"


def slug(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].rpartition("/")[2]


def test_a_new_address_is_confirmed_by_its_code(world: World, person: Client) -> None:
    asked = ask(person, {"email": NEW})
    assert asked.status_code == 202, asked.text
    pending = asked.json()["pending_email"]
    assert pending["address"] == NEW
    assert asked.json()["email"] == "new@demo.example"
    assert asked.headers["ETag"] == person.get(ACCOUNT).headers["ETag"]
    assert mails(world, "new@demo.example")[0]["subject"].startswith("Security notice")

    done = confirm(person, code_for(world))
    assert done.status_code == 200, done.text
    assert (done.json()["email"], done.json()["pending_email"]) == (NEW, None)
    assert done.headers["ETag"] == person.get(ACCOUNT).headers["ETag"]
    assert "was changed" in mails(world, "new@demo.example")[0]["subject"]
    events = person.get("/v1/account/activity", kind="activity").json()["items"]
    assert events[0]["name"] == "account.email_changed"
    assert slug(confirm(person, "00000000")) == (404, "not-found")
    with plain_http(world.service.origin) as http:
        client = OAuthClient(http)
        page = client.page(client.push(login_hint=NEW, max_age="300").json()["request_uri"]).text
    assert "Confirm that it is you" in page
    assert NEW in page
    assert "new@demo.example" not in page


def test_three_wrong_codes_and_it_has_lapsed(world: World, person: Client) -> None:
    ask(person, {"email": NEW})
    code = code_for(world)
    for left in (2, 1, 0):
        wrong = confirm(person, other_than(code))
        assert slug(wrong) == (422, "unprocessable")
        assert wrong.json()["errors"] == [{"pointer": "/code", "code": "wrong", "detail": f"Tries left: {left}."}]
    assert slug(confirm(person, code)) == (410, "gone")
    account = person.get(ACCOUNT).json()
    assert (account["email"], account["pending_email"]) == ("new@demo.example", None)
    assert ask(person, {"email": NEW}).status_code == 202
    assert confirm(person, code_for(world)).status_code == 200


def test_two_wrong_codes_do_no_harm(world: World, person: Client) -> None:
    ask(person, {"email": NEW})
    code = code_for(world)
    assert [confirm(person, other_than(code)).status_code for _ in range(2)] == [422, 422]
    assert confirm(person, code).status_code == 200


def test_a_code_lapses_after_30_minutes_of_the_demo(world: World, person: Client) -> None:
    ask(person, {"email": NEW})
    due = Due(world.service, JOBS)
    due.advance(30 * 60_000 - 60_000)
    assert person.get(ACCOUNT).json()["pending_email"]["address"] == NEW
    due.advance(60_000)
    assert person.get(ACCOUNT).json()["pending_email"] is None
    assert slug(confirm(person, code_for(world))) == (410, "gone")


def test_a_newer_wish_replaces_the_older_one(world: World, person: Client) -> None:
    ask(person, {"email": NEW})
    first = code_for(world)
    ask(person, {"email": "third@demo.example"})
    assert confirm(person, first).status_code == 422
    assert confirm(person, code_for(world, "third@demo.example")).json()["email"] == "third@demo.example"


def test_a_wish_can_be_dropped(world: World, person: Client) -> None:
    ask(person, {"email": NEW})
    dropped = ask(person, {"pending_email": None})
    assert (dropped.status_code, dropped.json()["pending_email"]) == (200, None)
    assert slug(confirm(person, code_for(world))) == (404, "not-found")
    assert ask(person, {"pending_email": None}).status_code == 200


@pytest.mark.parametrize("address", ["ordinary@demo.example", "Ordinary@Demo.example", "heavy@demo.example"])
def test_an_address_of_somebody_else_is_not_given_away(world: World, person: Client, address: str) -> None:
    assert ask(person, {"email": address}).status_code == 202
    assert [slug(confirm(person, f"{number:08}"))[0] for number in range(4)] == [422, 422, 422, 410]
    assert not re.search(r"[0-9]{8}", mails(world, address)[0]["text"])
    assert person.get(ACCOUNT).json()["email"] == "new@demo.example"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"email": NEW, "pending_email": None},
        {"email": None},
        {"email": 1},
        {"pending_email": NEW},
        {"email": NEW, "more": 1},
        {"email": ""},
        {"email": "nobody"},
        {"email": "a b@demo.example"},
        {"email": "a@demo"},
        {"email": "a@demo..example"},
        {"email": "a@b@demo.example"},
        {"email": "a@demo.example\n"},
        {"email": "a@demo.example\r\nBcc: b@demo.example"},
        {"email": f"{'a' * 65}@demo.example"},
        {"email": f"a@{'b' * 250}.example"},
        [],
        "x",
    ],
)
def test_what_is_no_wish_is_400(person: Client, body: Any) -> None:
    assert slug(ask(person, body)) == (400, "invalid-request")


@pytest.mark.parametrize(
    "body", [{}, {"code": "1234567"}, {"code": "123456789"}, {"code": 12345678}, {"code": "\uff11" * 8}]
)
def test_what_is_no_code_is_400(person: Client, body: Any) -> None:
    assert slug(person.request("POST", CONFIRM, json=body)) == (400, "invalid-request")


def test_checks_come_in_order(world: World, person: Client) -> None:
    reader = world.person("empty", scopes=SCOPES_DEVICE)
    old = world.person("empty", age_ms=301_000)
    json = {"Content-Type": "application/json"}
    assert slug(world.nobody().request("PATCH", ACCOUNT, content=b"{"))[0] == 401
    assert slug(reader.request("PATCH", ACCOUNT, content=b"{")) == (403, "insufficient-scope")
    assert slug(old.request("PATCH", ACCOUNT, content=b"{")) == (401, "step-up-required")
    assert slug(person.request("PATCH", ACCOUNT, content=b"{"))[0] == 415
    assert slug(person.request("PATCH", ACCOUNT, content=b"{", headers=json)) == (400, "invalid-request")
    same = {"email": "new@demo.example"}
    assert slug(person.request("PATCH", ACCOUNT, json=same)) == (428, "precondition-required")
    stale = person.request("PATCH", ACCOUNT, json=same, headers={"If-Match": '"stale"'})
    assert slug(stale) == (412, "precondition-failed")
    assert stale.json()["current"] == person.get(ACCOUNT).json()
    assert slug(ask(person, same)) == (422, "unprocessable")
    # A confirmation changes the account, too, but the code is proof enough (SI-27).
    ask(person, {"email": NEW})
    assert confirm(old, code_for(world)).status_code == 200


def test_an_account_that_is_about_to_go_keeps_its_address(world: World, person: Client) -> None:
    ask(person, {"email": NEW})
    code = code_for(world)
    assert person.post("/v1/account/deletion", {"confirm": "DELETE", "grace_days": 14}).status_code == 202
    assert slug(ask(person, {"email": "third@demo.example"})) == (409, "deletion-scheduled")
    assert slug(confirm(person, code)) == (409, "deletion-scheduled")
    assert ask(person, {"pending_email": None}).status_code == 200


def test_the_cancel_code_is_mailed_and_works(world: World, person: Client) -> None:
    asked = person.post("/v1/account/deletion", {"confirm": "DELETE", "grace_days": 14}).json()
    assert asked["secrets"]["cancel_code"] in mails(world, "new@demo.example")[0]["text"]


def test_mail_goes_with_its_account(world: World, person: Client) -> None:
    ask(person, {"email": NEW})
    assert confirm(person, code_for(world)).status_code == 200
    assert mails(world, "new@demo.example")
    person.post("/v1/account/deletion", {"confirm": "DELETE", "grace_days": 0})
    Due(world.service, JOBS).advance(1_000)
    assert not mails(world, "new@demo.example")
    assert not mails(world, NEW)


def test_the_mailbox_needs_the_demo_secret(world: World) -> None:
    assert slug(world.nobody().get("/demo/mailbox")) == (403, "demo-secret-required")
