from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from dijo_desktop.contract.data_map import KEYS_HELD
from dijo_desktop.domain.receipts import KeyBook, Verdict, check
from tests.demo import request_fixtures as made
from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import World, served
from tests.demo.request_fixtures import DAY, PATH, Filed, fresh, problem


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("filing")
    with served(folder, new_database(folder)) as world:
        yield world


@pytest.fixture
def world(running: World) -> Iterator[World]:
    with fresh(running) as world:
        yield world


def test_what_was_asked_is_what_is_shown(world: World) -> None:
    scope = {"from": "2026-01-01T00:00:00.000Z", "to": None}
    filed = Filed(world, world.person("empty"), made.RESTRICTION, regime="eu_gdpr", scope=scope)
    first = filed.first
    assert (first["type"], first["details"], first["scope"]) == ("restriction", made.RESTRICTION, scope)
    assert (first["clock"]["regime"], first["clock"]["time_zone"]) == ("eu_gdpr", "Europe/Brussels")
    assert (first["status"], first["channel"], first["withdrawable"]) == ("received", "api", True)
    assert first["identity"] == {"verified_at": first["received_at"], "method": "signed_in_session"}
    assert filed.read() == first
    assert world.person("everyday").get(filed.path).status_code == 404


@pytest.mark.parametrize("details", [made.ACCESS, made.PORTABILITY, made.ERASURE])
def test_data_is_handed_out_or_erased_after_a_fresh_sign_in_only(world: World, details: dict[str, Any]) -> None:
    stale = world.person("empty", age_ms=301_000)
    refused = stale.post(PATH, {"details": details})
    assert (refused.status_code, problem(refused)) == (401, "step-up-required")
    assert 'max_age="300"' in refused.headers["WWW-Authenticate"]
    # Syntax comes first, the key after it (CO-2).
    assert stale.post(PATH, {"details": {**details, "keys": 1}}).status_code == 400
    assert problem(stale.request("POST", PATH, json={"details": details})) == "step-up-required"
    assert stale.post(PATH, {"details": made.OBJECTION}).status_code == 201


def test_reading_and_writing_are_two_scopes(world: World) -> None:
    reader = world.person("empty", scopes=("privacy:read",))
    assert problem(reader.post(PATH, {"details": made.OBJECTION})) == "insufficient-scope"
    filed = Filed(world, world.person("empty"), made.OBJECTION)
    assert reader.get(filed.path).status_code == 200
    assert problem(reader.request("POST", f"{filed.path}/withdrawal")) == "insufficient-scope"
    assert world.person("empty", scopes=("privacy:write",)).get(PATH).status_code == 403


_NOT_UNDERSTOOD: tuple[dict[str, Any], ...] = (
    {},
    {"details": {}},
    {"details": {"type": "forget"}},
    {"details": {**made.OBJECTION, "callback": "https://evil.example"}},
    {"details": made.OBJECTION, "callback": "https://evil.example"},
    {"details": made.OBJECTION, "regime": "us"},
    {"details": made.OBJECTION, "scope": {"since": None}},
    {"details": made.OBJECTION, "scope": {"from": "2026-02-30T00:00:00.000Z"}},
    {"details": {"type": "access"}},
    {"details": {"type": "access", "keys": []}},
    {"details": {**made.RESTRICTION, "ground": "because"}},
    {"details": {**made.COMPLAINT, "statement": "x" * 4001}},
    {"details": {**made.COMPLAINT, "related_request_id": "pr_1"}},
)


def test_what_is_not_understood(world: World) -> None:
    person = world.person("empty")
    for body in _NOT_UNDERSTOOD:
        refused = person.post(PATH, body)
        assert (refused.status_code, problem(refused)) == (400, "invalid-request"), body


_NO_SUCH = {**made.COMPLAINT, "related_request_id": f"pr_{'0' * 26}"}


