from __future__ import annotations

import base64
import hashlib
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs, urlsplit

import pytest

from dijo_desktop.client.discovery import discover
from dijo_desktop.client.dpop import DpopKey, Nonces
from dijo_desktop.client.http import Http
from dijo_desktop.client.sign_in import Attempt, SignIn
from dijo_desktop.client.tokens import Tokens
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import Cancelled, NotUnderstood, SignInDeclined, SignInFailed
from tests.client.fake_service import Browser, FakeService
from tests.client.fault_server import Request


def _sign_in(fake: FakeService, http: Http, open_browser: Callable[[str], bool], **more: object) -> SignIn:
    metadata = discover(http, fake.origin, stop=threading.Event())
    return SignIn(
        http, metadata, clock=Clock(), nonces=Nonces(), key=DpopKey.new() if fake.dpop else None,
        scopes=frozenset({"calls:read", "account:read"}), open_browser=open_browser, **more,
    )  # fmt: skip


def _run(fake: FakeService, http: Http, browser: Browser, **more: object) -> Tokens:
    return _sign_in(fake, http, browser.open, **more).run(threading.Event(), lambda attempt: None)


@pytest.mark.parametrize(("dpop", "par"), [(True, True), (True, False), (False, True), (False, False)])
def test_a_code_becomes_tokens(dpop: bool, par: bool, http: Http) -> None:
    fake = FakeService(dpop=dpop, par=par)
    browser = Browser(fake)
    tokens = _run(fake, http, browser)
    assert (tokens.access.reveal(), tokens.scheme) == ("access-0", "DPoP" if dpop else "Bearer")
    (link,) = browser.links
    query = {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
    asked = fake.form("/oauth/par") if par else query
    if par:
        assert set(query) == {"client_id", "request_uri"}
    sent = fake.form("/oauth/token")
    challenge = (
        base64.urlsafe_b64encode(hashlib.sha256(sent["code_verifier"].encode()).digest()).rstrip(b"=").decode()
    )
    assert asked == {
        "response_type": "code", "response_mode": "query", "client_id": "dijo-desktop",
        "scope": "account:read calls:read",
        "code_challenge": challenge, "code_challenge_method": "S256", "resource": fake.origin,
        "state": asked["state"], "redirect_uri": asked["redirect_uri"],
        **({"dpop_jkt": asked["dpop_jkt"]} if dpop else {}),
    }  # fmt: skip
    assert len(asked["state"]) >= 22
    assert len(sent["code_verifier"]) >= 43
    assert sent == {
        "grant_type": "authorization_code", "code": "the-code", "redirect_uri": asked["redirect_uri"],
        "client_id": "dijo-desktop", "code_verifier": sent["code_verifier"], "resource": fake.origin,
    }  # fmt: skip
    for request in fake.server.seen:
        if request.path.startswith("/oauth/"):
            assert ("dpop" in request.headers) == dpop
    fake.server.close()


@pytest.fixture
def fake() -> FakeService:
    one = FakeService()
    yield one
    one.server.close()


def test_every_attempt_has_its_own_state_and_verifier(fake: FakeService, http: Http) -> None:
    seen = set()
    for _ in range(3):
        _run(fake, http, Browser(fake))
        seen.add((fake.form("/oauth/par")["state"], fake.form("/oauth/token")["code_verifier"]))
    assert len({state for state, _ in seen}) == 3
    assert len({verifier for _, verifier in seen}) == 3


def test_a_step_up_asks_for_age_and_account(fake: FakeService, http: Http) -> None:
    _run(fake, http, Browser(fake), max_age=300, login_hint="acc_1")
    asked = fake.form("/oauth/par")
    assert (asked["max_age"], asked["login_hint"]) == ("300", "acc_1")


@pytest.mark.parametrize(
    ("supported", "scope", "prompt"),
    [
        (["calls:read"], "account:read calls:read", None),
        (["openid"], "account:read calls:read openid", None),
        (["openid", "offline_access"], "account:read calls:read offline_access openid", "consent"),
    ],
)
def test_open_id_servers_get_what_they_want(
    supported: list[str], scope: str, prompt: str | None, fake: FakeService, http: Http
) -> None:
    fake.metadata = {"scopes_supported": supported}
    _run(fake, http, Browser(fake))
    asked = fake.form("/oauth/par")
    assert asked["scope"] == scope
    assert asked.get("prompt") == prompt


def test_an_endpoint_with_a_query_keeps_it(fake: FakeService, http: Http) -> None:
    fake.metadata = {"authorization_endpoint": f"{fake.origin}/oauth/authorize?tenant=1"}
    browser = Browser(fake)
    _run(fake, http, browser)
    assert browser.links[0].startswith(f"{fake.origin}/oauth/authorize?tenant=1&client_id=")


@pytest.mark.fault("O13")
def test_a_nonce_is_wanted_from_the_first_request(fake: FakeService, http: Http) -> None:
    fake.nonce = "nonce-1"
    _run(fake, http, Browser(fake))
    assert [path for path, _ in fake.forms] == ["/oauth/par", "/oauth/par", "/oauth/token"]


def test_a_nonce_for_ever_is_not_followed(fake: FakeService, http: Http) -> None:
    fake.answer_token = lambda request: request.answer(400, {"error": "use_dpop_nonce"}, DPoP_Nonce="x") is None
    with pytest.raises(SignInFailed) as failure:
        _run(fake, http, Browser(fake))
    assert failure.value.reason == "use_dpop_nonce"
    assert [path for path, _ in fake.forms] == ["/oauth/par", "/oauth/token", "/oauth/token"]


@pytest.mark.fault("O7")
@pytest.mark.parametrize(("error", "failure"), [("access_denied", SignInDeclined), ("server_error", SignInFailed)])
def test_an_error_sends_no_token_request(
    error: str, failure: type[SignInFailed], fake: FakeService, http: Http
) -> None:
    with pytest.raises(failure) as seen:
        _run(fake, http, Browser(fake, error=error))
    assert (type(seen.value), seen.value.reason) == (failure, error)
    assert [path for path, _ in fake.forms] == ["/oauth/par"]


def _odd_par(request: Request) -> None:
    request.answer(201, {"request_uri": "", "expires_in": 90})


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        (lambda request: request.answer(400, {"error": "invalid_request"}), SignInFailed),
        (lambda request: request.answer(400, b"<html>", media="text/html"), SignInFailed),
        (_odd_par, NotUnderstood),
        (lambda request: request.answer(201, {"request_uri": "urn:x", "expires_in": 0}), NotUnderstood),
        (lambda request: request.answer(201, b"{}"), NotUnderstood),
    ],
)
def test_a_refused_request_opens_no_browser(
    answer: Callable[[Request], None], failure: type[Exception], fake: FakeService, http: Http
) -> None:
    browser = Browser(fake)
    sign_in = _sign_in(fake, http, browser.open)
    fake.server.play = answer
    with pytest.raises(failure):
        sign_in.run(threading.Event(), lambda attempt: None)
    assert browser.links == []


