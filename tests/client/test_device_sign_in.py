"""A code typed on another device: the pace of RFC 8628, its ends, and what is never asked for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from dijo_desktop.client.device_sign_in import CodeShown, DeviceSignIn
from dijo_desktop.client.discovery import discover
from dijo_desktop.client.dpop import DpopKey, Nonces
from dijo_desktop.client.environment import Environment
from dijo_desktop.client.http import Http
from dijo_desktop.client.tokens import Tokens
from dijo_desktop.contract.oauth import DEVICE_GRANT, SCOPES_DEVICE
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import (
    Cancelled,
    NotAService,
    NotUnderstood,
    SignInDeclined,
    SignInFailed,
    SignInTimedOut,
)
from tests.client.fake_service import FakeService
from tests.client.fault_server import Request
from tests.fake_clock import FakeClock


class DeviceService(FakeService):
    """`answers` are what polling gets, one after the other; then tokens."""

    def __init__(self, *, dpop: bool = True) -> None:
        super().__init__(dpop=dpop)
        self.metadata["device_authorization_endpoint"] = f"{self.origin}/oauth/device"
        self.given: dict[str, Any] = {
            "device_code": "the-device-code",
            "user_code": "WDJB-MJHT",
            "verification_uri": f"{self.origin}/oauth/device/verify",
            "expires_in": 600,
            "interval": 5,
        }
        self.answers: list[str | Callable[[Request], None]] = []
        self.answer_token = self._device

    def _device(self, request: Request) -> bool:
        if request.path == "/oauth/device":
            request.answer(body=self.given)
            return True
        if self.forms[-1][1].get("grant_type") != DEVICE_GRANT:
            return False
        answer = self.answers.pop(0) if self.answers else None
        if callable(answer):
            answer(request)
        elif answer is not None:
            request.answer(400, {"error": answer})
        else:
            request.answer(body=self.tokens())
        return True


@pytest.fixture
def fake() -> Iterator[DeviceService]:
    made = DeviceService()
    yield made
    made.server.close()


@pytest.fixture
def http() -> Iterator[Http]:
    made = Http(clock=Clock(), environment=Environment())
    yield made
    made.shut()


def run(
    fake: FakeService, http: Http, clock: FakeClock, stop: threading.Event | None = None
) -> tuple[Tokens, CodeShown]:
    shown: list[CodeShown] = []
    metadata = discover(http, fake.origin, stop=threading.Event())
    key = DpopKey.new() if metadata.dpop else None
    way = DeviceSignIn(http, metadata, clock=clock, nonces=Nonces(), key=key, scopes=frozenset(SCOPES_DEVICE))
    tokens = way.run(stop or threading.Event(), shown.append)
    return tokens, shown[0]


@pytest.mark.fault("O12")
def test_the_pace_is_the_services_own(fake: DeviceService, http: Http) -> None:
    clock = FakeClock()
    fake.answers = ["authorization_pending", "slow_down", "authorization_pending", "slow_down"]
    tokens, shown = run(fake, http, clock)
    assert clock.waits == [5.0, 5.0, 10.0, 10.0, 15.0]
    assert tokens.access.reveal() == "access-0"
    assert tokens.scheme == "DPoP"
    assert (shown.host, shown.code) == ("127.0.0.1", "WDJB-MJHT")
    assert shown.address == f"{fake.origin}/oauth/device/verify"
    assert shown.expires_at == 1600.0


def test_what_is_asked_for_has_no_right_to_change_the_account(fake: DeviceService, http: Http) -> None:
    run(fake, http, FakeClock())
    asked = fake.form("/oauth/device")
    assert asked["client_id"] == "dijo-desktop"
    assert asked["resource"] == fake.origin
    assert not {"account:write", "exports", "account:delete"} & set(asked["scope"].split())
    assert fake.form("/oauth/token")["device_code"] == "the-device-code"
    proofs = [one.headers.get("dpop") for one in fake.server.seen if one.path.startswith("/oauth/")]
    assert len(proofs) == 2
    assert all(proofs)


def test_without_an_interval_the_pause_is_five_seconds(fake: DeviceService, http: Http) -> None:
    del fake.given["interval"]
    clock = FakeClock()
    run(fake, http, clock)
    assert clock.waits == [5.0]


def test_a_bearer_service_gets_no_proof(http: Http) -> None:
    fake = DeviceService(dpop=False)
    try:
        tokens, _ = run(fake, http, FakeClock())
    finally:
        fake.server.close()
    assert tokens.scheme == "Bearer"
    assert not [one for one in fake.server.seen if "dpop" in one.headers]


def test_a_nonce_is_answered_once(fake: DeviceService, http: Http) -> None:
    fake.nonce = "nonce-1"
    tokens, _ = run(fake, http, FakeClock())
    assert tokens.access.reveal() == "access-0"


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        ("access_denied", SignInDeclined),
        ("expired_token", SignInTimedOut),
        ("invalid_grant", SignInFailed),
        ("", SignInFailed),
    ],
)
def test_the_ends_are_told_apart(fake: DeviceService, http: Http, error: str, failure: type[SignInFailed]) -> None:
    fake.answers = ["authorization_pending", error]
    with pytest.raises(SignInFailed) as raised:
        run(fake, http, FakeClock())
    assert type(raised.value) is failure


def test_nothing_is_asked_after_the_code_has_expired(fake: DeviceService, http: Http) -> None:
    fake.given["expires_in"] = 12
    fake.answers = ["authorization_pending"] * 9
    clock = FakeClock()
    with pytest.raises(SignInTimedOut):
        run(fake, http, clock)
    assert clock.waits == [5.0, 5.0, 2.0]
    assert len([path for path, _ in fake.forms if path == "/oauth/token"]) == 2


def test_a_service_that_fails_for_a_moment_is_asked_less_often(fake: DeviceService, http: Http) -> None:
    fake.answers = [lambda request: request.reset(), lambda request: request.answer(503)]
    clock = FakeClock()
    run(fake, http, clock)
    assert clock.waits == [5.0, 10.0, 20.0]


def test_it_polls_only_while_it_is_open(fake: DeviceService, http: Http) -> None:
    stop = threading.Event()

    def close(request: Request) -> None:
        stop.set()
        request.answer(400, {"error": "authorization_pending"})

    fake.answers = [close, *["authorization_pending"] * 5]
    with pytest.raises(Cancelled):
        run(fake, http, FakeClock(), stop)
    assert len([path for path, _ in fake.forms if path == "/oauth/token"]) == 1


def test_a_service_without_it_says_so_before_anything_is_sent(fake: DeviceService, http: Http) -> None:
    del fake.metadata["device_authorization_endpoint"]
    with pytest.raises(SignInFailed) as raised:
        run(fake, http, FakeClock())
    assert raised.value.reason == "no-device-flow"
    assert fake.forms == []


def test_a_refusal_to_give_a_code_is_a_failure(fake: DeviceService, http: Http) -> None:
    fake.given = {"error": "unauthorized_client"}
    fake.answer_token = lambda request: request.answer(400, fake.given) is None
    with pytest.raises(SignInFailed) as raised:
        run(fake, http, FakeClock())
    assert raised.value.reason == "unauthorized_client"


@pytest.mark.parametrize(
    "odd",
    [
        {"user_code": ""},
        {"user_code": "A" * 33},
        {"user_code": "A\nB"},
        {"user_code": "\u202eABC"},
        {"device_code": ""},
        {"expires_in": 0},
        {"interval": -1},
        {"expires_in": "600"},
        {"verification_uri": "javascript:alert(1)"},
        {"verification_uri": "http://account.example.org/device"},
        {"verification_uri": "https://user@account.example.org/device"},
    ],
)
def test_an_odd_answer_is_not_shown(fake: DeviceService, http: Http, odd: dict[str, Any]) -> None:
    fake.given |= odd
    with pytest.raises(NotUnderstood):
        run(fake, http, FakeClock())


def test_an_endpoint_that_may_not_be_is_refused_with_the_metadata(fake: DeviceService, http: Http) -> None:
    fake.metadata["device_authorization_endpoint"] = "http://169.254.169.254/oauth/device"
    with pytest.raises(NotAService):
        run(fake, http, FakeClock())
