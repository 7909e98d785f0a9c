from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec
import pytest
from sqlalchemy import insert, select, update

from dijo_desktop.contract.requests import PrivacyRequest
from dijo_desktop.demo import request_book, request_copies
from dijo_desktop.demo.data_routes import JOBS
from dijo_desktop.demo.data_tables import activity, exports
from dijo_desktop.demo.due import Due
from dijo_desktop.domain.deadlines import agrees, flaws, is_overdue
from dijo_desktop.domain.instants import parse
from tests.demo import request_fixtures as made
from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import World, served, until
from tests.demo.request_fixtures import DAY, HOUR, Filed, fresh


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("steps")
    with served(folder, new_database(folder)) as world:
        yield world


@pytest.fixture
def world(running: World) -> Iterator[World]:
    with fresh(running) as world:
        yield world


def _decoded(filed: Filed) -> PrivacyRequest:
    request = msgspec.convert(filed.read(), PrivacyRequest)
    assert agrees(request.type, request.clock)
    assert flaws(request.type, request.clock, parse(request.received_at)) == ()
    return request


def test_a_request_goes_from_received_to_fulfilled_before_it_is_due(world: World) -> None:
    filed = Filed(world, world.person("empty"), made.RESTRICTION)
    assert filed.after(2 * HOUR)["status"] == "received"
    assert filed.after(2 * HOUR)["status"] == "in_progress"
    done = filed.after(2 * DAY)
    assert filed.ways() == ["received", "in_progress", "fulfilled"]
    assert done["timeline"][-1]["at"][:10] <= done["clock"]["due_on"]
    assert (done["withdrawable"], done["outcome"], done["status_reason"]) == (False, None, None)
    assert filed.events() == ["received", "fulfilled"]
    _decoded(filed)


def test_a_copy_is_made_at_once_and_linked_both_ways(world: World) -> None:
    filed = Filed(world, world.person("empty"), made.ACCESS)
    done = filed.until("fulfilled")
    job = filed.person.get(done["links"]["export"]).json()
    assert (job["status"], job["kind"], job["privacy_request_id"]) == ("ready", "access", done["id"])
    assert job["categories"] == ["account.email"]
    assert filed.ways() == ["received", "in_progress", "fulfilled"]
    assert filed.person.get(f"{done['links']['export']}/archive").content[:2] == b"PK"


def test_a_copy_waits_while_another_is_made_and_is_made_again_if_it_fails(world: World) -> None:
    person = world.person("empty")
    other = {"id": f"exp_{'0' * 26}", "account_id": person.account_id, "kind": "access", "created_ms": 1}
    with world.service.database.write() as connection:
        connection.execute(insert(exports).values(**other, status="running", categories=b"[]", formats=b"[]"))
    filed = Filed(world, person, made.PORTABILITY)
    waiting = filed.after(HOUR)
    assert (waiting["status"], waiting["links"]["export"]) == ("in_progress", None)
    with world.service.database.write() as connection:
        connection.execute(update(exports).values(status="failed"))
    Due(world.service, JOBS).catch_up()

    def linked() -> bool:
        return filed.read()["links"]["export"] is not None

    until(linked)
    first = filed.read()["links"]["export"]

    def made_one() -> bool:
        return bool(person.get(first).json()["status"] == "ready")

    until(made_one)
    with world.service.database.write() as connection:
        connection.execute(update(exports).values(status="failed", failure="internal"))
        mine = request_book.find(connection, person.account_id, filed.first["id"])
        again = msgspec.structs.replace(mine.request, status="in_progress")
        plan = request_book.Plan("collect", world.service.clock.now_ms())
        request_book.put(connection, person.account_id, again, plan=plan, request_sha256=mine.request_sha256)
    Due(world.service, JOBS).catch_up()
    filed.after(2 * HOUR)
    assert filed.until("fulfilled")["links"]["export"] not in (None, first)


def test_a_copy_with_gaps_fulfils_a_part(world: World) -> None:
    filed = Filed(world, world.person("empty"), made.ACCESS)
    done = filed.until("fulfilled")
    request = msgspec.convert(done, PrivacyRequest)
    with world.service.database.write() as connection:
        connection.execute(update(exports).values(omissions=1))
        decided = request_copies.outcome_of(connection, request)
    assert decided is not None
    assert decided.status == "partially_fulfilled"
    assert decided.outcome is not None
    assert decided.outcome.regulator is not None


def test_much_data_is_asked_about_and_the_clock_stands_still(world: World) -> None:
    person = world.person("empty")
    now_ms = world.service.clock.now_ms()
    rows = [
        {"id": f"evt_{number}", "account_id": person.account_id, "at_ms": now_ms, "kind": "activity", "name": "x"}
        for number in range(request_copies.MANY_RECORDS + 1)
    ]
    with world.service.database.write() as connection:
        connection.execute(insert(activity), rows)
    filed = Filed(world, person, {"type": "access", "keys": None})
    waiting = filed.until("awaiting_user")
    assert waiting["action_required"]["kind"] == "clarification"
    assert waiting["action_required"]["pauses_clock"] is True
    assert (waiting["clock"]["due_on"], waiting["clock"]["pauses"][0]["to_on"]) == (None, None)
    assert not is_overdue(_decoded(filed), date(2099, 1, 1))
    filed.after(7 * DAY)
    assert filed.write("All of it.") == 201
    answered = _decoded(filed)
    assert (answered.status, answered.action_required) == ("in_progress", None)
    assert answered.clock.pauses[0].to_on is not None
    plain = Filed(world, world.person("everyday"), {"type": "access", "keys": ["account.email"]})
    assert str(answered.clock.due_on) > str(waiting["clock"]["base_due_on"])
    assert plain.first["clock"]["pauses"] == []
    assert filed.until("fulfilled")["links"]["export"]


