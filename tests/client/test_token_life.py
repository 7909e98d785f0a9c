from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from dijo_desktop.client.dpop import DpopKey
from dijo_desktop.client.http import Http
from dijo_desktop.client.secret import Secret
from dijo_desktop.client.tokens import Tokens
from dijo_desktop.domain.keyring_record import Record
from dijo_desktop.errors import DijoError, KeyringLocked, NotUnderstood, Offline, Refused, ServiceFault, SignedOut
from tests.client.fake_service import FakeService
from tests.client.fault_server import Request
from tests.fake_clock import FakeClock

ODD = {"access_token": "a", "token_type": "DPoP", "expires_in": 9}


class Shelf:
    """A keeper that remembers what was asked of it; the shelves of two processes hold one `item`."""

    def __init__(self, item: dict[str, str] | None = None) -> None:
        self.item = item if item is not None else {}
        self.changes = 0
        self.kept: list[str] = []
        self.looked = 0
        self.forgot = 0

    def keep(self, refresh: Secret, key: DpopKey | None) -> None:
        self.kept.append(refresh.reveal())
        self.item |= {"refresh": refresh.reveal(), "dpop": key.for_record.reveal() if key is not None else ""}

    def newest(self) -> Record | None:
        self.looked += 1
        return Record(self.item["refresh"], self.item["dpop"], bytes(32), "id") if self.item else None

    def forget(self) -> None:
        self.forgot += 1


@pytest.fixture
def fake() -> FakeService:
    one = FakeService(dpop=False)
    yield one
    one.server.close()


def test_the_same_refresh_token_is_not_written_again(
    fake: FakeService, http: Http, fake_clock: FakeClock, stop: threading.Event
) -> None:
    shelf = Shelf()
    fake.session(http, fake_clock, keeper=shelf).call("GET", "/v1/x", stop=stop)
    assert shelf.kept == []


@pytest.mark.parametrize("answer", [{"refresh_token": ""}, {}])
def test_no_refresh_token_in_the_answer_keeps_the_old(
    answer: dict[str, str], fake: FakeService, http: Http, fake_clock: FakeClock, stop: threading.Event
) -> None:
    def without(request: Request) -> bool:
        fake.access = "access-x"
        request.answer(body={"access_token": "access-x", "token_type": "bearer", "expires_in": 300} | answer)
        return True

    fake.answer_token = without
    shelf = Shelf()
    session = fake.session(http, fake_clock, keeper=shelf)
    session.call("GET", "/v1/x", stop=stop)
    assert session.life.refresh.reveal() == "refresh-0"
    assert shelf.kept == []


@pytest.mark.fault("O9")
def test_a_new_refresh_token_is_kept_before_the_access_token_is_used(
    fake: FakeService, http: Http, fake_clock: FakeClock, stop: threading.Event
) -> None:
    fake.rotates = True
    shelf = Shelf()
    seen = []

    def script(request: Request) -> None:
        seen.append(list(shelf.kept))
        request.answer(body={})

    fake.script = script
    fake.session(http, fake_clock, keeper=shelf).call("GET", "/v1/x", stop=stop)
    assert seen == [["refresh-1"]]


@pytest.mark.fault("O9")
def test_a_lost_answer_to_a_refresh_is_asked_for_again(
    fake: FakeService, http: Http, fake_clock: FakeClock, stop: threading.Event
) -> None:
    lost = []

    def lose(request: Request) -> bool:
        lost.append(1)
        if len(lost) == 1:
            request.cut()
        return len(lost) == 1

    fake.answer_token = lose
    assert fake.session(http, fake_clock).call("GET", "/v1/x", stop=stop).status == 200
    assert len(lost) == 2


