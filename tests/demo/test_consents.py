from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

import httpx
import msgspec
import pytest

from dijo_desktop.contract.consents import Consents
from dijo_desktop.domain.receipts import KeyBook, Verdict, check
from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import Client, World, served


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("service")
    with served(folder, new_database(folder)) as world:
        yield world


@pytest.fixture
def world(running: World) -> World:
    return running.afresh()


def _put(person: Client, purpose: str, state: str, *, etag: str | None = None, **more: Any) -> httpx.Response:
    headers = {"If-Match": etag or person.get(f"/v1/consents/{purpose}").headers["ETag"], **more.pop("headers", {})}
    body = {"state": state, "notice_version": "demo-1", **more}
    return person.request("PUT", f"/v1/consents/{purpose}", json=body, headers=headers)


def test_every_purpose_begins_not_asked(world: World) -> None:
    consents = msgspec.json.decode(world.person("empty").get("/v1/consents").content, type=Consents)
    assert [(item.purpose, item.state, item.set_by, item.ask_again_on) for item in consents.items] == [
        ("analytics", "not_asked", "default", None),
        ("experience", "not_asked", "default", None),
    ]
    assert consents.gpc.applied is False


def test_giving_takes_as_many_steps_as_withdrawing_and_each_has_a_receipt(world: World) -> None:
    person = world.person("empty")
    given = _put(person, "analytics", "given")
    withdrawn = _put(person, "analytics", "withdrawn")
    assert (given.status_code, withdrawn.status_code) == (200, 200)
    assert [reply.json()["state"] for reply in (given, withdrawn)] == ["given", "withdrawn"]
    assert withdrawn.headers["ETag"] != given.headers["ETag"]
    newest, before = person.items("/v1/consents/history")
    assert (newest["from_state"], newest["to_state"], before["from_state"]) == ("given", "withdrawn", "not_asked")
    assert newest["via"] == "dijo-desktop/1.0"
    receipt = person.get(f"/v1/receipts/{newest['receipt_id']}").content
    keys = KeyBook([person.get("/v1/receipts/jwks.json").content])
    body = b'{"state":"withdrawn","notice_version":"demo-1"}'
    checked = check(
        receipt,
        keys,
        issuer=world.service.origin,
        account_id=person.account_id,
        request_sha256=hashlib.sha256(body).hexdigest(),
    )
    assert checked.verdict is Verdict.SIGNED
    assert checked.receipt is not None
    assert checked.receipt.body["to_state"] == "withdrawn"
    policy = world.nobody().get("/v1/policy").json()
    assert checked.receipt.body["notice"] == {"version": "demo-1", "text_sha256": policy["text_sha256"]}


def test_nobody_is_asked_again_for_182_days(world: World) -> None:
    person = world.person("empty")
    changed = _put(person, "experience", "refused").json()
    assert changed["since_at"] > "2026"
    days = msgspec.convert(changed["ask_again_on"], type=date)
    since = msgspec.convert(changed["since_at"][:10], type=date)
    assert (days - since).days == 182


@pytest.mark.parametrize(
    ("before", "after", "status"),
    [
        ([], "withdrawn", 422),
        (["refused"], "refused", 422),
        (["refused"], "withdrawn", 422),
        (["given", "withdrawn"], "withdrawn", 422),
        (["given"], "refused", 200),
        (["given", "withdrawn"], "refused", 200),
        (["given", "withdrawn"], "given", 200),
        (["given"], "given", 200),
    ],
)
def test_only_some_ways_lead_from_state_to_state(world: World, before: list[str], after: str, status: int) -> None:
    person = world.person("empty")
    for state in before:
        assert _put(person, "analytics", state).status_code == 200
    reply = _put(person, "analytics", after)
    assert reply.status_code == status
    changed = 0 if status == 422 or before[-1:] == [after] else 1
    assert len(person.items("/v1/consents/history")) == len(before) + changed


def test_the_second_of_two_devices_is_told_what_is(world: World) -> None:
    first, second = world.person("empty"), world.person("empty")
    etag = second.get("/v1/consents/analytics").headers["ETag"]
    changed = _put(first, "analytics", "refused")
    stale = _put(second, "analytics", "given", etag=etag)
    assert stale.status_code == 412
    assert stale.json()["current"] == changed.json()
    assert stale.headers["ETag"] == changed.headers["ETag"]
    blind = second.request("PUT", "/v1/consents/analytics", json={"state": "given", "notice_version": "demo-1"})
    assert blind.status_code == 428


@pytest.mark.parametrize(
    ("purpose", "body", "status"),
    [
        ("service", {"state": "withdrawn", "notice_version": "demo-1"}, 409),
        ("dancing", {"state": "given", "notice_version": "demo-1"}, 404),
        ("analytics", {"state": "given", "notice_version": "demo-0"}, 409),
        ("analytics", {"state": "not_asked", "notice_version": "demo-1"}, 400),
        ("analytics", {"state": "given"}, 400),
        ("analytics", {"state": "given", "notice_version": "demo-1", "more": 1}, 400),
    ],
)
def test_what_cannot_be(world: World, purpose: str, body: dict[str, Any], status: int) -> None:
    person = world.person("empty")
    etag = person.get("/v1/consents/analytics").headers["ETag"]
    reply = person.request("PUT", f"/v1/consents/{purpose}", json=body, headers={"If-Match": etag})
    assert reply.status_code == status
    assert person.items("/v1/consents/history") == []


def test_gpc_refuses_what_nobody_decided_and_only_that(world: World) -> None:
    person = world.person("empty")
    _put(person, "analytics", "given")
    shown = person.request("GET", "/v1/consents", headers={"Sec-GPC": "1"}).json()
    assert [(item["state"], item["set_by"]) for item in shown["items"]] == [("given", "user"), ("refused", "gpc")]
    assert shown["gpc"]["applied"] is True
    again = person.request("GET", "/v1/consents", headers={"Sec-GPC": "1"}).json()
    assert again == shown
    # Without the header nothing is shared more, and an explicit choice still wins.
    assert person.get("/v1/consents").json() == shown
    assert _put(person, "experience", "given").json()["set_by"] == "user"
    events = person.items("/v1/consents/history")
    assert [event["set_by"] for event in events] == ["user", "gpc", "user"]


def test_history_comes_in_pages(world: World) -> None:
    person = world.person("everyday")
    assert person.items("/v1/consents/history", limit=2) == person.items("/v1/consents/history")
    assert [event["purpose"] for event in person.items("/v1/consents/history")].count("analytics") == 4


def test_unchanged_consents_are_not_sent_again(world: World) -> None:
    person = world.person("everyday")
    etag = person.get("/v1/consents").headers["ETag"]
    assert person.request("GET", "/v1/consents", headers={"If-None-Match": etag}).status_code == 304


def test_while_a_deletion_is_scheduled_consent_can_only_be_taken_back(world: World) -> None:
    person = world.person("everyday")
    person.post("/v1/account/deletion", {"confirm": "DELETE", "grace_days": 14})
    refused = _put(person, "analytics", "given")
    assert refused.json()["type"].endswith("deletion-scheduled")
    assert _put(person, "experience", "withdrawn").status_code == 200