def test_a_question_without_an_answer_ends_after_60_days(world: World) -> None:
    filed = Filed(world, world.person("everyday"), made.RECTIFICATION)
    asked = filed.after(3 * DAY)
    assert asked["status"] == "awaiting_user"
    assert asked["action_required"]["pauses_clock"] is False
    assert asked["clock"]["due_on"] is not None
    assert filed.after(59 * DAY)["status"] == "awaiting_user"
    over = filed.after(DAY)
    assert (over["status"], over["action_required"]) == ("expired", None)
    assert filed.events() == ["received", "expired"]


def test_an_expired_request_leaves_no_pause_open(world: World) -> None:
    person = world.person("empty")
    filed = Filed(world, person, made.RESTRICTION)
    filed.after(4 * HOUR)
    from dijo_desktop.demo.request_desk import Desk

    with world.service.database.write() as connection:
        desk = Desk(connection, world.service.origin, world.service.clock.now_ms())
        held = request_book.find(connection, person.account_id, filed.first["id"])
        desk.ask(held, "awaiting_user", "clarification", "Which?", pauses_clock=True)
    over = filed.after(61 * DAY)
    assert over["status"] == "expired"
    assert all(pause["to_on"] is not None for pause in over["clock"]["pauses"])
    _decoded(filed)


@pytest.mark.parametrize("fresh", [True, False])
def test_who_typed_a_code_elsewhere_must_show_who_they_are(world: World, fresh: bool) -> None:
    person = made.by_device_code(world, world.person("empty"))
    filed = Filed(world, person, made.RESTRICTION)
    assert filed.first["identity"]["verified_at"] is None
    asked = filed.after(2 * DAY - 12 * HOUR)
    assert (asked["status"], asked["action_required"]["kind"]) == ("identity_check", "identity")
    assert filed.write("It is me.") == 201
    assert filed.read()["status"] == "identity_check"
    assert filed.person.items(f"{filed.path}/messages")[0]["from"] == "service"
    if fresh:
        assert world.person("empty").post(f"{filed.path}/messages", {"text": "Me."}).status_code == 201
        known = _decoded(filed)
        assert (known.status, known.identity.verified_at is None) == ("in_progress", False)
        assert known.clock.started_on > known.clock.received_on
        assert filed.after(2 * DAY)["status"] == "fulfilled"
        assert filed.ways() == ["received", "identity_check", "in_progress", "fulfilled"]
    else:
        filed.write("Really.")
        filed.write("I swear.")
        over = filed.read()
        assert (over["status"], over["status_reason"]) == ("refused", "identity_not_verified")
        assert over["outcome"]["regulator"]["url"] == "https://ico.org.uk"
        assert filed.events() == ["received", "refused"]


def test_nobody_shows_who_they_are(world: World) -> None:
    filed = Filed(world, made.by_device_code(world, world.person("empty")), made.RESTRICTION)
    assert filed.after(4 * HOUR)["status"] == "identity_check"
    assert filed.after(61 * DAY)["status"] == "expired"


def test_with_many_requests_open_one_is_extended_and_still_in_time(world: World) -> None:
    person = world.person("everyday")
    for keys in (["usage.calls"], ["usage.logins"], ["usage.activity"]):
        Filed(world, person, {**made.RESTRICTION, "keys": keys})
    filed = Filed(world, person, made.ERASURE)
    base_due_on = filed.after(4 * HOUR)["clock"]["base_due_on"]
    extended = filed.after(21 * DAY)
    assert extended["clock"]["extension"]["announced_on"] <= base_due_on
    assert extended["clock"]["due_on"] == extended["clock"]["extension"]["due_on"] > base_due_on
    _decoded(filed)
    done = filed.after(45 * DAY)
    assert (done["status"], filed.events()) == ("fulfilled", ["received", "extended", "fulfilled"])
    assert base_due_on < done["timeline"][-1]["at"][:10] <= done["clock"]["due_on"]


def test_a_complaint_is_acknowledged_and_answered(world: World) -> None:
    filed = Filed(world, world.person("empty"), made.COMPLAINT)
    clock = filed.first["clock"]
    assert (clock["due_on"], clock["base_due_on"], clock["acknowledged_at"]) == (None, None, None)
    assert filed.first["received_at"][:10] < clock["acknowledge_by"]
    read = filed.after(4 * HOUR)
    assert read["clock"]["acknowledged_at"][:10] <= clock["acknowledge_by"]
    done = filed.after(11 * DAY)
    assert (done["status"], filed.events()) == ("fulfilled", ["received", "acknowledged", "fulfilled"])
    assert [message["from"] for message in filed.person.items(f"{filed.path}/messages")] == ["service"]
    _decoded(filed)


def test_steps_go_on_after_a_restart_and_only_once(world: World) -> None:
    filed = Filed(world, world.person("empty"), made.OBJECTION)
    filed.after(10 * DAY)
    with world.service.database.read() as connection:
        table = request_book.table
        mine = table.c.account_id == filed.person.account_id, table.c.next_ms.is_not(None)
        left = connection.execute(select(table.c.id).where(*mine)).all()
    assert (left, filed.events()) == ([], ["received", "fulfilled"])
    Due(world.service, JOBS).catch_up()
    assert filed.events() == ["received", "fulfilled"]