@pytest.mark.fault("O9")
def test_two_processes_take_each_others_new_token(
    fake: FakeService, http: Http, fake_clock: FakeClock, stop: threading.Event, tmp_path: Path
) -> None:
    fake.rotates = True
    shelves = [Shelf({"refresh": "refresh-0", "dpop": ""})]
    shelves.append(Shelf(shelves[0].item))
    one, other = (
        fake.session(http, fake_clock, keeper=shelf, lock_file=tmp_path / "refresh.lock", refresh=Secret("refresh-0"))
        for shelf in shelves
    )
    one.call("GET", "/v1/x", stop=stop)
    for _ in range(3):
        fake_clock.advance(400)
        one.call("GET", "/v1/x", stop=stop)
    other.call("GET", "/v1/x", stop=stop)
    fake_clock.advance(400)
    one.call("GET", "/v1/x", stop=stop)
    one.call("GET", "/v1/x", stop=stop)
    assert shelves[0].item["refresh"] == "refresh-6"
    assert [shelf.looked for shelf in shelves] == [1, 1], "only what another process changed is read again"


@pytest.mark.fault("O9")
@pytest.mark.parametrize("dpop", [False, True])
def test_a_fresh_sign_in_of_one_process_is_learnt_by_the_other(
    dpop: bool, http: Http, fake_clock: FakeClock, stop: threading.Event, tmp_path: Path
) -> None:
    fake = FakeService(dpop=dpop)
    shelves = [Shelf()]
    shelves.append(Shelf(shelves[0].item))
    one, other = (fake.session(http, fake_clock, keeper=shelf) for shelf in shelves)
    for session, shelf in zip((one, other), shelves, strict=True):
        session.life.keep_in(shelf, tmp_path / "refresh.lock")
    key = DpopKey.new() if dpop else None
    scopes, scheme = frozenset({"exports"}), "DPoP" if dpop else "Bearer"
    fake.refresh, fake.access = "refresh-9", "access-9"
    ends_at = fake_clock.monotonic() + 300
    one.life.adopt(Tokens(Secret("access-9"), Secret("refresh-9"), scheme, ends_at, scopes), key)
    other.call("GET", "/v1/x", stop=stop)
    assert fake.form("/oauth/token")["refresh_token"] == "refresh-9"
    assert (key is None) is (other.key is None)
    assert key is None or other.key.for_record.reveal() == key.for_record.reveal()
    assert [shelf.looked for shelf in shelves] == [0, 1]
    fake.server.close()


@pytest.mark.parametrize(("dead", "reason"), [("expired", "expired"), ("session_ended", "session_ended"), ("", "")])
def test_a_dead_refresh_token_signs_out_and_is_forgotten(
    dead: str, reason: str, fake: FakeService, http: Http, fake_clock: FakeClock, stop: threading.Event
) -> None:
    shelf = Shelf()
    session = fake.session(http, fake_clock, keeper=shelf)
    fake.dead = dead
    for _ in range(2):
        with pytest.raises(SignedOut) as failure:
            session.call("GET", "/v1/x", stop=stop)
        assert failure.value.reason == reason
    assert shelf.forgot == 1
    assert not session.life.refresh
    assert len(fake.forms) == 1


@pytest.mark.fault("O11")
@pytest.mark.parametrize(
    ("play", "failure"),
    [
        (lambda request: request.answer(200, b"<html>", media="text/html"), NotUnderstood),
        (lambda request: request.answer(body={"access_token": "", "token_type": "x"}), NotUnderstood),
        (lambda request: request.answer(body=ODD), NotUnderstood),
        (lambda request: request.answer(400, {"error": "invalid_client"}), Refused),
        (lambda request: request.answer(400, b"<html>", media="text/html"), Refused),
        (lambda request: request.answer(503, b"", media="text/html"), ServiceFault),
        (lambda request: request.answer(204, b""), NotUnderstood),
    ],
)  # fmt: skip
def test_an_odd_answer_saves_nothing_and_ends_nothing(
    play: Callable[[Request], None],
    failure: type[DijoError],
    fake: FakeService,
    http: Http,
    fake_clock: FakeClock,
    stop: threading.Event,
) -> None:
    shelf = Shelf()
    session = fake.session(http, fake_clock, keeper=shelf)
    fake.answer_token = lambda request: play(request) is None
    with pytest.raises(failure):
        session.call("POST", "/v1/x", body=b"{}", stop=stop)
    assert (shelf.kept, shelf.forgot) == ([], 0)
    fake.answer_token = lambda request: False
    assert session.call("GET", "/v1/x", stop=stop).status == 200


