from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from dijo_desktop.client import limits
from dijo_desktop.client.discovery import discover
from dijo_desktop.client.http import Http
from dijo_desktop.errors import AddressRefused, NotAService, NotUnderstood, Offline, PortalSuspected
from tests.client.fake_service import FakeService
from tests.client.fault_server import FaultServer, Request


@pytest.fixture
def fake() -> Iterator[FakeService]:
    one = FakeService()
    yield one
    one.server.close()


def test_a_service_is_found(fake: FakeService, http: Http, stop: threading.Event) -> None:
    found = discover(http, f" {fake.origin}/ ", stop=stop)
    assert (found.origin, found.issuer, found.dpop) == (fake.origin, fake.origin, True)
    assert found.server.token_endpoint == f"{fake.origin}/oauth/token"
    assert all("authorization" not in request.headers for request in fake.server.seen)


RESOURCES: list[dict[str, Any]] = [
    {"resource": "http://127.0.0.1:1"}, {"resource": ""}, {"resource": None}, {"authorization_servers": []},
    {"authorization_servers": [5]}, {"authorization_servers": ["http://evil.example"]},
    {"authorization_servers": ["file:///etc/passwd"]}, {"authorization_servers": ["https://a@b.example"]},
    {"authorization_servers": ["http://169.254.169.254"]}, {"authorization_servers": ["http://127.0.0.1:1/?x"]},
    {"authorization_servers": ["http://127.0.0.1:1/#x"]}, {"authorization_servers": ["http://[::]"]},
]  # fmt: skip
SERVERS: list[dict[str, Any]] = [
    {"issuer": "http://127.0.0.1:1"}, {"issuer": ""}, {"issuer": None},
    {"code_challenge_methods_supported": ["plain"]},
    {"code_challenge_methods_supported": []}, {"authorization_response_iss_parameter_supported": False},
    {"response_types_supported": ["token"]}, {"authorization_endpoint": "http://evil.example/a"},
    {"authorization_endpoint": "javascript:alert(1)"}, {"authorization_endpoint": "smb://server/a"},
    {"authorization_endpoint": "https://a:b@c.example/"}, {"token_endpoint": "http://169.254.169.254/latest"},
    {"token_endpoint": "http://2130706433/"}, {"token_endpoint": "http://localhost/"}, {"token_endpoint": 5},
    {"token_endpoint": None}, {"revocation_endpoint": "ftp://x.example"},
    {"pushed_authorization_request_endpoint": "http://[::]/"},
    {"authorization_endpoint": "https://x.example/#fragment"},
]  # fmt: skip


@pytest.mark.fault("O15")
@pytest.mark.parametrize("change", RESOURCES, ids=range(len(RESOURCES)))
def test_hostile_metadata_of_a_resource(
    change: dict[str, Any], fake: FakeService, http: Http, stop: threading.Event
) -> None:
    fake.resource = change
    with pytest.raises(NotAService):
        discover(http, fake.origin, stop=stop)
    assert len(fake.server.seen) == 1


@pytest.mark.fault("O15")
@pytest.mark.parametrize("change", SERVERS, ids=range(len(SERVERS)))
def test_hostile_metadata_of_an_issuer(
    change: dict[str, Any], fake: FakeService, http: Http, stop: threading.Event
) -> None:
    fake.metadata = change
    with pytest.raises(NotAService):
        discover(http, fake.origin, stop=stop)
    assert len(fake.server.seen) == 2


def test_what_is_required_must_be_there(http: Http, stop: threading.Event) -> None:
    plain = FakeService(dpop=False, par=False)
    assert not discover(http, plain.origin, stop=stop).dpop
    plain.metadata = {"require_pushed_authorization_requests": True}
    with pytest.raises(NotAService):
        discover(http, plain.origin, stop=stop)
    plain.metadata, plain.resource = {}, {"dpop_bound_access_tokens_required": True}
    with pytest.raises(NotAService):
        discover(http, plain.origin, stop=stop)
    plain.server.close()