_IMPOSSIBLE: tuple[tuple[dict[str, Any], int, str], ...] = (
    ({**made.ACCESS, "keys": ["usage.call_audio"]}, 422, "unprocessable"),
    ({**made.ACCESS, "keys": ["a\u0000b"]}, 422, "unprocessable"),
    ({**made.PORTABILITY, "keys": ["rights.consents"]}, 422, "unprocessable"),
    ({**made.RESTRICTION, "keys": ["nothing"]}, 422, "unprocessable"),
    ({**made.ERASURE, "keys": ["account.email"]}, 409, "use-account-deletion"),
    ({**made.ERASURE, "keys": list(KEYS_HELD)}, 409, "use-account-deletion"),
    ({**made.RECTIFICATION, "key": "account.email"}, 422, "unprocessable"),
    ({**made.RECTIFICATION, "key": "payment.card_numbers"}, 422, "unprocessable"),
    ({**made.OBJECTION, "purpose": "service"}, 422, "unprocessable"),
    ({**made.OBJECTION, "purpose": "fun"}, 422, "unprocessable"),
    ({**made.WITHDRAWAL, "purpose": "service"}, 409, "not-consent-based"),
    ({**made.WITHDRAWAL, "purpose": "fun"}, 422, "unprocessable"),
    (made.WITHDRAWAL, 422, "unprocessable"),
    (_NO_SUCH, 422, "unprocessable"),
)


def test_what_cannot_be_asked_for(world: World) -> None:
    person = world.person("empty")
    for details, status, slug in _IMPOSSIBLE:
        refused = person.post(PATH, {"details": details})
        assert (refused.status_code, problem(refused)) == (status, slug), details
    assert person.items(PATH) == []
    assert person.items("/v1/receipts") == []


def test_a_time_that_ends_before_it_begins(world: World) -> None:
    scope = {"from": "2026-02-01T00:00:00.000Z", "to": "2026-01-01T00:00:00.000Z"}
    assert world.person("empty").post(PATH, {"details": made.OBJECTION, "scope": scope}).status_code == 422


def test_the_same_is_not_asked_twice_while_it_is_open(world: World) -> None:
    person = world.person("empty")
    filed = Filed(world, person, {**made.RESTRICTION, "keys": ["usage.logins", "usage.calls"]})
    same = {**made.RESTRICTION, "keys": ["usage.calls", "usage.logins", "usage.calls"]}
    refused = person.post(PATH, {"details": same})
    assert (refused.status_code, problem(refused)) == (409, "request-already-open")
    assert refused.json()["existing"] == filed.first
    Filed(world, world.person("everyday"), same)
    Filed(world, person, {**same, "ground": "needed_for_claim"})
    filed.withdraw()
    Filed(world, person, same)


def test_a_complaint_may_name_a_request(world: World) -> None:
    person = world.person("empty")
    filed = Filed(world, person, made.OBJECTION)
    complaint = Filed(world, person, {**made.COMPLAINT, "related_request_id": filed.first["id"]})
    assert complaint.first["details"]["related_request_id"] == filed.first["id"]
    foreign = world.person("everyday").post(PATH, {"details": complaint.first["details"]})
    assert foreign.status_code == 422


def test_a_repeated_request_is_one_request(world: World) -> None:
    person, key = world.person("empty"), str(uuid.uuid4())
    first = person.post(PATH, {"details": made.OBJECTION}, key=key)
    again = person.post(PATH, {"details": made.OBJECTION}, key=key)
    assert (again.status_code, again.json(), again.headers["Location"]) == (
        201,
        first.json(),
        first.headers["Location"],
    )
    assert again.headers["Idempotency-Replayed"] == "true"
    assert problem(person.post(PATH, {"details": made.RESTRICTION}, key=key)) == "idempotency-key-reused"
    missing = person.request("POST", PATH, json={"details": made.RESTRICTION})
    assert problem(missing) == "idempotency-key-missing"
    assert len(person.items(PATH)) == 1
    assert len(person.items("/v1/receipts")) == 1


