from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from dijo_desktop.client import limits
from dijo_desktop.client.http import Http
from dijo_desktop.client.secret import Secret
from dijo_desktop.client.session import Session
from dijo_desktop.errors import (
    Cancelled,
    ChangedMeanwhile,
    ConnectionLost,
    Gone,
    NotUnderstood,
    PortalSuspected,
    QuotaExceeded,
    Refused,
    ServiceFault,
    SignedOut,
    StepUpNeeded,
)
from tests.client.fake_service import FakeService, problem
from tests.client.fault_server import Request
from tests.fake_clock import FakeClock


@pytest.fixture(params=["dpop", "bearer"])
def fake(request: pytest.FixtureRequest) -> Iterator[FakeService]:
    one = FakeService(dpop=request.param == "dpop")
    yield one
    one.server.close()


@pytest.fixture
def session(fake: FakeService, http: Http, fake_clock: FakeClock) -> Session:
    return fake.session(http, fake_clock)


def _in_turn(*plays: Callable[[Request], None]) -> Callable[[Request], None]:
    """Each request gets the next play, the last one for ever."""
    waiting = list(plays)

    def play(request: Request) -> None:
        (waiting.pop(0) if len(waiting) > 1 else waiting[0])(request)

    return play


def _good(request: Request) -> None:
    request.answer(body={"ok": True})


def _cut(request: Request) -> None:
    request.cut()


def test_a_call_carries_token_and_headers(session: Session, fake: FakeService, stop: threading.Event) -> None:
    reply = session.call(
        "PATCH", "/v1/x", body=b"{}", query={"limit": 5, "a": "ä b"}, if_match='"e"', if_none_match='"n"',
        idempotency_key="k", stop=stop,
    )  # fmt: skip
    assert reply.body == b'{"ok":true}'
    (asked,) = fake.calls()
    assert asked.target == "/v1/x?limit=5&a=%C3%A4+b"
    assert asked.headers["authorization"] == f"{'DPoP' if fake.dpop else 'Bearer'} access-1"
    assert ("dpop" in asked.headers) == fake.dpop
    assert asked.headers["content-type"] == "application/json"
    assert asked.headers["accept"] == "application/json"
    assert (asked.headers["if-match"], asked.headers["if-none-match"]) == ('"e"', '"n"')
    assert asked.headers["idempotency-key"] == '"k"'
    assert (session.origin, session.scopes) == (fake.origin, {"calls:read"})
    assert session.connection_facts() is not None


@pytest.mark.parametrize("path", ["//evil.example/x", "https://evil.example/x", "v1/x", "@evil.example/", ""])
def test_the_token_goes_nowhere_else(path: str, session: Session, fake: FakeService, stop: threading.Event) -> None:
    with pytest.raises(NotUnderstood):
        session.call("GET", path, stop=stop)
    assert fake.refreshes == 0
    assert session.call("GET", f"{fake.origin}/v1/whole", stop=stop).status == 200


@pytest.mark.fault("O9")
def test_fifty_refusals_are_one_refresh(session: Session, fake: FakeService, stop: threading.Event) -> None:
    session.call("GET", "/v1/x", stop=stop)
    fake.access = "revoked-meanwhile"
    with ThreadPoolExecutor(16) as pool:
        replies = list(pool.map(lambda _: session.call("GET", "/v1/x", stop=stop).status, range(50)))
    assert replies == [200] * 50
    assert fake.refreshes == 2


@pytest.mark.fault("O10")
def test_a_token_is_renewed_by_its_age_not_by_the_wall_clock(
    session: Session, fake: FakeService, fake_clock: FakeClock, stop: threading.Event
) -> None:
    session.call("GET", "/v1/x", stop=stop)
    fake_clock.set_wall(0)
    session.call("GET", "/v1/x", stop=stop)
    assert fake.refreshes == 1
    fake_clock.advance(300 - limits.TOKEN_EARLY)
    session.call("GET", "/v1/x", stop=stop)
    assert fake.refreshes == 2


