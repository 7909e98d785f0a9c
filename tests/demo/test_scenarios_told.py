"""Section 10: what each scenario shows to whoever signs in."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import httpx
import msgspec
import pytest

from dijo_desktop.contract.account import Account
from dijo_desktop.contract.calls import Call
from dijo_desktop.contract.data_map import KEYS
from dijo_desktop.contract.demo import DemoLoaded
from dijo_desktop.demo import scenarios
from dijo_desktop.demo.data_routes import JOBS
from dijo_desktop.demo.dates import day
from dijo_desktop.demo.due import Due
from dijo_desktop.domain.receipts import KeyBook, Verdict, chain_breaks, check
from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import Client, World, saved_copy, served

_DAY = 86_400_000
_KNOWN_CALL = {"id", "started_at", "duration_seconds", "cost"}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("scenarios")
    with served(folder, new_database(folder)) as world:
        yield world


@pytest.fixture
def world(running: World) -> Iterator[World]:
    yield running
    running.afresh()


def load(world: World, key: str) -> DemoLoaded:
    return scenarios.load(world.service, key)


def calls_of(person: Client) -> list[dict[str, object]]:
    items: list[dict[str, object]] = person.get("/v1/calls", limit=50).json()["items"]
    return items


def test_three_days_of_grace_are_left(world: World) -> None:
    assert load(world, "deletion-scheduled").receipt_capability
    person = world.person("deletion-scheduled")
    assert person.get("/v1/account").json()["state"] == "deletion_scheduled"
    deletion = person.get("/v1/account/deletion").json()
    assert (deletion["status"], deletion["grace_days"]) == ("scheduled", 14)
    now = world.service.clock.now_ms()
    assert deletion["effective_at"][:10] == day(now + 3 * _DAY)
    assert person.request("DELETE", "/v1/account/deletion").json()["status"] == "cancelled"


def test_the_account_is_gone_and_its_proof_can_be_read(world: World) -> None:
    loaded = load(world, "deleted-retained")
    nobody = world.nobody()
    headers = {"Authorization": f"Receipt {loaded.receipt_capability}"}

    def events() -> list[str]:
        listed = nobody.request("GET", "/v1/receipts", headers=headers).json().get("items", [])
        return [item["event"] for item in listed]

    assert events() == ["deletion.completed", "deletion.scheduled"]
    found = nobody.request("GET", "/v1/receipts", headers=headers).json()["items"]
    assert nobody.request("GET", f"/v1/receipts/{found[0]['id']}", headers=headers).status_code == 200
    effects = {row["key"]: row for row in _body_of(nobody, found[0]["id"], headers)["effects"]}
    assert (effects["payment.records"]["count"], effects["payment.records"]["action"]) == (6, "retain")
    assert loaded.email == "left@demo.example"
    Due(world.service, JOBS).advance(5 * 366 * _DAY)
    assert events()[0] == "retention.ended"


def _body_of(client: Client, receipt_id: str, headers: dict[str, str]) -> dict[str, list[dict[str, object]]]:
    import base64

    middle = client.request("GET", f"/v1/receipts/{receipt_id}", headers=headers).content.split(b".")[1]
    whole = msgspec.json.decode(base64.urlsafe_b64decode(middle + b"=" * (-len(middle) % 4)))
    body: dict[str, list[dict[str, object]]] = whole["body"]
    return body


def test_a_new_policy_is_in_force_until_another_scenario_is_loaded(world: World) -> None:
    load(world, "policy-changed")
    person = world.person("policy-changed")
    policy = person.get("/v1/policy").json()
    assert (policy["version"], policy["supersedes"]) == ("demo-2", "demo-1")
    known = [item["version"] for item in person.items("/v1/policy/acknowledgements")]
    assert known == ["demo-1"]
    read = {"version": "demo-2", "text_sha256": policy["text_sha256"]}
    assert person.request("POST", "/v1/policy/acknowledgements", json=read).status_code == 201
    load(world, "everyday")
    assert person.get("/v1/policy").json()["version"] == "demo-1"


def test_a_request_is_overdue_and_stays_so(world: World) -> None:
    load(world, "request-overdue")
    person = world.person("request-overdue")
    today = day(world.service.clock.now_ms())

    def late() -> list[str]:
        open_ones = person.items("/v1/privacy-requests", status="in_progress")
        return [one["clock"]["due_on"] for one in open_ones if one["clock"]["due_on"] < today]

    assert len(late()) == 1
    assert day(world.service.clock.now_ms() - 6 * _DAY) <= late()[0] <= day(world.service.clock.now_ms() - 3 * _DAY)
    Due(world.service, JOBS).advance(2 * _DAY)
    assert late()


def test_four_things_are_undeclared_and_no_more(world: World) -> None:
    load(world, "undeclared-data")
    person = world.person("undeclared-data")
    found = {f"account.{name}" for name in set(person.get("/v1/account").json()) - set(Account.__struct_fields__)}
    found |= {f"calls.{name}" for call in calls_of(person) for name in set(call) - _KNOWN_CALL}
    changed = person.get("/v1/calls/changes").json()["changed"]
    assert {name for call in changed for name in set(call) - _KNOWN_CALL} == {"peer"}
    data_map = person.get("/v1/data-map").json()
    found |= {f"map.{row['key']}" for row in data_map["rows"] if row["key"] not in KEYS}
    job, archive = saved_copy(person, kind="access", categories=None, formats=["ndjson", "csv"])
    assert (job["status"], job["complete"]) == ("ready", True)
    manifest, lines = _opened(archive)
    found |= {f"manifest.{row['key']}" for row in manifest["categories"] if row["key"] not in KEYS}
    assert found == {"account.risk_score", "calls.peer", "map.technical.location", "manifest.technical.location"}
    assert {name for line in lines for name in set(msgspec.json.decode(line)) - _KNOWN_CALL} == set()
    assert "calls.peer" not in person.get("/v1/service").json()["capabilities"]
    other = world.person("everyday")
    assert set(calls_of(other)[0]) == _KNOWN_CALL
    assert set(other.get("/v1/account").json()) == set(Account.__struct_fields__)
    assert {row["key"] for row in other.get("/v1/data-map").json()["rows"]} == set(KEYS)


def _opened(archive: bytes) -> tuple[dict[str, list[dict[str, object]]], list[bytes]]:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        lines = opened.read("data/usage.calls-0001.ndjson").splitlines()
        assert opened.read("data/technical.location-0001.ndjson").startswith(b'{"value":"London, GB"')
        return msgspec.json.decode(opened.read("manifest.json")), lines


def test_a_copied_sign_in_is_ended_with_a_notice(world: World) -> None:
    load(world, "token-theft")
    person, other = world.person("token-theft"), world.person("everyday")
    assert _thefts(person) == 1
    load(world, "token-theft")
    assert person.get("/v1/account").json()["dijo_reason"] == "reuse_detected"
    assert other.get("/v1/account").status_code == 200
    assert _thefts(world.person("token-theft")) == 2


def _thefts(person: Client) -> int:
    events = person.items("/v1/account/activity", kind="activity")
    return sum(event["name"] == "security.refresh_token_reuse" for event in events)


def test_trouble_with_the_line_leaves_people_signed_in(world: World) -> None:
    load(world, "everyday")
    person = world.person("everyday")
    load(world, "offline")
    with pytest.raises(httpx.RemoteProtocolError):
        person.get("/v1/account")
    load(world, "faulty")
    seen = set()
    for _ in range(8):
        try:
            seen.add(person.get("/v1/calls/changes").status_code)
        except httpx.RemoteProtocolError:
            seen.add(0)
    assert seen == {0, 200, 500, 503}
    assert person.get("/v1/calls/changes").status_code == 200
    load(world, "slow")
    assert {rule.effect for rule in world.service.faults.rules()} == {"delay_ms", "drip_bytes_per_second"}
    load(world, "empty")
    assert world.service.faults.rules() == ()
    assert person.get("/v1/account").status_code == 200


def test_optional_abilities_of_calls_are_announced_and_exact(world: World) -> None:
    load(world, "everyday")
    person = world.person("everyday")
    assert set(calls_of(person)[0]) == _KNOWN_CALL
    load(world, "call-details")
    said = person.get("/v1/service").json()["capabilities"]
    assert said[-3:] == ["calls.peer", "calls.direction", "calls.billing"]
    listed = calls_of(person)
    for call in listed:
        checked = msgspec.convert(call, Call)
        assert checked.peer is not msgspec.UNSET
        assert checked.peer.kind in ("e164", "masked", "handle")
        assert checked.rate is not msgspec.UNSET
        assert checked.billed_seconds is not msgspec.UNSET
        assert 0 <= checked.billed_seconds - checked.duration_seconds < 60
        assert Decimal(checked.rate.amount) * checked.billed_seconds / checked.rate.per_seconds == Decimal(
            checked.cost.amount
        )
        assert checked.rate.currency == checked.cost.currency
    assert {call["direction"] for call in listed} == {"in", "out"}
    assert person.get(f"/v1/calls/{listed[0]['id']}").json() == listed[0]
    load(world, "empty")
    assert set(calls_of(person)[0]) == _KNOWN_CALL


def test_a_reset_takes_everything_back(world: World) -> None:
    load(world, "call-details")
    load(world, "offline")
    load(world, "policy-changed")
    headers = {"X-Dijo-Demo-Secret": "s" * 32}
    nobody = world.nobody()
    assert nobody.request("POST", "/demo/reset", headers=headers).status_code == 204
    assert nobody.get("/v1/policy").json()["version"] == "demo-1"
    assert "calls.peer" not in nobody.get("/v1/service").json()["capabilities"]
    listed = nobody.request("GET", "/demo/scenarios", headers=headers).json()["items"]
    assert [item["key"] for item in listed] == list(scenarios.SCENARIOS)
    assert {"key": "deleted-retained", "email": "left@demo.example"} in listed


def test_after_a_reset_a_kept_receipt_is_never_contradicted(world: World) -> None:
    """The client keeps receipts: one of before must verify, and its id must never come back with other bytes."""

    def proofs() -> dict[str, bytes]:
        person = world.person("everyday")
        ids = [item["id"] for item in person.items("/v1/receipts")]
        return {receipt_id: person.get(f"/v1/receipts/{receipt_id}").content for receipt_id in ids}

    load(world, "everyday")
    kept = proofs()
    headers = {"X-Dijo-Demo-Secret": "s" * 32}
    assert world.nobody().request("POST", "/demo/reset", headers=headers).status_code == 204
    person = world.person("everyday")
    person.post("/v1/account/deletion", {"confirm": "DELETE", "grace_days": 7})
    now = proofs()
    assert len(now) > len(kept) > 5
    assert set(kept) <= set(now)
    assert all(kept[receipt_id] == now[receipt_id] for receipt_id in kept)
    assert chain_breaks(now.values()) == []
    keys = KeyBook([person.get("/v1/receipts/jwks.json").content])
    for compact in (*kept.values(), *now.values()):
        checked = check(compact, keys, issuer=world.service.origin, account_id=person.account_id)
        assert checked.verdict is Verdict.SIGNED
