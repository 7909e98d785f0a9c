"""A privacy request is filed once, whatever happens to its answer, and its receipt is compared with what was sent."""

from __future__ import annotations

import threading

import msgspec
import pytest

from dijo_desktop.client.filing import KIND
from dijo_desktop.contract.request_details import NewRequest, RectificationDetails
from dijo_desktop.domain.receipts import Verdict
from dijo_desktop.errors import (
    Cancelled,
    ConnectionLost,
    DijoError,
    NotUnderstood,
    QuotaExceeded,
    ServiceFault,
    SignedOut,
    StepUpNeeded,
)
from tests.client.plain_service import Answer, answer, json_answer, problem
from tests.client.registry import CALL, WANTED, Person, request_of
from tests.client.resource_world import page

STOP = threading.Event()
DETAILS = msgspec.to_builtins(WANTED.details)


@pytest.fixture
def person():
    made = Person()
    yield made
    made.close()


def lose_answer(person: Person) -> None:
    """The service takes the request in, and its answer never comes."""

    def drop(request):
        if request.method == "POST":
            person.registry.file(request)
            return Answer(b"", "rst")
        return None

    person.registry.special = drop
    with pytest.raises(DijoError):
        person.filing.file(WANTED, stop=STOP)
    person.registry.special = lambda request: None
    assert len(person.registry.requests) == 1


def test_it_is_filed_signed_for_and_forgotten_only_when_it_was_told(person):
    filed = person.filing.file(WANTED, stop=STOP)
    assert (filed.request.status, filed.already_open, filed.refused) == ("received", False, None)
    assert filed.receipt.verdict is Verdict.SIGNED
    (sent,) = (request for request in person.registry.service.seen if request.method == "POST")
    assert msgspec.json.decode(sent.body)["details"] == DETAILS
    assert person.open_keys == [filed.key] == [sent.headers["idempotency-key"].strip('"')]
    (kept,) = person.outbox.receipts()
    assert (kept.about, kept.verdict) == (filed.request.id, "signed")
    assert len(person.outbox.jwks()) == 1
    # Killed before the window could say so: the next start says it, and nothing is filed twice.
    (again,) = person.filing.resume(stop=STOP)
    assert again == filed
    person.filing.settle(filed.key)
    assert person.filing.waiting == 0
    assert person.filing.resume(stop=STOP) == []
    assert len(person.registry.requests) == 1


@pytest.mark.fault("A1")
def test_a_lost_answer_is_asked_for_under_the_same_key(person):
    lose_answer(person)
    (key,) = person.open_keys
    filed = person.filing.file(WANTED, stop=STOP)
    assert filed.key == key
    assert filed.receipt.verdict is Verdict.SIGNED
    assert len(person.registry.requests) == 1


def test_what_never_arrived_is_filed_at_the_next_start(person):
    person.registry.special = lambda request: Answer(b"", "rst")
    with pytest.raises(ConnectionLost):
        person.filing.file(WANTED, stop=STOP)
    assert person.filing.waiting == 1
    person.registry.special = lambda request: None
    (filed,) = person.filing.resume(stop=STOP)
    assert filed.request.details == DETAILS
    assert len(person.registry.requests) == 1


@pytest.mark.fault("S9")
@pytest.mark.parametrize("status", ["received", "fulfilled"])
def test_an_old_wish_is_looked_up_before_it_is_sent_again(person, status):
    lose_answer(person)
    person.registry.requests[0]["status"] = status
    person.registry.forget_keys()
    person.clock.advance(25 * 3600)
    before = person.registry.posts
    (filed,) = person.filing.resume(stop=STOP)
    assert filed.request.id == person.registry.requests[0]["id"]
    assert (filed.request.status, person.registry.posts) == (status, before)


@pytest.mark.fault("S9")
def test_an_old_wish_that_is_not_found_is_filed(person):
    other = {**DETAILS, "proposed_value": "61"}
    person.registry.requests.append(request_of(other))
    person.registry.requests.append(request_of(DETAILS, 2, status="refused", received_at="2026-11-01T12:00:00.000Z"))
    person.registry.special = lambda request: Answer(b"", "rst")
    with pytest.raises(DijoError):
        person.filing.file(WANTED, stop=STOP)
    person.registry.special = lambda request: None
    person.clock.advance(25 * 3600)
    (filed,) = person.filing.resume(stop=STOP)
    assert filed.request.id == person.registry.requests[2]["id"]


def test_an_equal_request_that_is_open_is_shown_instead(person):
    person.registry.requests.append(request_of(DETAILS))
    filed = person.filing.file(WANTED, stop=STOP)
    assert filed.already_open
    assert filed.request.id == person.registry.requests[0]["id"]
    # Somebody else's bytes were signed for, so there is no digest to compare.
    assert filed.receipt.verdict is Verdict.SIGNED
    person.registry.special = lambda request: (
        problem(409, "request-already-open", existing=7) if request.method == "POST" else None
    )
    with pytest.raises(NotUnderstood):
        person.filing.file(WANTED, stop=STOP)


@pytest.mark.parametrize(("status", "slug"), [(422, "unprocessable"), (403, "forbidden"), (400, "bad-request")])
def test_a_refusal_is_an_outcome(person, status, slug):
    person.registry.special = lambda request: problem(status, slug)
    filed = person.filing.file(WANTED, stop=STOP)
    assert (filed.request, filed.receipt, filed.refused.slug) == (None, None, slug)
    assert person.filing.fetch_receipt(filed, stop=STOP) == filed
    (again,) = person.filing.resume(stop=STOP)
    assert again.refused.status == status


