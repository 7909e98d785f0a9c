from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from dijo_desktop.contract.account import Account
from dijo_desktop.contract.activity import Activities
from dijo_desktop.contract.cookies import Cookies
from dijo_desktop.contract.payments import Payments
from dijo_desktop.contract.service import CAPABILITIES, Service
from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import Client, World, served


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("small")
    with served(folder, new_database(folder)) as world:
        yield world


@pytest.fixture(scope="module")
def person(world: World) -> Client:
    return world.person("everyday")


def test_the_service_says_what_it_is(world: World) -> None:
    reply = world.nobody().get("/v1/service")
    service = msgspec.json.decode(reply.content, type=Service)
    assert (service.demo, service.mode, service.api) == (True, "dpop", "1.0")
    assert set(service.capabilities) <= set(CAPABILITIES)
    assert service.limits.grace_days_default in service.limits.grace_days
    assert service.contact.privacy_email == "support@dijo.space"


def test_what_is_no_capability_does_not_exist(world: World, person: Client) -> None:
    paths = {
        "sessions": "/v1/account/sessions",
        "privacy-requests": "/v1/privacy-requests",
        "activity": "/v1/account/activity",
        "payments": "/v1/account/payments",
        "calls": "/v1/calls",
        "calls.changes": "/v1/calls/changes",
        "calls.summary": "/v1/calls/summary",
        "consents": "/v1/consents",
        "cookies": "/v1/cookies",
        "exports": "/v1/exports",
        "deletion": "/v1/account/deletion/preview",
        "receipts": "/v1/receipts",
        "gpc": "/.well-known/gpc.json",
    }
    capabilities = world.nobody().get("/v1/service").json()["capabilities"]
    for capability, path in paths.items():
        assert (person.get(path).status_code == 200) == (capability in capabilities), path


def test_the_account(person: Client) -> None:
    account = msgspec.json.decode(person.get("/v1/account").content, type=Account)
    assert (account.email, account.state, account.pending_email) == ("ordinary@demo.example", "active", None)


def test_cookies_are_public_and_observed_with_a_token(world: World, person: Client) -> None:
    public = msgspec.json.decode(world.nobody().get("/v1/cookies").content, type=Cookies)
    own = msgspec.json.decode(person.get("/v1/cookies").content, type=Cookies)
    assert len(public.items) == 9
    assert all(cookie.observed is None for cookie in public.items)
    assert all(cookie.observed is not None for cookie in own.items)
    assert {cookie.policy_use for cookie in own.items} == {"functional", "analytics", "experience"}
    assert person.items("/v1/cookies", limit=2) == person.items("/v1/cookies")
    assert all((cookie.consent_purpose is None) == (cookie.policy_use == "functional") for cookie in own.items)


def test_activity_and_payments(person: Client) -> None:
    msgspec.json.decode(person.get("/v1/account/activity", limit=1000).content, type=Activities)
    msgspec.json.decode(person.get("/v1/account/payments").content, type=Payments)
    whole = person.items("/v1/account/activity", limit=1000)
    assert person.items("/v1/account/activity", limit=37) == whole
    kinds = [event["kind"] for event in whole]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"login": 148, "activity": 327, "feature": 61}
    since = whole[50]["at"]
    assert person.items("/v1/account/activity", **{"from": since}) == whole[:51]
    assert person.get("/v1/account/activity", kind="dance").status_code == 400


@pytest.mark.parametrize(
    ("path", "scope"),
    [
        ("/v1/account", "account:read"),
        ("/v1/calls", "calls:read"),
        ("/v1/consents", "privacy:read"),
        ("/v1/receipts", "privacy:read"),
        ("/v1/account/payments", "activity:read"),
        ("/v1/exports", "exports"),
        ("/v1/account/deletion", "account:read"),
    ],
)
def test_each_resource_has_its_scope(world: World, path: str, scope: str) -> None:
    assert world.nobody().get(path).status_code == 401
    refused: Any = world.person("everyday", scopes=("nothing",)).get(path)
    assert (refused.status_code, refused.json()["required_scope"]) == (403, scope)
