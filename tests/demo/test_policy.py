from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from dijo_desktop.contract.policy import Policy
from dijo_desktop.demo.policy_text import policy_of, read_policy
from dijo_desktop.packaged import resource
from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import World, served


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("policy")
    with served(folder, new_database(folder)) as world:
        yield world


def test_every_line_of_the_text_is_in_a_section() -> None:
    text = resource("privacy-policy.txt").read_text(encoding="utf-8")
    policy = read_policy()
    lines = text.splitlines()[1:]
    found = []
    for section in policy.sections:
        found.append(next(line for line in lines if line.startswith(section.id) and line.endswith(section.title)))
        found += section.text.splitlines()
    assert found == lines


def test_the_hash_is_over_lf_and_one_final_lf() -> None:
    text = resource("privacy-policy.txt").read_text(encoding="utf-8")
    expected = hashlib.sha256((text.rstrip("\n") + "\n").encode()).hexdigest()
    assert expected == "8f42a64f032024b022634940809897dcbabde93e1616192c1768def78fd792e3"
    for same in (text, text + "\n", text.replace("\n", "\r\n")):
        assert policy_of(same, "x").text_sha256 == expected
    assert policy_of(text.replace("5 years", "6 years"), "x").text_sha256 != expected


def test_what_the_policy_does_not_say_is_null_and_named(world: World) -> None:
    policy = world.nobody().get("/v1/policy").json()
    assert policy["controller"]["dpo"] is None
    assert policy["effective_on"] is None
    assert {"dpo", "effective_date", "version"} <= set(policy["not_stated"])
    assert policy["controller"]["address"][0] == "71-75 Shelton Street"


def test_versions_lead_to_the_whole_policy(world: World) -> None:
    nobody = world.nobody()
    listed = nobody.get("/v1/policy/versions").json()
    assert [version["version"] for version in listed["items"]] == ["demo-1"]
    assert "sections" not in listed["items"][0]
    whole = nobody.get("/v1/policy/versions/demo-1").json()
    assert {name: whole[name] for name in listed["items"][0]} == listed["items"][0]
    assert nobody.get("/v1/policy/versions/demo-9").status_code == 404


def test_an_unchanged_policy_is_not_sent_again(world: World) -> None:
    nobody = world.nobody()
    first = nobody.get("/v1/policy")
    again = nobody.request("GET", "/v1/policy", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_struct_decodes_what_is_sent(world: World) -> None:
    import msgspec

    assert msgspec.json.decode(world.nobody().get("/v1/policy").content, type=Policy) == read_policy()


def test_data_map_and_policy_fit(world: World, tmp_path: Path) -> None:
    policy = world.nobody().get("/v1/policy").json()
    rows = world.nobody().get("/v1/data-map").json()["rows"]
    assert [(row["key"], row["policy_section"], row["declared"]) for row in rows] == [
        (data["key"], data["policy_section"], data["declared"]) for data in policy["declared_data"]
    ]
    assert {row["policy_section"] for row in rows} <= {section["id"] for section in policy["sections"]}