def test_a_second_refusal_after_a_refresh_stands(session: Session, fake: FakeService, stop: threading.Event) -> None:
    fake.script = lambda request: problem(request, 401, "unauthenticated")
    with pytest.raises(Refused) as failure:
        session.call("GET", "/v1/x", stop=stop)
    assert failure.value.status == 401
    assert fake.refreshes == 2


@pytest.mark.parametrize("reason", ["session_ended", "account_deleted", "reuse_detected"])
def test_a_dead_session_signs_out(reason: str, session: Session, fake: FakeService, stop: threading.Event) -> None:
    fake.script = lambda request: problem(request, 401, "unauthenticated", dijo_reason=reason)
    for _ in range(2):
        with pytest.raises(SignedOut) as failure:
            session.call("GET", "/v1/x", stop=stop)
        assert failure.value.reason == reason
    assert len(fake.calls()) == 1


def test_a_fresh_sign_in_that_is_needed_is_said_and_costs_no_refresh(
    session: Session, fake: FakeService, stop: threading.Event
) -> None:
    fake.script = lambda request: problem(request, 401, "step-up-required", max_age=300)
    with pytest.raises(StepUpNeeded) as failure:
        session.call("POST", "/v1/x", body=b"{}", stop=stop)
    assert failure.value.members["max_age"] == 300
    assert fake.refreshes == 1


def test_a_missing_scope_needs_a_fresh_sign_in(session: Session, fake: FakeService, stop: threading.Event) -> None:
    fake.script = lambda request: problem(request, 403, "insufficient-scope", required_scope="exports")
    with pytest.raises(StepUpNeeded) as failure:
        session.call("GET", "/v1/x", stop=stop)
    assert failure.value.members["required_scope"] == "exports"


@pytest.mark.fault("O13")
def test_a_nonce_is_learnt_once_and_used(http: Http, fake_clock: FakeClock, stop: threading.Event) -> None:
    fake = FakeService()
    fake.nonce = "nonce-1"
    session = fake.session(http, fake_clock)
    assert session.call("GET", "/v1/x", stop=stop).status == 200
    assert len(fake.forms) == 2
    fake.nonce = "nonce-2"
    assert session.call("GET", "/v1/x", stop=stop).status == 200
    assert len(fake.calls()) == 3
    fake.script = lambda request: request.answer(401, b"", WWW_Authenticate='DPoP error="use_dpop_nonce"')
    with pytest.raises(Refused):
        session.call("GET", "/v1/x", stop=stop)
    assert len(fake.calls()) == 5
    fake.server.close()


@pytest.mark.parametrize(
    ("method", "more"),
    [
        ("GET", {}),
        ("POST", {"idempotency_key": "k", "body": b"{}"}),
        ("PUT", {"if_match": '"e"', "body": b"{}"}),
        ("PATCH", {"if_match": '"e"', "body": b"{}"}),
    ],
)
def test_what_is_safe_is_repeated(
    method: str, more: dict[str, object], session: Session, fake: FakeService, stop: threading.Event
) -> None:
    fake.script = _in_turn(_cut, lambda request: request.answer(500), _good)
    assert session.call(method, "/v1/x", stop=stop, **more).status == 200
    assert len(fake.calls()) == 3
    assert len({request.headers.get("idempotency-key") for request in fake.calls()}) == 1


@pytest.mark.parametrize(("method", "more"), [("POST", {"body": b"{}"}), ("PUT", {"body": b"{}"}), ("DELETE", {})])
def test_what_is_not_safe_is_not_repeated(
    method: str, more: dict[str, object], session: Session, fake: FakeService, stop: threading.Event
) -> None:
    fake.script = _cut
    with pytest.raises(ConnectionLost):
        session.call(method, "/v1/x", stop=stop, **more)
    assert len(fake.calls()) == 1


@pytest.mark.parametrize(
    ("status", "slug", "failure"),
    [
        (400, "invalid-request", Refused),
        (404, "not-found", Refused),
        (410, "gone", Gone),
        (412, "precondition-failed", ChangedMeanwhile),
        (422, "something-new", Refused),
        (429, "quota-exceeded", QuotaExceeded),
        (500, "internal-error", ServiceFault),
    ],
)
def test_refusals_have_their_classes(
    status: int, slug: str, failure: type[Refused], session: Session, fake: FakeService, stop: threading.Event
) -> None:
    fake.script = lambda request: problem(request, status, slug, current={"a": 1}, next_allowed_at="2026")
    with pytest.raises(failure) as seen:
        session.call("POST", "/v1/x", body=b"{}", stop=stop)
    assert (type(seen.value), seen.value.status, seen.value.slug) == (failure, status, slug)
    assert seen.value.members["current"] == {"a": 1}


