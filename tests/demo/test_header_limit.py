"""V5: who begins a request and does not go on is let go, and a body without members is a refusal, not a failure."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.demo.data_fixtures import World, served


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with served(tmp_path_factory.mktemp("headers"), header_seconds=0.3) as world:
        yield world


@pytest.mark.fault("V5")
@pytest.mark.parametrize("begun", [b"", b"GET /v1/serv", b"GET /v1/service HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half: "])
def test_half_a_header_is_given_up(world: World, begun: bytes) -> None:
    place = urlsplit(world.service.origin)
    with socket.create_connection((place.hostname, place.port), timeout=10) as connection:
        connection.sendall(begun)
        assert connection.recv(1024) == b""
    assert world.nobody().get("/v1/service").status_code == 200


@pytest.mark.parametrize("path", ["/oauth/token", "/oauth/par", "/oauth/revoke", "/oauth/device"])
@pytest.mark.parametrize("body", [{}, {"client_id": "dijo-desktop", "token": "x", "scope": "calls:read"}])
def test_json_is_no_form(world: World, path: str, body: dict[str, str]) -> None:
    refused = world.nobody().request("POST", path, json=body)
    assert (refused.status_code, refused.headers["Content-Type"]) == (400, "application/json")
    assert refused.headers["Cache-Control"] == "no-store"
    assert refused.json() == {
        "error": "invalid_request",
        "error_description": "Send application/x-www-form-urlencoded.",
    }
