"""The app's client against a certified provider: discovery and sign-in (contract 11 A, 1 and 2)."""

from __future__ import annotations

import base64
import hashlib
import secrets
import socket
import threading
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import pytest

from dijo_desktop.client import limits
from dijo_desktop.client.discovery import discover
from dijo_desktop.client.dpop import DpopKey, Nonces
from dijo_desktop.client.environment import read_environment
from dijo_desktop.client.http import Http
from dijo_desktop.client.issuer import Issuer
from dijo_desktop.client.loopback import Receiver
from dijo_desktop.client.secret import Secret
from dijo_desktop.client.sign_in import SignIn
from dijo_desktop.client.tokens import Tokens
from dijo_desktop.contract.oauth import CLIENT_ID, SCOPES_FIRST
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import NotAService, NotUnderstood, SignInDeclined
from tests.foreign.browser import ALICE, PersonAtPages
from tests.foreign.conftest import MakeComputer
from tests.foreign.provider import Place, RunningProvider

TOKEN = "/token"


def _signed_in(http: Http, place: Place, person: PersonAtPages) -> Tokens:
    metadata = discover(http, place.origin, stop=threading.Event())
    sign_in = SignIn(
        http, metadata, clock=Clock(), nonces=Nonces(), key=DpopKey.new() if metadata.dpop else None,
        scopes=frozenset(SCOPES_FIRST), open_browser=person.open,
    )  # fmt: skip
    return sign_in.run(threading.Event(), lambda attempt: None)


def test_a_person_signs_in_and_is_known(place: Place, make_computer: MakeComputer) -> None:
    person = PersonAtPages()
    computer = make_computer(place, person)
    me = computer.sign_in(computer.start())
    assert (me.account.id, me.session.scopes) == (ALICE, frozenset(SCOPES_FIRST))
    pushed = place.seen("/request")
    assert len(pushed) == {"dpop": 1, "nonce": 2, "bearer": 0}[place.name]  # a nonce costs one repeat
    link = dict(parse_qsl(urlsplit(person.links[0]).query))
    assert set(link) == {"client_id", "request_uri"} if pushed else link["code_challenge_method"] == "S256"
    assert not person.errors
    me.lock()


@pytest.mark.parametrize(
    "play",
    [
        {"resource": {"resource": "http://127.0.0.1:1"}},
        {"resource": {"authorization_servers": ["http://evil.example"]}},
        {"server": {"issuer": "http://127.0.0.1:1"}},
        {"server": {"code_challenge_methods_supported": ["plain"]}},
        {"server": {"authorization_response_iss_parameter_supported": False}},
        {"server": {"token_endpoint": "http://169.254.169.254/latest"}},
        {"server": {"authorization_endpoint": "javascript:alert(1)"}},
        {"moved": "http://127.0.0.1:1/.well-known/oauth-protected-resource"},
    ],
)
def test_a_provider_that_says_something_else_is_refused(
    play: dict[str, object], provider: RunningProvider, http: Http, stop: threading.Event
) -> None:
    provider.dpop.play(**play)
    try:
        with pytest.raises(NotAService):
            discover(http, provider.dpop.origin, stop=stop)
    finally:
        provider.dpop.play()
    assert discover(http, provider.dpop.origin, stop=stop).dpop


def test_metadata_without_end_is_refused(provider: RunningProvider, http: Http, stop: threading.Event) -> None:
    provider.dpop.play(server={"padding": "x" * limits.METADATA_CAP})
    with pytest.raises(NotUnderstood):
        discover(http, provider.dpop.origin, stop=stop)
    provider.dpop.play()


def test_another_host_for_signing_in_is_asked_about(provider: RunningProvider, make_computer: MakeComputer) -> None:
    computer = make_computer(provider.elsewhere)
    with pytest.raises(NotAService):
        computer.sign_in(computer.start())
    asked = []
    me = computer.start().sign_in(
        provider.elsewhere.origin,
        stop=computer.stop,
        waiting=lambda attempt: None,
        confirm_issuer=lambda service, issuer: not asked.append((service, issuer)),
    )
    assert me.session.metadata.issuer == provider.dpop.origin
    assert me.account.id == ALICE
    assert len(asked) == 1
    me.lock()


