from __future__ import annotations

import threading
import uuid

import msgspec
import pytest

from dijo_desktop.client.export_job import KIND, same
from dijo_desktop.client.save_copy import ALL
from dijo_desktop.contract.data_map import KEYS_HELD
from dijo_desktop.contract.exports import Export
from dijo_desktop.errors import (
    ExportExpired,
    ExportNotMade,
    NotUnderstood,
    Offline,
    QuotaExceeded,
    Refused,
    ServiceFault,
    SignInDeclined,
)
from tests.archives import EXPORT_ID
from tests.client.exporter import NAME, WANTED, Person, interrupted
from tests.client.plain_service import answer, problem
from tests.client.resource_world import EXPORT


@pytest.fixture
def person(tmp_path):
    made = Person(tmp_path)
    yield made
    made.close()


def test_saying_no_to_the_fresh_sign_in_leaves_the_wish(person):
    person.exporter.fresh, person.declines = False, True
    with pytest.raises(SignInDeclined):
        person.run()
    assert len(person.outbox.open_actions()) == 1


def test_a_lost_answer_is_asked_for_again_under_the_same_key(person):
    person.exporter.special = lambda request: answer(500) if request.n == 1 else None
    lost = threading.Event()

    def drop(request):
        if request.method == "POST" and not lost.is_set():
            lost.set()
            person.exporter.post(request)
            return answer(502)
        return None

    person.exporter.special = drop
    with pytest.raises(ServiceFault):
        person.run()
    assert len(person.outbox.open_actions()) == 1
    person.run()
    assert len(person.exporter.posts) == 1


def test_an_old_wish_is_looked_up_before_it_is_sent_again(person):
    interrupted(person, "making")
    person.exporter.jobs[EXPORT_ID]["created_at"] = "2026-11-23T15:10:00.000Z"
    person.exporter.posts.clear()
    person.clock.advance(24 * 3600)
    assert person.run().path.name == NAME
    assert person.exporter.posts == {}
    assert person.outbox.open_actions() == []


@pytest.mark.parametrize(
    "change",
    [
        {"status": "expired"},
        {"status": "failed"},
        {"categories": ["account.email"], "status": "ready"},
        {"created_at": "2026-11-01T15:10:00.000Z", "status": "ready"},
    ],
)
def test_an_old_wish_that_is_not_found_is_a_new_one(person, change):
    interrupted(person, "making")
    old = person.exporter.jobs.pop(EXPORT_ID)
    person.exporter.jobs["exp_01JD7Z4M8Q0V5W2Y6T3K9B1C40"] = {**old, **change}
    person.exporter.posts.clear()
    person.clock.advance(24 * 3600)
    person.run()
    assert len(person.exporter.posts) == 1
    assert person.outbox.open_actions() == []


def test_other_open_wishes_are_left_alone(person):
    person.outbox.remember_action(KIND, "other", msgspec.json.encode(ALL))
    person.outbox.remember_action("deletion", "third", msgspec.json.encode(WANTED))
    person.run()
    assert [action.key for action in person.outbox.open_actions()] == ["other", "third"]


OTHER = {**EXPORT, "id": "exp_01JD7Z4M8Q0V5W2Y6T3K9B1C40", "status": "running"}


def test_an_export_of_the_same_kind_under_way_is_followed(person):
    person.exporter.jobs[EXPORT_ID] = {**EXPORT, "status": "running"}
    assert person.run().export.id == EXPORT_ID
    assert person.exporter.posts == {}


def test_another_export_under_way_is_waited_for(person):
    person.exporter.jobs[OTHER["id"]] = {**OTHER, "categories": ["account.email"]}
    assert person.run().export.id == EXPORT_ID
    assert "waiting" in {progress.stage for progress in person.told}
    assert len(person.exporter.posts) == 1


def test_a_service_that_always_has_another_one_is_given_up(person):
    active = {**OTHER, "categories": ["account.email"], "status": "ready"}
    person.exporter.jobs[OTHER["id"]] = active
    person.exporter.special = lambda request: (
        problem(409, "export-already-active", existing=active) if request.method == "POST" else None
    )
    with pytest.raises(Refused):
        person.run()
    assert len(person.exporter.paths("POST")) == 5


def test_an_export_under_way_that_is_not_shown_is_not_understood(person):
    person.exporter.special = lambda request: problem(409, "export-already-active", existing="exp_1")
    with pytest.raises(NotUnderstood):
        person.run()


@pytest.mark.parametrize(
    ("status", "slug", "kind"), [(429, "quota-exceeded", QuotaExceeded), (422, "unprocessable", Refused)]
)
def test_a_refused_wish_is_no_wish_any_more(person, status, slug, kind):
    person.exporter.special = lambda request: problem(status, slug)
    with pytest.raises(kind):
        person.run()
    assert person.outbox.open_actions() == []


@pytest.mark.parametrize(
    ("change", "failure", "reason"),
    [
        ({"status": "failed", "failure": {"code": "disk_full"}}, ExportNotMade, "disk_full"),
        ({"status": "failed", "failure": None}, ExportNotMade, ""),
        ({"status": "expired"}, ExportExpired, "expired"),
    ],
)
def test_an_export_that_is_not_made_or_no_more_is_said(person, change, failure, reason):
    person.exporter.make = lambda job: job.update(change)
    with pytest.raises(failure) as said:
        person.run()
    assert said.value.reason == reason
    assert person.outbox.open_actions() == []


def test_an_export_that_was_discarded_meanwhile(person):
    person.exporter.make = lambda job: person.exporter.jobs.clear()
    with pytest.raises(ExportExpired):
        person.run()
    assert person.outbox.open_actions() == []


def test_other_refusals_while_watching_leave_the_wish(person):
    person.exporter.special = lambda request: (
        problem(503, "maintenance") if request.method == "GET" and "/exports/" in request.target else None
    )
    with pytest.raises(ServiceFault):
        person.run()
    assert len(person.outbox.open_actions()) == 1


def test_ready_without_an_archive_is_not_understood(person):
    person.exporter.make = lambda job: job.update(status="ready")
    with pytest.raises(NotUnderstood):
        person.run()


def test_which_exports_are_what_was_asked_for():
    def export(**changes):
        return msgspec.convert({**EXPORT, **changes}, Export)

    assert same(WANTED, export())
    assert not same(WANTED, export(kind="portability"))
    assert not same(WANTED, export(formats=["ndjson", "csv"]))
    assert not same(WANTED, export(**{"from": "2026-11-23T15:10:00.000Z"}))
    assert not same(WANTED, export(categories=["usage.calls", "account.email"]))
    assert not same(ALL, export(formats=["csv", "ndjson"]))
    assert same(ALL, export(formats=["csv", "ndjson"], categories=[*KEYS_HELD, "usage.more"]))


def test_offline_from_the_start_leaves_the_wish_for_later(person):
    person.exporter.service.close()
    with pytest.raises(Offline):
        person.run()
    (action,) = person.outbox.open_actions()
    assert uuid.UUID(action.key).version == 4
