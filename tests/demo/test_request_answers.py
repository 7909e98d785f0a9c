from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from dijo_desktop.contract.request_details import TYPES
from dijo_desktop.contract.requests import PrivacyRequest
from dijo_desktop.demo import request_book
from dijo_desktop.demo.request_desk import Desk
from dijo_desktop.domain.request_states import FINAL, STATUSES, may_go
from tests.demo import request_fixtures as made
from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import World, saved_copy, served
from tests.demo.request_fixtures import DAY, HOUR, PATH, Filed, fresh, problem


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("answers")
    with served(folder, new_database(folder)) as world:
        yield world


@pytest.fixture
def world(running: World) -> Iterator[World]:
    with fresh(running) as world:
        yield world


def _put(world: World, filed: Filed, **changes: Any) -> None:
    """Bring a request into any state, as a scenario does."""
    with world.service.database.write() as connection:
        held = request_book.find(connection, filed.person.account_id, filed.first["id"])
        request_book.put(connection, held.account_id, msgspec.structs.replace(held.request, **changes))


@pytest.mark.parametrize("status", FINAL)
def test_what_is_over_takes_neither_message_nor_withdrawal(world: World, status: str) -> None:
    filed = Filed(world, world.person("empty"), made.OBJECTION)
    _put(world, filed, status=status, withdrawable=False)
    refused = filed.person.post(f"{filed.path}/messages", {"text": "Hello."})
    assert (refused.status_code, problem(refused)) == (409, "request-closed")
    assert (filed.withdraw().status_code, problem(filed.withdraw())) == (409, "request-closed")
    assert filed.person.items(f"{filed.path}/messages") == []
    assert filed.read()["status"] == status


@pytest.mark.parametrize("status", ["received", "identity_check", "in_progress", "awaiting_user"])
def test_what_is_open_can_be_withdrawn(world: World, status: str) -> None:
    filed = Filed(world, world.person("empty"), made.OBJECTION)
    _put(world, filed, status=status)
    withdrawn = filed.withdraw()
    assert (withdrawn.status_code, withdrawn.json()["status"]) == (200, "withdrawn")
    assert withdrawn.json() == filed.read()
    assert (filed.read()["withdrawable"], filed.events()) == (False, ["received", "withdrawn"])
    assert filed.after(100 * DAY)["status"] == "withdrawn"


def test_what_is_being_erased_cannot_be_called_back(world: World) -> None:
    filed = Filed(world, world.person("everyday"), made.ERASURE)
    assert filed.after(4 * HOUR)["withdrawable"] is False
    refused = filed.withdraw()
    assert (refused.status_code, problem(refused)) == (409, "not-withdrawable")
    assert filed.read()["status"] == "in_progress"


@pytest.mark.parametrize("kind", TYPES)
def test_no_other_move_is_possible(world: World, kind: str) -> None:
    filed = Filed(world, world.person("empty"), made.OBJECTION)
    with world.service.database.write() as connection:
        desk = Desk(connection, world.service.origin, world.service.clock.now_ms())
        held = request_book.find(connection, filed.person.account_id, filed.first["id"])
        for before in STATUSES:
            request = msgspec.structs.replace(held.request, type=kind, status=before)
            there = request_book.Held(held.account_id, request)
            for after in STATUSES:
                if not may_go(kind, before, after):
                    with pytest.raises(ValueError, match="no way"):
                        desk.move(there, after, "No.")
                else:
                    assert desk.move(there, after, "Yes.").request.status == after


def test_an_answer_takes_up_what_waited(world: World) -> None:
    person = world.person("everyday")
    call = person.get("/v1/calls", limit=1).json()["items"][0]
    filed = Filed(world, person, {**made.RECTIFICATION, "proposed_value": "61"})
    assert filed.after(3 * DAY)["status"] == "awaiting_user"
    assert filed.write(f"It is {call['id']}.") == 201
    assert filed.read()["status"] == "in_progress"
    assert filed.after(2 * DAY)["status"] == "fulfilled"
    assert person.get(f"/v1/calls/{call['id']}").json()["duration_seconds"] == 61


def test_an_answer_that_names_no_call_ends_it(world: World) -> None:
    filed = Filed(world, world.person("everyday"), made.RECTIFICATION)
    filed.after(3 * DAY)
    filed.write("I do not know.")
    over = filed.after(2 * DAY)
    assert (over["status"], over["status_reason"]) == ("refused", "no_data")


def test_messages_are_kept_once_in_order_and_in_the_copy(world: World) -> None:
    person, key = world.person("empty"), str(uuid.uuid4())
    filed = Filed(world, person, made.OBJECTION)
    path = f"{filed.path}/messages"
    first = person.post(path, {"text": "One \u0000 <b>."}, key=key)
    again = person.post(path, {"text": "One \u0000 <b>."}, key=key)
    assert (first.status_code, again.status_code, again.json()) == (201, 201, first.json())
    assert again.headers["Idempotency-Replayed"] == "true"
    assert problem(person.post(path, {"text": "Other."}, key=key)) == "idempotency-key-reused"
    assert problem(person.request("POST", path, json={"text": "x"})) == "idempotency-key-missing"
    for text in ("", "x" * 4001):
        assert person.post(path, {"text": text}).status_code == 400
    assert filed.write("Two.") == 201
    listed = person.items(path, limit=1)
    assert [(message["from"], message["text"]) for message in listed] == [
        ("user", "Two."),
        ("user", "One \u0000 <b>."),
    ]
    assert filed.read()["status"] == "received"
    _, raw = saved_copy(person, categories=["rights.requests", "rights.acknowledgements"])
    line = _lines(raw, "rights.requests")[0]
    assert [message["text"] for message in line["messages"]] == ["One \u0000 <b>.", "Two."]
    assert {name: line[name] for name in filed.first} == filed.read()
    assert _lines(raw, "rights.acknowledgements") == []


def test_a_cursor_of_one_request_is_not_good_for_another(world: World) -> None:
    person = world.person("empty")
    one, two = Filed(world, person, made.OBJECTION), Filed(world, person, made.RESTRICTION)
    for filed in (one, one, two):
        filed.write("Hello.")
    cursor = person.get(f"{one.path}/messages", limit=1).json()["next_cursor"]
    assert problem(person.get(f"{two.path}/messages", cursor=cursor)) == "invalid-cursor"


def test_a_scenario_can_put_any_request_and_the_list_shows_it(world: World) -> None:
    person = world.person("empty")
    filed = Filed(world, person, made.OBJECTION)
    other = f"pr_{'7' * 26}"
    with world.service.database.write() as connection:
        held = request_book.find(connection, person.account_id, filed.first["id"])
        request = msgspec.structs.replace(
            held.request, id=other, status="in_progress", details={"type": "new", "x": 1}
        )
        request_book.put(connection, person.account_id, request)
    assert {item["id"] for item in person.items(PATH)} == {other, filed.first["id"]}
    # What nobody here understands is shown as it is and stands in nobody's way.
    assert msgspec.convert(person.get(f"{PATH}/{other}").json(), PrivacyRequest).details == {"type": "new", "x": 1}
    assert person.post(PATH, {"details": made.RESTRICTION}).status_code == 201


def _lines(raw: bytes, key: str) -> list[dict[str, Any]]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        lines = archive.read(f"data/{key}-0001.ndjson").splitlines()
    return [msgspec.json.decode(line, type=dict[str, Any]) for line in lines]
