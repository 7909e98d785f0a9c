from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.demo import request_fixtures as made
from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import Client, World, served
from tests.demo.request_fixtures import DAY, PATH, Filed, fresh


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("effects")
    with served(folder, new_database(folder)) as world:
        yield world


@pytest.fixture
def world(running: World) -> Iterator[World]:
    with fresh(running) as world:
        yield world


def _rows(person: Client) -> dict[str, Any]:
    return {row["key"]: row for row in person.get("/v1/data-map").json()["rows"]}


def _purposes(person: Client) -> dict[str, Any]:
    return {purpose["key"]: purpose for purpose in person.get("/v1/data-map").json()["purposes"]}


def _refused(done: dict[str, Any], reason: str) -> None:
    assert (done["status"], done["status_reason"]) == ("refused", reason)
    assert done["outcome"]["reasons"][0]
    assert done["outcome"]["regulator"]["regime"] == "uk_gdpr"


def test_restriction_is_shown_on_the_rows(world: World) -> None:
    person = world.person("empty")
    keys = ["usage.logins", "usage.calls", "usage.logins"]
    for ground in ("unlawful", "needed_for_claim"):
        filed = Filed(world, person, {"type": "restriction", "keys": keys, "ground": ground})
        assert _rows(person)["usage.activity"]["restricted"] is False
        assert filed.after(3 * DAY)["status"] == "fulfilled"
    assert {key for key, row in _rows(person).items() if row["restricted"]} == set(keys)
    assert _rows(world.person("everyday"))["usage.calls"]["restricted"] is False
    assert all(row["restricted"] is None for row in _rows(world.nobody()).values())


@pytest.mark.parametrize("objecting", [True, False])
def test_restriction_while_an_objection_is_pending_needs_one(world: World, objecting: bool) -> None:
    person = world.person("empty")
    if objecting:
        Filed(world, person, made.OBJECTION)
    filed = Filed(world, person, {**made.RESTRICTION, "ground": "objection_pending"})
    done = filed.after(2 * DAY)
    if objecting:
        assert done["status"] == "fulfilled"
    else:
        _refused(done, "not_applicable")


def test_an_objection_is_shown_on_the_purpose_or_refused_with_reasons(world: World) -> None:
    person = world.person("empty")
    filed = Filed(world, person, made.OBJECTION)
    assert _purposes(person)["improvement"]["objected"] is False
    assert filed.after(6 * DAY)["status"] == "fulfilled"
    assert _purposes(person)["improvement"]["objected"] is True
    other = Filed(world, person, {**made.OBJECTION, "purpose": "fraud_prevention"})
    _refused(other.after(6 * DAY), "unfounded")
    assert _purposes(person)["fraud_prevention"]["objected"] is False
    assert all(purpose["objected"] is None for purpose in _purposes(world.nobody()).values())


def test_consent_is_withdrawn_in_the_answer(world: World) -> None:
    person = world.person("empty")
    etag = person.get("/v1/consents/analytics").headers["ETag"]
    given = {"state": "given", "notice_version": "demo-1"}
    person.request("PUT", "/v1/consents/analytics", json=given, headers={"If-Match": etag})
    filed = Filed(world, person, made.WITHDRAWAL)
    assert (filed.first["status"], filed.first["withdrawable"]) == ("fulfilled", False)
    assert filed.ways() == ["received", "fulfilled"]
    assert person.get("/v1/consents/analytics").json()["state"] == "withdrawn"
    assert [item["event"] for item in person.items("/v1/receipts")][:3] == [
        "privacy_request.fulfilled",
        "consent.changed",
        "privacy_request.received",
    ]
    assert person.post(PATH, {"details": made.WITHDRAWAL}).status_code == 422


