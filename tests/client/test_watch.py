"""Every answer is looked through for what the policy does not name; only where and since when is kept."""

from __future__ import annotations

import threading
from pathlib import Path

import msgspec
import pytest

from dijo_desktop.client.calls import CallResource
from dijo_desktop.client.demo_controls import DemoControls
from dijo_desktop.client.demo_process import DemoProcess, command_line
from dijo_desktop.client.environment import Environment
from dijo_desktop.client.http import Http
from dijo_desktop.client.save_copy import SaveCopy
from dijo_desktop.client.scripted_browser import ScriptedBrowser
from dijo_desktop.client.watch import ARCHIVE, CALLS, MOST, Watch, WatchedSession
from dijo_desktop.contract.data_map import KEYS
from dijo_desktop.demo.policy_text import read_policy
from dijo_desktop.domain.clock import Clock
from dijo_desktop.domain.undeclared import Sighting
from dijo_desktop.errors import DijoError, Offline, StoreFailed
from dijo_desktop.store.findings import KeptFinding
from dijo_desktop.store.local_copy import LocalCopy
from dijo_desktop.store.places import Places
from tests.archives import CALL
from tests.client.computer import Computer
from tests.client.plain_service import json_answer
from tests.client.resource_world import ACCOUNT, page
from tests.fake_clock import FakeClock

STOP = threading.Event()
PEER = {"kind": "masked", "value": "+44 20 ...1"}
DECLARED = [{"key": key, "policy_section": "2.1", "declared": "listed"} for key in KEYS]


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def copy(clock):
    made = LocalCopy.in_memory(clock=clock)
    yield made
    made.close()


@pytest.fixture
def watch(copy, clock):
    return Watch(copy.findings, clock)


def policy(*without: str) -> bytes:
    """As much of a policy as is looked at."""
    whole = msgspec.to_builtins(read_policy())
    declared = [one for one in DECLARED if one["key"] not in without]
    return msgspec.json.encode({**whole, "declared_data": declared})


def places(watch: Watch) -> dict[str, str]:
    return {f"{one.endpoint} {one.pointer}": one.reason for one in watch.findings}


def test_findings_wait_for_the_policy_but_not_those_of_no_contract(watch, clock) -> None:
    first_ms = clock.now_ms()
    watch.look("GET", "/v1/account", msgspec.json.encode({**ACCOUNT, "risk_score": 37}))
    watch.look("GET", "/v1/calls?limit=1", msgspec.json.encode(page([{**CALL, "peer": PEER}])))
    assert places(watch) == {"/v1/account /risk_score": "unknown"}
    clock.advance(60)
    watch.look("GET", "/v1/policy", policy())
    assert places(watch) == {"/v1/account /risk_score": "unknown", "/v1/calls /items/*/peer": "undeclared"}
    assert {one.first_seen_ms for one in watch.findings} == {first_ms}
    watch.look("GET", "/v1/policy", policy("account.email"))
    assert places(watch)["/v1/account /email"] == "undeclared"
    watch.look("GET", "/v1/policy", policy())
    assert "/v1/account /email" not in places(watch)


def test_a_later_run_knows_what_was_found_and_since_when(watch, copy, clock) -> None:
    watch.look("GET", "/v1/policy", policy())
    watch.look("GET", "/v1/account", msgspec.json.encode({**ACCOUNT, "risk_score": 37}))
    (found,) = watch.findings
    clock.advance(3600)
    again = Watch(copy.findings, clock)
    assert [one[:4] for one in again.findings] == [found[:4]], "also before any answer"
    again.look("GET", "/v1/account", msgspec.json.encode({**ACCOUNT, "risk_score": 38}))
    again.look("GET", "/v1/policy", policy())
    assert again.findings == (found,)
    assert b"37" not in msgspec.json.encode(copy.findings.all()), "the value itself is not kept"


def test_pages_of_changes_are_looked_through_where_they_are_read(world, watch) -> None:
    calls = CallResource(WatchedSession(world.session, watch), lambda found: watch.note(CALLS, found))
    whole = {"removed": [], "next_cursor": None, "sync_token": "t", "limit": 1000}
    plain = {"changed": [CALL, {**CALL, "peer": PEER, "billed_seconds": 60}], **whole}
    odd = {"changed": [{**CALL, "mood": "calm"}], **whole}
    world.answers = [json_answer(plain), json_answer(odd)]
    watch.look("GET", "/v1/policy", policy())
    calls.changes(stop=STOP).read()
    assert places(watch) == {
        "/v1/calls /items/*/peer": "undeclared",
        "/v1/calls /items/*/billed_seconds": "undeclared",
    }
    calls.changes(stop=STOP).read()
    assert places(watch)["/v1/calls /items/*/mood"] == "unknown"
    watch.look("GET", "/v1/policy", policy("usage.calls"))
    assert {"/v1/calls /items/*/id", "/v1/calls /items/*/cost"} < set(places(watch))