@pytest.mark.parametrize(
    ("answer", "failure", "reason"),
    [
        ((400, {"error": "invalid_grant"}), SignInFailed, "invalid_grant"),
        ((400, {"error": "x\x00y"}), SignInFailed, "token"),
        ((401, {"error": "a" * 65}), SignInFailed, "token"),
        ((200, {"access_token": "a"}), NotUnderstood, None),
    ],
)
def test_a_refused_code(
    answer: tuple[int, object], failure: type[SignInFailed], reason: str | None, fake: FakeService, http: Http
) -> None:
    fake.answer_token = lambda request: request.answer(*answer) is None
    with pytest.raises(failure) as seen:
        _run(fake, http, Browser(fake))
    assert getattr(seen.value, "reason", None) == reason


@pytest.mark.fault("O1")
def test_cancelling_ends_the_wait_and_the_port(fake: FakeService, http: Http, stop: threading.Event) -> None:
    attempts: list[Attempt] = []
    there = threading.Event()

    def waiting(attempt: Attempt) -> None:
        attempts.append(attempt)
        there.set()

    sign_in = _sign_in(fake, http, lambda link: False)
    with ThreadPoolExecutor() as pool:
        run = pool.submit(sign_in.run, stop, waiting)
        assert there.wait(5)
        assert (attempts[0].host, attempts[0].browser_opened) == ("127.0.0.1", False)
        stop.set()
        with pytest.raises(Cancelled):
            run.result(5)


def test_open_again_pushes_a_new_request_of_the_same_attempt(fake: FakeService, http: Http) -> None:
    browser = Browser(fake)
    opened = []

    def first_fails(link: str) -> bool:
        opened.append(link)
        return browser.open(link) if len(opened) == 3 else False

    def waiting(attempt: Attempt) -> None:
        assert not attempt.browser_opened
        opened.append(attempt.link())
        attempt.open_again()
        assert attempt.browser_opened

    assert _sign_in(fake, http, first_fails).run(threading.Event(), waiting).access
    assert len(set(opened)) == 3
    pushed = [form for path, form in fake.forms if path == "/oauth/par"]
    assert len(pushed) == 3
    assert len({form["state"] for form in pushed}) == 1
    assert len({form["redirect_uri"] for form in pushed}) == 1