def test_ten_a_day(world: World) -> None:
    person = world.person("empty")
    for number in range(10):
        last = Filed(world, person, {**made.COMPLAINT, "subject": f"No. {number}"})
    refused = person.post(PATH, {"details": made.OBJECTION})
    assert (refused.status_code, problem(refused)) == (429, "quota-exceeded")
    assert int(refused.headers["Retry-After"]) > 80_000
    assert refused.json()["next_allowed_at"] > last.first["received_at"]
    last.after(DAY)
    assert person.post(PATH, {"details": made.OBJECTION}).status_code == 201


def test_the_newest_receipt_says_what_was_sent(world: World) -> None:
    person = world.person("empty")
    filed = Filed(world, person, made.OBJECTION)
    body = b'{"details":{"type":"objection","purpose":"improvement","statement":"I do not want this."}}'
    for status in ("received", "withdrawn"):
        newest = person.get(f"{filed.path}/receipt")
        assert newest.headers["Content-Type"] == "application/jose"
        checked = check(
            newest.content,
            KeyBook([person.get("/v1/receipts/jwks.json").content]),
            issuer=world.service.origin,
            account_id=person.account_id,
            request_sha256=hashlib.sha256(body).hexdigest(),
        )
        assert checked.verdict is Verdict.SIGNED, checked.reason
        assert checked.receipt is not None
        assert checked.receipt.body["status"] == status
        assert b"I do not want" not in msgspec.json.encode(checked.receipt)
        filed.withdraw()
    assert person.get(f"{PATH}/pr_{'0' * 26}/receipt").status_code == 404


def test_lists_are_filtered_and_paged(world: World) -> None:
    person = world.person("empty")
    complaints = [Filed(world, person, {**made.COMPLAINT, "subject": f"No. {number}"}) for number in range(3)]
    objection = Filed(world, person, made.OBJECTION)
    complaints[0].withdraw()
    ids = [filed.first["id"] for filed in (*complaints, objection)]
    assert sorted(item["id"] for item in person.items(PATH, limit=1)) == sorted(ids)
    received = [item["received_at"] for item in person.items(PATH, limit=2)]
    assert received == sorted(received, reverse=True)
    assert [item["id"] for item in person.items(PATH, type="objection")] == [objection.first["id"]]
    assert [item["id"] for item in person.items(PATH, status="withdrawn")] == ids[:1]
    assert person.items(PATH, status="withdrawn", type="objection") == []
    assert person.get(PATH, status="done").status_code == 400
    assert person.get(PATH, type="forget").status_code == 400
    cursor = person.get(PATH, limit=1).json()["next_cursor"]
    assert problem(person.get(PATH, cursor=cursor, type="objection")) == "invalid-cursor"
    assert problem(world.person("everyday").get(PATH, cursor=cursor)) == "invalid-cursor"


def test_one_request_is_not_sent_again_unchanged(world: World) -> None:
    filed = Filed(world, world.person("empty"), made.OBJECTION)
    etag = filed.person.get(filed.path).headers["ETag"]
    again = filed.person.request("GET", filed.path, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    filed.withdraw()
    assert filed.person.request("GET", filed.path, headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("name", ["pr_1", "pr_%00", f"pr_{'0' * 26}"])
def test_what_is_not_there(world: World, name: str) -> None:
    person = world.person("empty")
    for path in (f"{PATH}/{name}", f"{PATH}/{name}/messages", f"{PATH}/{name}/receipt"):
        assert person.get(path).status_code == 404
    assert person.post(f"{PATH}/{name}/messages", {"text": "Hello."}).status_code == 404
    assert person.request("POST", f"{PATH}/{name}/withdrawal").status_code == 404


def test_rights_do_not_end_with_a_scheduled_deletion(world: World) -> None:
    person = world.person("empty")
    assert person.post("/v1/account/deletion", {"confirm": "DELETE", "grace_days": 14}).status_code == 202
    assert person.post(PATH, {"details": made.OBJECTION}).status_code == 201