def test_the_value_is_asked_for_again_when_it_is_wanted(world, watch) -> None:
    session = WatchedSession(world.session, watch)
    watch.look("GET", "/v1/calls?limit=200", msgspec.json.encode(page([{**CALL, "mood": "calm"}])))
    watch.note(ARCHIVE, {Sighting("/hello", "none", unknown=True)})
    mood, archive = watch.findings
    world.answers = [json_answer(page([CALL, {**CALL, "mood": "glad"}])), json_answer(page([CALL]))]
    assert watch.value(mood, session, STOP) == "glad"
    assert watch.value(mood, session, STOP) is None
    assert watch.value(archive, session, STOP) is None
    assert [target for _, target, *_ in world.service.seen] == ["/v1/calls?limit=200"] * 2


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 100_000, b'{"items": 3}', b"null"])
def test_an_answer_that_cannot_be_read_is_left_to_whoever_asked(watch, body) -> None:
    for path in ("/v1/calls", "/v1/policy", "/v1/data-map", "/v1/nothing"):
        watch.look("GET", path, body)
    assert watch.findings == ()


def test_a_full_disk_and_a_flood_of_names_are_no_trouble(clock) -> None:
    class Full:
        def all(self):
            raise StoreFailed("outbox.db")

        def add(self, _finding):
            raise StoreFailed("outbox.db")

    watch = Watch(Full(), clock)
    watch.look("GET", "/v1/account", msgspec.json.encode({**ACCOUNT, **{f"name_{n}": 1 for n in range(MOST + 5)}}))
    assert MOST - 4 <= len(watch.findings) <= MOST


def test_one_place_has_one_finding_the_gravest(watch, copy) -> None:
    payment = {
        "id": "pay_01JD7Z4M8Q0V5W2Y6T3K9B1C4J",
        "at": "2026-11-20T18:03:11.204Z",
        "kind": "charge",
        "status": "settled",
        "amount": {"amount": "9.99", "currency": "GBP"},
        "provider": "card",
        "reference": "4111 1111 1111 1111",
    }
    watch.look("GET", "/v1/account/payments", msgspec.json.encode(page([payment])))
    watch.look("GET", "/v1/policy", policy("payment.records"))
    assert places(watch)["/v1/account/payments /items/*/reference"] == "not_held"
    assert places(watch)["/v1/account/payments /items/*/kind"] == "undeclared"
    watch.look("GET", "/v1/policy", policy())
    assert places(watch) == {"/v1/account/payments /items/*/reference": "not_held"}
    assert b"4111" not in msgspec.json.encode(copy.findings.all())


def test_a_member_that_a_later_version_knows_is_no_finding_any_more(copy, clock) -> None:
    copy.findings.add(KeptFinding("/v1/account", "/created_at", "account.identifier", "unknown", 5))
    watch = Watch(copy.findings, clock)
    assert places(watch) == {"/v1/account /created_at": "unknown"}
    watch.look("GET", "/v1/account", msgspec.json.encode(ACCOUNT))
    watch.look("GET", "/v1/policy", policy())
    assert places(watch) == {}


SAVED = ("everyday", "undeclared-data")
EXPECTED = {
    "undeclared-data": {
        "/v1/account /risk_score": "unknown",
        "/v1/calls /items/*/peer": "undeclared",
        "/v1/data-map /rows/technical.location": "undeclared",
        f"{ARCHIVE} /categories/technical.location": "undeclared",
    },
    "call-details": {
        "/v1/calls /items/*/peer": "undeclared",
        "/v1/calls /items/*/direction": "undeclared",
        "/v1/calls /items/*/billed_seconds": "undeclared",
        "/v1/calls /items/*/rate": "undeclared",
    },
}
"""No ability that a service announces makes up for its policy (CO-24); every other scenario has no finding."""


def test_a_scenario_has_the_findings_that_it_is_for_and_no_others(tmp_path: Path) -> None:
    demo = DemoProcess(Places.below(tmp_path / "demo"), Clock(), command=[*command_line(), "--heavy-calls", "500"])
    address = demo.start()
    http = Http(clock=Clock(), environment=Environment())
    controls = DemoControls(http, address)
    missed = {}
    try:
        for scenario in controls.scenarios(stop=STOP).items:
            if scenario.key in ("deleted-retained", "slow", "offline", "faulty"):
                continue  # nobody is left to sign in, or everyday with faults
            email = controls.load(scenario.key, stop=STOP).email
            found = findings(tmp_path / scenario.key, address.origin, email, save=scenario.key in SAVED)
            if found != EXPECTED.get(scenario.key, {}):
                missed[scenario.key] = found
    finally:
        http.shut()
        demo.stop()
    assert missed == {}


def findings(folder: Path, origin: str, email: str, *, save: bool) -> dict[str, str]:
    """Sign in, read what there is to read, save a copy, and say what was found."""
    computer = Computer(folder, origin)
    computer.browser = ScriptedBrowser(email)
    me = computer.sign_in(computer.start())
    try:
        me.sync().run(STOP, lambda _progress: None)
        me.look_through(STOP)
        me.calls.newest(stop=STOP)
        for read in (me.cookies.list, me.consents.read, me.privacy_requests.list, me.receipts.list, me.calls.summary):
            read(stop=STOP)
        if save:
            SaveCopy(
                me.exports,
                me.receipts,
                me.copy.outbox,
                me.stepped_up,
                issuer=me.profile.issuer,
                account_id=me.account.id,
                demo=True,
                clock=Clock(),
                note=lambda found: me.watch.note(ARCHIVE, found),
            ).run(folder, STOP, lambda _progress: None, waiting=lambda _attempt: None)
        return places(me.watch)
    finally:
        me.copy.close()
        computer.close()


def test_a_session_that_fails_fails_as_before(watch) -> None:
    class Away:
        def call(self, *_args, **_more):
            raise Offline("host")

    with pytest.raises(DijoError):
        WatchedSession(Away(), watch).call("GET", "/v1/account", stop=STOP)
