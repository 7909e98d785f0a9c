from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dijo_desktop.client import limits
from dijo_desktop.client.discovery import discover
from dijo_desktop.client.dpop import Nonces
from dijo_desktop.client.environment import Environment
from dijo_desktop.client.http import Http, Reply
from dijo_desktop.client.issuer import Issuer, error_of
from dijo_desktop.client.secret import Secret
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import SignedOut, TooSlow
from tests.client.fake_service import FakeService
from tests.client.fault_server import Request
from tests.fake_clock import FakeClock


@pytest.fixture
def fake() -> FakeService:
    one = FakeService(dpop=False)
    yield one
    one.server.close()


def _issuer(fake: FakeService, http: Http) -> Issuer:
    return Issuer(http, discover(http, fake.origin, stop=threading.Event()), clock=Clock(), nonces=Nonces())


def test_a_refresh_says_for_whom(fake: FakeService, http: Http, stop: threading.Event) -> None:
    tokens = _issuer(fake, http).refresh(Secret("refresh-0"), None, frozenset({"x"}), stop)
    assert tokens.access.reveal() == "access-1"
    assert fake.form("/oauth/token") == {
        "grant_type": "refresh_token",
        "refresh_token": "refresh-0",
        "client_id": "dijo-desktop",
        "resource": fake.origin,
    }


def test_a_reason_without_invalid_grant_signs_out_as_well(
    fake: FakeService, http: Http, stop: threading.Event
) -> None:
    answer = {"error": "invalid_request", "dijo_reason": "account_deleted"}
    fake.answer_token = lambda request: request.answer(401, answer) is None
    with pytest.raises(SignedOut) as failure:
        _issuer(fake, http).refresh(Secret("refresh-0"), None, frozenset(), stop)
    assert failure.value.reason == "account_deleted"


def test_where_nothing_can_be_revoked_nothing_is_asked(fake: FakeService, http: Http, stop: threading.Event) -> None:
    fake.metadata = {"revocation_endpoint": None}
    _issuer(fake, http).revoke(Secret("refresh-0"), None, stop)
    assert fake.forms == []


@pytest.mark.parametrize(
    ("media", "body", "error"),
    [
        ("application/json", b'{"error":"invalid_grant"}', "invalid_grant"),
        ("application/json", b'{"error":"\\u0007"}', ""),
        ("application/json", b"[]", ""),
        ("text/html", b'{"error":"invalid_grant"}', ""),
    ],
)
def test_errors(media: str, body: bytes, error: str) -> None:
    assert error_of(Reply(400, {"content-type": media}, body)).error == error


def test_signing_out_does_not_wait_long_for_the_service(fake: FakeService, stop: threading.Event) -> None:
    clock = FakeClock()
    http = Http(clock=clock, environment=Environment())
    issuer = _issuer(fake, http)
    while fake.server.came.acquire(blocking=False):
        pass
    fake.server.play = Request.hang
    with ThreadPoolExecutor() as pool:
        revoke = pool.submit(issuer.revoke, Secret("refresh-0"), None, stop)
        assert fake.server.came.acquire(timeout=5)
        clock.advance(limits.REVOKE + 1)
        with pytest.raises(TooSlow):
            revoke.result(5)
    http.shut()