@pytest.mark.parametrize(
    ("status", "slug", "kind"), [(429, "quota-exceeded", QuotaExceeded), (401, "step-up-required", StepUpNeeded)]
)
def test_what_may_be_filed_later_waits(person, status, slug, kind):
    person.registry.special = lambda request: problem(status, slug, next_allowed_at="2026-11-24T12:00:00.000Z")
    assert isinstance(person.filing.file(WANTED, stop=STOP).refused, kind)
    assert person.filing.resume(stop=STOP) == []
    assert person.filing.waiting == 1


@pytest.mark.parametrize("reply", [answer(503), problem(409, "idempotency-in-progress"), json_answer({"id": 7}, 201)])
def test_what_is_no_answer_leaves_it_open(person, reply):
    person.registry.special = lambda request: reply
    with pytest.raises(DijoError) as raised:
        person.filing.file(WANTED, stop=STOP)
    assert not isinstance(raised.value, ServiceFault) or raised.value.status == 503
    assert person.filing.waiting == 1


@pytest.mark.fault("T19")
@pytest.mark.parametrize(
    ("signed", "event", "reason"),
    [
        ({"request_sha256": "00" * 32}, "privacy_request.received", "request"),
        ({"request_sha256": None}, "privacy_request.received", "request"),
        ({"id": "pr_01JD7Z4M8Q0V5W2Y6T3K9B1C40"}, "privacy_request.received", "other-request"),
        ({}, "export.ready", "other-request"),
    ],
)
def test_a_receipt_of_something_else_is_altered(person, signed, event, reason):
    person.registry.signed, person.registry.event = signed, event
    filed = person.filing.file(WANTED, stop=STOP)
    assert (filed.receipt.verdict, filed.receipt.reason) == (Verdict.ALTERED, reason)
    assert person.outbox.receipts()[0].verdict == "altered"


def test_a_receipt_that_is_none_is_not_kept(person):
    person.registry.special = lambda request: (
        answer(200, {"Content-Type": "application/jose"}, b"x.y") if request.target.endswith("/receipt") else None
    )
    assert person.filing.file(WANTED, stop=STOP).receipt.verdict is Verdict.ALTERED
    assert person.outbox.receipts() == []


def test_without_its_receipt_the_request_stands_and_the_receipt_is_fetched_later(person):
    person.registry.special = lambda request: answer(404) if request.target.endswith("/receipt") else None
    filed = person.filing.file(WANTED, stop=STOP)
    assert (filed.request.status, filed.receipt) == ("received", None)
    person.registry.special = lambda request: None
    assert person.filing.fetch_receipt(filed, stop=STOP).receipt.verdict is Verdict.SIGNED
    without = filed._replace(
        request=msgspec.structs.replace(
            filed.request, links=msgspec.structs.replace(filed.request.links, receipt=None)
        )
    )
    assert person.filing.fetch_receipt(without, stop=STOP).receipt is None


def test_the_end_of_the_sign_in_is_no_missing_receipt(person):
    person.registry.special = lambda request: (
        problem(401, "unauthorised", dijo_reason="session_ended") if request.method == "GET" else None
    )
    with pytest.raises(SignedOut):
        person.filing.file(WANTED, stop=STOP)
    stop = threading.Event()
    stop.set()
    with pytest.raises(Cancelled):
        person.filing.file(WANTED, stop=stop)


def test_only_wishes_of_this_kind_and_version_are_resumed(person):
    person.outbox.remember_action("export", "one", b"{}")
    person.outbox.remember_action(KIND, "two", b'{"details":{"type":"telepathy"}}')
    assert person.filing.resume(stop=STOP) == []
    assert person.open_keys == ["one", "two"]
    wanted = NewRequest(
        details=RectificationDetails(
            key="usage.calls", record_id=CALL, field="cost.amount", proposed_value="0.1", statement="No."
        )
    )
    person.filing.file(wanted, stop=STOP)
    assert person.filing.waiting == 1


def test_requests_are_read_listed_written_about_and_withdrawn(person):
    request = request_of(DETAILS)
    message = {"id": "msg_01JD7Z4M8Q0V5W2Y6T3K9B1C4E", "at": request["received_at"], "from": "user", "text": "Soon?"}
    replies = [
        json_answer(page([request])),
        json_answer(request),
        json_answer(page([message])),
        json_answer(message, 201),
        json_answer({**request, "status": "withdrawn"}),
        json_answer({}),
    ]
    person.registry.special = lambda request: replies.pop(0)
    requests, seen = person.requests, person.registry.service.seen
    assert len(requests.list(status="received", kind="rectification", stop=STOP).items) == 1
    assert "status=received" in seen[-1].target
    assert "type=rectification" in seen[-1].target
    assert requests.read(request["id"], stop=STOP).status == "received"
    assert requests.messages(request["id"], stop=STOP).items[0].text == "Soon?"
    assert requests.write(request["id"], "Soon?", "key-2", stop=STOP).from_ == "user"
    assert (seen[-1].body, seen[-1].headers["idempotency-key"]) == (b'{"text":"Soon?"}', "key-2")
    assert requests.withdraw(request["id"], stop=STOP).status == "withdrawn"
    with pytest.raises(NotUnderstood):
        requests.receipt(request["id"], stop=STOP)