def test_no_network_signs_nobody_out(
    fake: FakeService, http: Http, fake_clock: FakeClock, stop: threading.Event
) -> None:
    shelf = Shelf()
    session = fake.session(http, fake_clock, keeper=shelf)
    fake.server.close()
    with pytest.raises(Offline):
        session.call("GET", "/v1/x", stop=stop)
    assert shelf.forgot == 0
    assert session.life.refresh


def test_without_refresh_token_a_session_ends_with_its_access_token(
    fake: FakeService, http: Http, fake_clock: FakeClock, stop: threading.Event
) -> None:
    tokens = Tokens(Secret("access-0"), Secret(""), "Bearer", fake_clock.monotonic() + 300, frozenset({"calls:read"}))
    session = fake.session(http, fake_clock, refresh=Secret(""), tokens=tokens)
    assert session.call("GET", "/v1/x", stop=stop).status == 200
    fake_clock.advance(300)
    with pytest.raises(SignedOut) as failure:
        session.call("GET", "/v1/x", stop=stop)
    assert failure.value.reason == "expired"


def test_an_ended_session_says_why(
    fake: FakeService, http: Http, fake_clock: FakeClock, stop: threading.Event
) -> None:
    session = fake.session(http, fake_clock)
    session.life.end("account_deleted")
    session.life.end("something later")
    with pytest.raises(SignedOut) as failure:
        session.call("GET", "/v1/x", stop=stop)
    assert failure.value.reason == "account_deleted"
    with pytest.raises(SignedOut):
        session.life.renew(None, stop)


def test_a_fresh_sign_in_is_kept_and_used(
    fake: FakeService, http: Http, fake_clock: FakeClock, stop: threading.Event, tmp_path: Path
) -> None:
    session = fake.session(http, fake_clock)
    shelf = Shelf()
    session.life.keep_in(shelf, tmp_path / "lock")
    scopes = frozenset({"calls:read", "exports"})
    ends_at = fake_clock.monotonic() + 300
    session.life.adopt(Tokens(Secret("access-0"), Secret("refresh-9"), "Bearer", ends_at, scopes), None)
    assert shelf.kept == ["refresh-9"]
    assert session.scopes == scopes
    assert session.call("GET", "/v1/x", stop=stop).status == 200
    session.life.adopt(Tokens(Secret("access-0"), Secret(""), "Bearer", ends_at, scopes), None)
    assert session.life.refresh.reveal() == "refresh-9"


def test_who_is_told_of_the_end_finds_nothing_kept_any_more(
    fake: FakeService, http: Http, fake_clock: FakeClock, stop: threading.Event
) -> None:
    class Slow(Shelf):
        def forget(self) -> None:
            session.life.fresh(stop)  # nobody is told yet
            super().forget()

    shelf = Slow()
    session = fake.session(http, fake_clock, keeper=shelf)
    session.life.forget("expired")
    assert shelf.forgot == 1
    with pytest.raises(SignedOut):
        session.life.fresh(stop)


def test_a_keyring_that_fails_does_not_keep_the_sign_in_alive(
    fake: FakeService, http: Http, fake_clock: FakeClock, stop: threading.Event
) -> None:
    class Stuck(Shelf):
        def forget(self) -> None:
            raise KeyringLocked("GNOME Keyring")

    session = fake.session(http, fake_clock, keeper=Stuck())
    with pytest.raises(KeyringLocked):
        session.life.forget("expired")
    assert not session.life.refresh
    with pytest.raises(SignedOut):
        session.life.fresh(stop)