@pytest.mark.fault("H12")
@pytest.mark.parametrize(
    ("play", "failure"),
    [
        (lambda request: request.answer(200, b"<html>", media="text/html"), PortalSuspected),
        (lambda request: request.answer(302, b"", Location="http://x.example"), PortalSuspected),
        (lambda request: request.answer(511, b"<html>", media="text/html"), PortalSuspected),
        (lambda request: request.answer(200, b"abc", media="text/plain"), NotUnderstood),
    ],
)
def test_a_portal_is_suspected(
    play: Callable[[Request], None],
    failure: type[Exception],
    session: Session,
    fake: FakeService,
    stop: threading.Event,
) -> None:
    fake.script = play
    with pytest.raises(failure):
        session.call("GET", "/v1/x", stop=stop)


def test_other_media_types_can_be_asked_for(session: Session, fake: FakeService, stop: threading.Event) -> None:
    fake.script = lambda request: request.answer(200, b"a.b.c", media="application/jose")
    reply = session.call("GET", "/v1/x", accept="application/jwk-set+json, application/jose", stop=stop)
    assert reply.body == b"a.b.c"
    accepted = "application/jwk-set+json, application/jose, application/problem+json"
    assert fake.calls()[0].headers["accept"] == accepted


@pytest.mark.parametrize("status", [204, 304])
def test_answers_without_body(status: int, session: Session, fake: FakeService, stop: threading.Event) -> None:
    fake.script = lambda request: request.raw(f'HTTP/1.1 {status} X\r\nETag: "x"\r\n\r\n'.encode())
    assert session.call("GET", "/v1/x", if_none_match='"x"', stop=stop).status == status


def test_cancel_while_another_thread_refreshes(session: Session, fake: FakeService) -> None:
    asked, go, first, second = threading.Event(), threading.Event(), threading.Event(), threading.Event()

    def slow(request: Request) -> bool:
        asked.set()
        go.wait(10)
        return False

    fake.answer_token = slow
    with ThreadPoolExecutor() as pool:
        slow_call = pool.submit(session.call, "GET", "/v1/x", stop=first)
        assert asked.wait(5)
        waiting = pool.submit(session.call, "GET", "/v1/x", stop=second)
        second.set()
        with pytest.raises(Cancelled):
            waiting.result(limits.CANCEL)
        patient = pool.submit(session.call, "GET", "/v1/x", stop=first)
        with pytest.raises(TimeoutError):
            patient.result(0.2)
        go.set()
        assert patient.result(5).status == 200
        assert slow_call.result(5).status == 200


def test_a_download_streams_and_heals_its_token(session: Session, fake: FakeService, stop: threading.Event) -> None:
    fake.script = lambda request: request.answer(206, b"x" * 1000, media="application/zip")
    with session.stream("/v1/a", headers={"Range": "bytes=5-"}, stop=stop) as flow:
        assert b"".join(flow.pieces) == b"x" * 1000
    fake.access = "revoked-meanwhile"
    with session.stream("/v1/a", stop=stop) as flow:
        assert flow.status == 206
    assert fake.refreshes == 2
    fake.script = lambda request: problem(request, 410, "gone")
    with pytest.raises(Gone), session.stream("/v1/a", stop=stop):
        pass
    fake.script = lambda request: request.answer(500, b"x" * (limits.REFUSAL_CAP + 1), media="application/json")
    with pytest.raises(ServiceFault), session.stream("/v1/a", stop=stop):
        pass


def test_revoking(session: Session, fake: FakeService, stop: threading.Event) -> None:
    session.revoke(Secret("some-token"), stop)
    assert fake.form("/oauth/revoke") == {"token": "some-token", "client_id": "dijo-desktop"}
    session.revoke(Secret(""), stop)
    assert len(fake.forms) == 1
