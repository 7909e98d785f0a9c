from __future__ import annotations

from collections.abc import Iterator

import pytest

from dijo_desktop.contract.data_map import KEYS, KEYS_NOT_HELD
from dijo_desktop.contract.oauth import SCOPES_FIRST
from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import World, served


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("map")
    with served(folder, new_database(folder)) as world:
        yield world


def test_anybody_sees_the_map_but_no_counts(world: World) -> None:
    shown = world.nobody().get("/v1/data-map").json()
    assert tuple(row["key"] for row in shown["rows"]) == KEYS
    assert all(row["mine"] is None and row["restricted"] is None for row in shown["rows"])
    assert all(purpose["objected"] is None for purpose in shown["purposes"])


def test_what_is_not_held_is_empty(world: World) -> None:
    rows = {row["key"]: row for row in world.person("everyday").get("/v1/data-map").json()["rows"]}
    for key in KEYS_NOT_HELD:
        row = rows[key]
        assert row["held"] is False
        assert [row[name] for name in ("sources", "purposes", "legal_basis", "recipients")] == [[]] * 4
        assert [row[name] for name in ("retention", "deletion", "export_path", "restricted", "mine")] == [None] * 5


def test_the_basis_of_a_row_is_the_union_over_its_purposes(world: World) -> None:
    shown = world.nobody().get("/v1/data-map").json()
    basis = {purpose["key"]: purpose["legal_basis"] for purpose in shown["purposes"]}
    recipients = {recipient["key"] for recipient in shown["recipients"]}
    for row in shown["rows"]:
        assert set(row["legal_basis"]) == {basis[purpose] for purpose in row["purposes"]}
        assert len(set(row["legal_basis"])) == len(row["legal_basis"])
        assert set(row["recipients"]) <= recipients


def test_rights_follow_from_the_basis(world: World) -> None:
    for purpose in world.nobody().get("/v1/data-map").json()["purposes"]:
        basis, rights = purpose["legal_basis"], set(purpose["rights"])
        assert {"access", "rectification", "erasure", "restriction", "complaint"} <= rights
        assert ("objection" in rights) == (basis == "legitimate_interests")
        assert ("consent_withdrawal" in rights) == (basis == "consent")
        assert ("portability" in rights) == (basis in {"consent", "contract"})


def test_counts_are_those_of_the_lists(world: World) -> None:
    person = world.person("everyday")
    mine = {row["key"]: row["mine"] for row in person.get("/v1/data-map").json()["rows"] if row["mine"]}
    assert mine["usage.calls"]["count"] == len(person.items("/v1/calls", limit=100))
    assert mine["payment.records"]["count"] == len(person.items("/v1/account/payments")) == 19
    assert mine["usage.logins"]["count"] == len(person.items("/v1/account/activity", kind="login")) == 148
    assert mine["usage.activity"]["count"] == 327
    assert mine["usage.feature_usage"]["count"] == 61
    assert mine["technical.cookie_data"]["count"] == 9
    assert mine["rights.consents"]["count"] == len(person.items("/v1/consents/history")) == 6
    assert mine["rights.receipts"]["count"] == len(person.items("/v1/receipts"))
    assert mine["rights.requests"]["count"] == 5
    newest = person.get("/v1/calls", limit=1).json()["items"][0]
    assert mine["usage.calls"]["newest_at"] == newest["started_at"]


def test_who_just_signed_up_has_counts_of_zero(world: World) -> None:
    person = world.person("empty")
    mine = {row["key"]: row["mine"]["count"] for row in person.get("/v1/data-map").json()["rows"] if row["held"]}
    # What this sign-in itself told about the browser is there.
    seen = {"account.email", "account.identifier"} | {key for key in mine if key.startswith("technical.")}
    assert {key for key, count in mine.items() if count} <= seen
    assert mine["technical.cookie_data"] == 0


def test_a_token_without_the_scope_is_refused(world: World) -> None:
    scopes = tuple(scope for scope in SCOPES_FIRST if scope != "privacy:read")
    refused = world.person("everyday", scopes=scopes).get("/v1/data-map")
    assert (refused.status_code, refused.json()["required_scope"]) == (403, "privacy:read")
