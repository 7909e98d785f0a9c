"""Asking for a deletion so that it happens once, whatever is lost on the way."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import msgspec
import pytest

from dijo_desktop.contract.deletion import Deletion, DeletionRequest, Preview
from dijo_desktop.errors import Cancelled, DijoError, Gone, Offline, Refused, ServiceFault, StepUpNeeded
from dijo_desktop.store.outbox import Action
from dijo_desktop.ui.deletion.schedule import Services, current, schedule, seen
from dijo_desktop.ui.deletion.unfinished import find
from tests.ui.data import sample

T = TypeVar("T")
STOP = threading.Event()


class Service:
    """Deletion, receipts, action log and step-up in one; `steps` is what happened, in order."""

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.keys: set[str] = set()
        self.errors: list[DijoError] = []
        self.read_error: DijoError | None = None
        self.receipt_error: DijoError | None = None
        self.preview_error: DijoError | None = None
        self.scheduled: Deletion | None = None
        self.bodies: list[bytes] = []
        self.kept: dict[str, Action] = {}
        self.too_old = False
        self.before_step_up: Callable[[], None] = lambda: None

    def services(self) -> Services:
        return Services(self, Receipts(self), self, self.stepped_up)

    def preview(self, grace_days: int, *, stop: threading.Event) -> Preview:
        if self.preview_error:
            raise self.preview_error
        return sample.preview(grace_days)

    def schedule(self, grace_days: int, key: str, *, stop: threading.Event) -> Deletion:
        self.steps.append("sent")
        if self.errors:
            raise self.errors.pop(0)
        self.keys.add(key)
        self.scheduled = sample.deletion(grace_days)
        return self.scheduled

    def read(self, *, stop: threading.Event) -> Deletion:
        if self.read_error:
            raise self.read_error
        if self.scheduled is None:
            raise Refused(404, "not-found")
        return self.scheduled

    def cancel(self, *, stop: threading.Event) -> Deletion:
        raise NotImplementedError

    def remember_action(self, kind: str, key: str, body: bytes) -> None:
        self.steps.append("remembered")
        self.bodies.append(body)
        self.kept.setdefault(key, Action(key, kind, body, 0))

    def finish_action(self, key: str) -> None:
        self.steps.append("finished")
        self.kept.pop(key, None)

    def open_actions(self) -> list[Action]:
        return list(self.kept.values())

    def may_be_repeated(self, key: str) -> bool:
        return key in self.kept and not self.too_old

    def stepped_up(
        self, work: Callable[[], T], *, scopes: Sequence[str], stop: threading.Event, waiting: Callable[[Any], None]
    ) -> T:
        try:
            return work()
        except StepUpNeeded:
            assert tuple(scopes) == ("account:delete",)
            self.steps.append("stepped up")
            waiting(Attempt())
            self.before_step_up()
            if stop.is_set():
                raise Cancelled from None
            return work()


class Attempt:
    host = "account.example.org"
    expires_at = 1540.0
    browser_opened = True

    def open_again(self) -> None:
        """Nothing to open here."""

    def link(self) -> str:
        return "https://account.example.org/"


class Receipts:
    def __init__(self, service: Service) -> None:
        self.service = service

    def read(self, receipt_id: str, *, stop: threading.Event) -> bytes:
        if self.service.receipt_error:
            raise self.service.receipt_error
        return b"e30.e30.c2ln"


def ask(service: Service, waiting: Callable[[Any], None] = lambda _attempt: None):
    return schedule(service.services(), 14, "key-1", stop=STOP, waiting=waiting)


def test_the_key_is_kept_before_anything_is_sent() -> None:
    service = Service()
    done = ask(service)
    assert service.steps == ["remembered", "sent"]
    assert msgspec.json.decode(service.bodies[0]) == {"confirm": "DELETE", "grace_days": 14}
    assert msgspec.json.decode(service.bodies[0], type=DeletionRequest).confirm == "DELETE"
    assert done.receipt == b"e30.e30.c2ln"


def test_a_fresh_sign_in_is_asked_for_and_the_same_request_repeated() -> None:
    service = Service()
    service.errors = [StepUpNeeded(401, "step-up-required")]
    seen: list[object] = []
    ask(service, seen.append)
    assert service.steps == ["remembered", "sent", "stepped up", "sent"]
    assert len(seen) == 1
    assert service.keys == {"key-1"}


def test_the_key_goes_once_the_secrets_were_seen() -> None:
    service = Service()
    service.remember_action("export", "key-0", b"{}")
    ask(service)
    seen(service)
    assert [action.key for action in service.open_actions()] == ["key-0"]


def test_the_key_goes_at_once_where_nobody_can_sign_in_again() -> None:
    service = Service()
    schedule(service.services(), 0, "key-1", stop=STOP, waiting=lambda _attempt: None)
    assert service.open_actions() == []


@pytest.mark.parametrize(
    "error", [Offline("h"), ServiceFault(503, "maintenance"), Refused(409, "idempotency-in-progress")]
)
def test_a_lost_answer_keeps_the_key(error: DijoError) -> None:
    service = Service()
    service.errors = [error]
    with pytest.raises(type(error)):
        ask(service)
    assert "finished" not in service.steps


def test_a_refusal_ends_the_action() -> None:
    service = Service()
    service.errors = [Refused(409, "deletion-already-scheduled")]
    with pytest.raises(Refused):
        ask(service)
    assert service.steps[-1] == "finished"


def test_without_its_receipt_the_deletion_stands() -> None:
    service = Service()
    service.receipt_error = Offline("h")
    assert ask(service).receipt == b""
    assert ask(service).deletion.id.startswith("del_")


def test_secrets_are_in_no_repr() -> None:
    service = Service()
    assert sample.CODE not in repr(ask(service))
    assert sample.CAPABILITY not in repr(ask(service))


def test_what_is_scheduled_is_read() -> None:
    service = Service()
    assert current(service, STOP) is None
    service.scheduled = sample.deletion()
    assert current(service, STOP) is service.scheduled
    service.scheduled = sample.deletion(status="cancelled", secrets=False)
    assert current(service, STOP) is None
    service.read_error = Gone(410, "gone")
    assert current(service, STOP) is None
    service.read_error = Refused(403, "insufficient-scope")
    with pytest.raises(Refused):
        current(service, STOP)


def test_an_answer_nobody_saw_is_asked_for_again_under_its_key() -> None:
    service = Service()
    ask(service)
    assert service.scheduled is not None
    with_secrets, service.scheduled = service.scheduled, sample.deletion(secrets=False)
    assert find(Again(service, with_secrets), service, STOP) is with_secrets
    assert service.keys == {"key-1"}
    assert len(service.open_actions()) == 1, "they are still not seen"


@pytest.mark.parametrize(
    "error", [StepUpNeeded(401, "step-up-required"), Offline("h"), ServiceFault(500, "internal")]
)
def test_without_its_secrets_the_deletion_is_told_and_asked_for_again_next_time(error: DijoError) -> None:
    service = Service()
    ask(service)
    service.errors = [error]
    assert find(service, service, STOP) is service.scheduled
    assert len(service.open_actions()) == 1


def test_a_wish_that_never_arrived_is_crossed_out_and_not_sent() -> None:
    service = Service()
    service.errors = [Offline("h")]
    with pytest.raises(Offline):
        ask(service)
    sent = service.steps.count("sent")
    assert find(service, service, STOP) is None
    assert service.steps.count("sent") == sent
    assert service.open_actions() == []


def test_what_the_service_may_have_forgotten_or_never_knew_is_not_sent_again() -> None:
    for spoil in ("age", "grace", "body", "other"):
        service = Service()
        ask(service)
        service.too_old = spoil == "age"
        if spoil == "grace":
            service.scheduled = sample.deletion(7)
        if spoil == "body":
            service.kept["key-1"] = Action("key-1", "deletion", b"nothing", 0)
        if spoil == "other":
            service.errors = [Refused(409, "deletion-already-scheduled")]
        assert find(service, service, STOP) is service.scheduled, spoil
        assert service.open_actions() == [], spoil


class Again:
    """The service after a restart: only the repeated request is answered with secrets."""

    def __init__(self, service: Service, answer: Deletion) -> None:
        self.service, self.answer = service, answer
        self.preview, self.read, self.cancel = service.preview, service.read, service.cancel

    def schedule(self, grace_days: int, key: str, *, stop: threading.Event) -> Deletion:
        assert (grace_days, key) == (self.answer.grace_days, "key-1")
        return self.answer
