from __future__ import annotations

from collections.abc import Iterator

import pytest

from dijo_desktop.demo.policy_text import read_policy
from dijo_desktop.demo.policy_versions import CHANGES, put_in_force, second_policy
from dijo_desktop.packaged import resource
from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import World, served
from tests.demo.request_fixtures import fresh, problem

PATH = "/v1/policy/acknowledgements"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("policy")
    with served(folder, new_database(folder)) as world:
        yield world


@pytest.fixture
def world(running: World) -> Iterator[World]:
    _put(running, "demo-1")
    with fresh(running) as world:
        yield world


def _put(world: World, version: str) -> None:
    with world.service.database.write() as connection:
        put_in_force(connection, version)


def test_reading_is_said_once_and_is_no_consent(world: World) -> None:
    person = world.person("empty")
    read = {"version": "demo-1", "text_sha256": read_policy().text_sha256}
    first = person.request("POST", PATH, json=read)
    again = person.request("POST", PATH, json=read)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()
    assert person.items(PATH) == [first.json()]
    assert [item["event"] for item in person.items("/v1/receipts")] == ["policy.acknowledged"]
    assert person.get(f"/v1/receipts/{first.json()['receipt_id']}").status_code == 200
    assert {consent["state"] for consent in person.get("/v1/consents").json()["items"]} == {"not_asked"}
    assert world.person("everyday").items(PATH) == []
    rows = {row["key"]: row for row in person.get("/v1/data-map").json()["rows"]}
    assert rows["rights.acknowledgements"]["mine"]["count"] == 1
    assert rows["rights.acknowledgements"]["sources"] == [PATH]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"version": "demo-2", "text_sha256": "0" * 64}, 409),
        ({"version": "demo-1", "text_sha256": "0" * 64}, 409),
        ({"version": "demo-1", "text_sha256": "short"}, 400),
        ({"version": "demo-1"}, 400),
        ({"version": "demo-1", "text_sha256": "0" * 64, "consent": True}, 400),
    ],
)
def test_only_what_is_in_force_can_be_acknowledged(world: World, body: dict[str, object], status: int) -> None:
    person = world.person("empty")
    refused = person.request("POST", PATH, json=body)
    assert refused.status_code == status
    assert problem(refused) == ("policy-mismatch" if status == 409 else "invalid-request")
    assert person.items(PATH) == []


def test_a_new_version_is_acknowledged_beside_the_old_one(world: World) -> None:
    person = world.person("empty")
    read = {"version": "demo-1", "text_sha256": read_policy().text_sha256}
    person.request("POST", PATH, json=read)
    _put(world, "demo-2")
    assert problem(person.request("POST", PATH, json=read)) == "policy-mismatch"
    new = {"version": "demo-2", "text_sha256": second_policy().text_sha256}
    assert person.request("POST", PATH, json=new).status_code == 201
    assert [item["version"] for item in person.items(PATH, limit=1)] == ["demo-2", "demo-1"]


def test_versions_are_listed_newest_first_and_lead_to_their_texts(world: World) -> None:
    nobody = world.nobody()
    assert nobody.get("/v1/policy/versions/demo-2").status_code == 404
    before = nobody.get("/v1/policy")
    _put(world, "demo-2")
    after = nobody.request("GET", "/v1/policy", headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert (after.json()["version"], after.json()["supersedes"]) == ("demo-2", "demo-1")
    assert [item["version"] for item in nobody.items("/v1/policy/versions", limit=1)] == ["demo-2", "demo-1"]
    assert nobody.get("/v1/policy/versions/demo-1").json() == before.json()
    assert nobody.get("/v1/data-map").json()["policy_version"] == "demo-2"
    for cursor in ("x", nobody.get("/v1/policy/versions", limit=1).json()["next_cursor"] + "A"):
        assert problem(nobody.get("/v1/policy/versions", cursor=cursor)) == "invalid-cursor"
    cursor = nobody.get("/v1/policy/versions", limit=1).json()["next_cursor"]
    _put(world, "demo-1")
    assert problem(nobody.get("/v1/policy/versions", cursor=cursor)) == "invalid-cursor"


def test_consent_is_given_under_the_notice_in_force(world: World) -> None:
    person = world.person("empty")
    _put(world, "demo-2")
    etag = person.get("/v1/consents/analytics").headers["ETag"]
    old = person.request(
        "PUT",
        "/v1/consents/analytics",
        json={"state": "given", "notice_version": "demo-1"},
        headers={"If-Match": etag},
    )
    assert problem(old) == "policy-mismatch"
    new = {"state": "given", "notice_version": "demo-2"}
    given = person.request("PUT", "/v1/consents/analytics", json=new, headers={"If-Match": etag})
    assert given.json()["notice"]["version"] == "demo-2"


def test_the_second_version_differs_where_it_says_so() -> None:
    text = resource("privacy-policy.txt").read_text(encoding="utf-8")
    assert all(text.count(before) == 1 for before, _ in CHANGES)
    changed = {
        old.id
        for old, new in zip(read_policy().sections, second_policy().sections, strict=True)
        if old.text != new.text
    }
    assert changed == {"5", "6", "8", "10", "12"}


def test_there_are_two_versions_only(world: World) -> None:
    with pytest.raises(ValueError, match="demo-3"):
        _put(world, "demo-3")