@pytest.mark.parametrize(
    ("status", "body", "media"),
    [
        (404, b"{}", "application/json"),
        (302, b"", "application/json"),
        (200, b"<html>", "text/html"),
        (200, b"<html>", "application/json"),
        (200, b'{"resource":"a","resource":"b","authorization_servers":[]}', "application/json"),
        (500, b"", "text/html"),
    ],
)
def test_something_else_answers_there(
    status: int, body: bytes, media: str, http: Http, stop: threading.Event
) -> None:
    with (
        FaultServer(lambda request: request.answer(status, body, media=media, Location="/x")) as one,
        pytest.raises(NotAService),
    ):
        discover(http, one.origin, stop=stop)
    assert len(one.seen) == 1


def test_metadata_has_a_cap(http: Http, stop: threading.Event) -> None:
    with (
        FaultServer(lambda request: request.answer(200, b" " * (limits.METADATA_CAP + 1))) as one,
        pytest.raises(NotUnderstood),
    ):
        discover(http, one.origin, stop=stop)


def test_a_wrong_address_is_not_asked(http: Http, stop: threading.Event) -> None:
    with pytest.raises(AddressRefused):
        discover(http, "http://dijo.example", stop=stop)
    with pytest.raises(Offline):
        discover(http, "http://127.0.0.1:9", stop=stop)


def test_another_issuer_is_asked_about_once_and_can_be_pinned(
    fake: FakeService, http: Http, stop: threading.Event
) -> None:
    asked = []
    issuer = FakeService()
    fake.resource = {"authorization_servers": [issuer.origin]}

    def confirm(service: str, other: str) -> bool:
        asked.append((service, other))
        return True

    with pytest.raises(NotAService) as failure:
        discover(http, fake.origin, stop=stop)
    assert failure.value.reason == "other-issuer"
    found = discover(http, fake.origin, stop=stop, confirm_issuer=confirm)
    assert asked == [("127.0.0.1", "127.0.0.1")]
    assert found.issuer == issuer.origin
    assert discover(http, fake.origin, stop=stop, pinned_issuer=issuer.origin).issuer == issuer.origin
    fake.resource = {}
    with pytest.raises(NotAService) as failure:
        discover(http, fake.origin, stop=stop, pinned_issuer=issuer.origin)
    assert failure.value.reason == "issuer-changed"
    issuer.server.close()


def test_an_issuer_with_a_path(http: Http, stop: threading.Event) -> None:
    def play(request: Request) -> None:
        if request.path == "/.well-known/oauth-protected-resource":
            request.answer(body={"resource": one.origin, "authorization_servers": [f"{one.origin}/tenant/"]})
        else:
            request.answer(404)

    with FaultServer(play) as one, pytest.raises(NotAService):
        discover(http, one.origin, stop=stop)
    assert one.seen[1].path == "/.well-known/oauth-authorization-server/tenant"


@pytest.mark.fault("T8")
def test_a_secure_service_may_not_send_people_to_plain_endpoints() -> None:
    from dijo_desktop.client.discovery import _check
    from dijo_desktop.contract.oauth import AuthorizationServer, ProtectedResource

    server = AuthorizationServer(
        issuer="https://dijo.example",
        authorization_endpoint="http://127.0.0.1:5/authorize",
        token_endpoint="https://dijo.example/token",
        response_types_supported=("code",),
        code_challenge_methods_supported=("S256",),
        authorization_response_iss_parameter_supported=True,
    )
    with pytest.raises(NotAService):
        _check(server, ProtectedResource(resource="https://dijo.example", authorization_servers=()), plain=False)


@pytest.mark.fault("H12")
@pytest.mark.parametrize(("status", "media"), [(200, "text/html"), (302, "application/json"), (511, "text/html")])
def test_a_web_page_where_the_service_was_before_is_of_this_network(
    http: Http, stop: threading.Event, status: int, media: str
) -> None:
    with FaultServer(lambda request: request.answer(status, b"<p>Welcome", media=media)) as one:
        with pytest.raises(PortalSuspected) as failure:
            discover(http, one.origin, stop=stop, pinned_issuer=one.origin)
        assert failure.value.host == "127.0.0.1"
        with pytest.raises(NotAService):
            discover(http, one.origin, stop=stop)