def test_no_request_of_this_computer_to_itself_reaches_a_proxy(place: Place) -> None:
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        proxy.settimeout(0)
        address = f"http://127.0.0.1:{proxy.getsockname()[1]}"
        names = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")
        http = Http(clock=Clock(), environment=read_environment(dict.fromkeys(names, address)))
        assert _signed_in(http, place, PersonAtPages()).access
        http.shut()
        with pytest.raises(BlockingIOError):
            proxy.accept()


def _bent(query: dict[str, str], how: str) -> str:
    if how == "duplicate":
        return urlencode([*query.items(), ("code", "again")])
    changes = {
        "wrong iss": {"iss": "http://127.0.0.1:1"},
        "wrong state": {"state": "x" * 43},
    }
    left = {name: value for name, value in query.items() if how != f"no {name}"}
    return urlencode(left | changes.get(how, {}))


def test_a_bent_answer_costs_no_token_request_and_the_right_one_still_counts(place: Place, http: Http) -> None:
    wrong = ("wrong iss", "no iss", "wrong state", "no state", "no code", "duplicate")
    statuses: list[int] = []
    tokens_asked: list[int] = []

    def bring(url: str) -> None:
        good = urlsplit(url)
        query = {name: values[0] for name, values in parse_qs(good.query).items()}
        assert set(query) == {"code", "state", "iss"}
        at = f"{good.scheme}://{good.netloc}"
        junk = [f"{at}/junk/{number}?code=x&state={number}" for number in range(50)]
        bent = [f"{at}/callback?{_bent(query, how)}" for how in wrong]
        statuses.extend(person.get(address).status for address in (*junk, *bent))
        tokens_asked.append(len(place.seen(TOKEN)))
        assert person.visit(url).status == 200

    person = PersonAtPages(bring=bring)
    assert _signed_in(http, place, person).access
    assert statuses == [404] * 50 + [400] * len(wrong)
    assert tokens_asked == [0]
    assert place.seen(TOKEN)
    assert not person.errors


def test_a_no_is_a_no(place: Place, http: Http) -> None:
    with pytest.raises(SignInDeclined):
        _signed_in(http, place, PersonAtPages(decline=True))
    assert not place.seen(TOKEN)


def test_the_answer_may_come_by_ipv6(place: Place, http: Http, stop: threading.Event) -> None:
    """Where IPv4 loopback cannot be bound; put together by hand, for nothing in the app can forbid the bind."""

    def no_ipv4(family: socket.AddressFamily, kind: socket.SocketKind) -> socket.socket:
        if family == socket.AF_INET:
            raise OSError
        return socket.socket(family, kind)

    metadata = discover(http, place.origin, stop=stop)
    key = DpopKey.new() if metadata.dpop else None
    state, verifier = Secret(secrets.token_urlsafe(32)), secrets.token_urlsafe(48)
    receiver = Receiver(state=state, issuer=metadata.issuer, clock=Clock(), make_socket=no_ipv4)
    assert receiver.redirect_uri.startswith("http://[::1]:")
    issuer = Issuer(http, metadata, clock=Clock(), nonces=Nonces())
    form = {
        "response_type": "code", "client_id": CLIENT_ID, "redirect_uri": receiver.redirect_uri,
        "scope": "openid offline_access account:read", "prompt": "consent", "state": state.reveal(),
        "code_challenge": base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("="),
        "code_challenge_method": "S256", "resource": metadata.origin,
    }  # fmt: skip
    if metadata.server.pushed_authorization_request_endpoint:
        form = {"client_id": CLIENT_ID, "request_uri": issuer.push(form, key, stop)}
    person = PersonAtPages()
    person.open(f"{metadata.server.authorization_endpoint}?{urlencode(form)}")
    answer = receiver.wait(stop)
    exchange = {
        "grant_type": "authorization_code", "code": answer.code.reveal(), "client_id": CLIENT_ID,
        "redirect_uri": receiver.redirect_uri, "code_verifier": verifier, "resource": metadata.origin,
    }  # fmt: skip
    assert issuer.exchange(exchange, key, frozenset(), stop).scopes == {"account:read"}