def test_erased_calls_leave_tombstones(world: World) -> None:
    person = world.person("everyday")
    calls = person.items("/v1/calls")
    token = person.get("/v1/calls/changes", limit=1000).json()["sync_token"]
    middle = calls[len(calls) // 2]["started_at"]
    details = {**made.ERASURE, "keys": ["usage.calls"]}
    filed = Filed(world, person, details, scope={"from": None, "to": middle})
    done = filed.after(2 * DAY)
    assert (done["status"], done["outcome"]) == ("fulfilled", None)
    left = {call["id"] for call in calls if call["started_at"] >= middle}
    assert {call["id"] for call in person.items("/v1/calls")} == left
    changes = person.get("/v1/calls/changes", since=token, limit=1000).json()
    assert {gone["id"] for gone in changes["removed"]} == {call["id"] for call in calls} - left
    assert {gone["reason"] for gone in changes["removed"]} == {"erasure"}


def test_what_a_duty_keeps_is_listed(world: World) -> None:
    person = world.person("everyday")
    payments = person.items("/v1/account/payments")
    keys = ["usage.activity", "usage.feature_usage", "usage.logins", "technical.cookie_data", "payment.records"]
    filed = Filed(world, person, {**made.ERASURE, "keys": [*keys, "technical.browser_type"]})
    done = filed.after(2 * DAY)
    assert (done["status"], done["status_reason"]) == ("partially_fulfilled", None)
    assert {row["key"]: row["reason"] for row in done["outcome"]["retained"]} == {
        "payment.records": "tax",
        "technical.browser_type": "security",
    }
    rows = _rows(person)
    assert [rows[key]["mine"]["count"] for key in keys] == [0, 0, 0, 0, len(payments)]
    assert rows["technical.browser_type"]["mine"]["count"] >= 1
    assert rows["usage.calls"]["mine"]["count"] > 0
    assert filed.events() == ["received", "partially_fulfilled"]


@pytest.mark.parametrize(
    ("scenario", "keys", "reason"),
    [
        ("everyday", ["payment.records", "rights.consents"], "exempt"),
        ("empty", ["usage.calls", "technical.cookie_data"], "no_data"),
    ],
)
def test_erasure_is_refused_where_there_is_nothing_to_erase(
    world: World, scenario: str, keys: list[str], reason: str
) -> None:
    filed = Filed(world, world.person(scenario), {**made.ERASURE, "keys": keys})
    done = filed.after(2 * DAY)
    _refused(done, reason)
    assert [row["key"] for row in done["outcome"]["retained"]] == (keys if reason == "exempt" else [])


@pytest.mark.parametrize(
    ("field", "value", "member", "shown"),
    [
        ("duration_seconds", "1800", "duration_seconds", 1800),
        ("started_at", "2026-01-01T10:00:00.000Z", "started_at", "2026-01-01T10:00:00.000Z"),
        ("cost", "0", "cost", {"amount": "0", "currency": "GBP"}),
    ],
)
def test_a_call_is_put_right(world: World, field: str, value: str, member: str, shown: object) -> None:
    person = world.person("everyday")
    token = person.get("/v1/calls/changes", limit=1000).json()["sync_token"]
    call = person.get("/v1/calls", limit=1).json()["items"][0]
    wanted = {**made.RECTIFICATION, "record_id": call["id"], "field": field, "proposed_value": value}
    assert Filed(world, person, wanted).after(3 * DAY)["status"] == "fulfilled"
    assert person.get(f"/v1/calls/{call['id']}").json() == {**call, member: shown}
    assert [item["id"] for item in person.get("/v1/calls/changes", since=token).json()["changed"]] == [call["id"]]


_UNTRUE = (
    ("duration_seconds", "-1"),
    ("duration_seconds", "86401"),
    ("duration_seconds", "long"),
    ("started_at", "2999-01-01T10:00:00.000Z"),
    ("started_at", "yesterday"),
    ("cost", "1000"),
    ("cost", "nothing"),
    ("peer", "+44"),
)


def test_what_cannot_be_true_is_refused(world: World) -> None:
    person = world.person("everyday")
    call = person.get("/v1/calls", limit=1).json()["items"][0]
    filed = [
        Filed(world, person, {**made.RECTIFICATION, "record_id": call["id"], "field": field, "proposed_value": value})
        for field, value in _UNTRUE
    ]
    # So many at once are extended.
    filed[-1].after(61 * DAY)
    for request in filed:
        _refused(request.read(), "unfounded")
    assert person.get(f"/v1/calls/{call['id']}").json() == call


@pytest.mark.parametrize(
    ("key", "record_id", "reason"),
    [
        ("usage.calls", f"call_{'0' * 26}", "no_data"),
        ("usage.calls", f"pay_{'0' * 26}", "no_data"),
        ("payment.records", None, "exempt"),
        ("usage.logins", None, "unfounded"),
    ],
)
def test_other_records_stay_as_they_are(world: World, key: str, record_id: str | None, reason: str) -> None:
    wanted = {**made.RECTIFICATION, "key": key, "statement": "It was not me."}
    if record_id is not None:
        wanted["record_id"] = record_id
    _refused(Filed(world, world.person("everyday"), wanted).after(3 * DAY), reason)


def test_a_copy_that_answers_a_request_counts_for_no_quota(world: World) -> None:
    person = world.person("empty")
    for number in range(5):
        filed = Filed(world, person, {**made.PORTABILITY, "transmit_to": f"Company {number}"})
        filed.until("fulfilled")
    assert person.post("/v1/exports", {"categories": ["account.email"]}).status_code == 202
