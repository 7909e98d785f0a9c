"""DM-3: what the fault script does is seen on a real socket."""

from __future__ import annotations

import asyncio
import logging
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from dijo_desktop.contract.demo import FaultRule
from dijo_desktop.demo.connection import TRANSPORT
from dijo_desktop.demo.fault_rules import Faults, Spoilt
from dijo_desktop.demo.faults import FaultLayer
from tests.demo.data_fixtures import World, served

_SECRET = {"X-Dijo-Demo-Secret": "s" * 32}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with served(tmp_path_factory.mktemp("faults")) as world:
        yield world


@pytest.fixture
def world(running: World) -> Iterator[World]:
    yield running
    running.service.faults.replace(())


def put(world: World, *rules: dict[str, Any]) -> httpx.Response:
    body = {"rules": list(rules)}
    return world.nobody().request("PUT", "/demo/faults", json=body, headers=_SECRET)


@contextmanager
def asked(world: World, path: str, method: str = "GET") -> Iterator[socket.socket]:
    place = urlsplit(world.service.origin)
    with socket.create_connection((place.hostname, place.port), timeout=10) as connection:
        connection.sendall(f"{method} {path} HTTP/1.1\r\nHost: {place.netloc}\r\n\r\n".encode())
        yield connection


def all_of(connection: socket.socket) -> bytes:
    """Everything until the other side closes; a reset counts as that."""
    received = b""
    try:
        while piece := connection.recv(65536):
            received += piece
    except ConnectionResetError:
        pass
    return received


def test_the_script_is_kept_counted_and_replaced(world: World) -> None:
    rule = {"method": "GET", "path": "/v1/service", "times": 2, "effect": "status", "value": 503}
    assert put(world, rule).json() == {"rules": [rule]}
    nobody = world.nobody()
    failed = nobody.get("/v1/service")
    assert (failed.status_code, failed.headers["Retry-After"]) == (503, "1")
    assert failed.headers["Content-Type"] == "application/problem+json"
    assert failed.json()["type"].endswith("/maintenance")
    assert nobody.get("/v1/policy").status_code == 200
    left = nobody.request("GET", "/demo/faults", headers=_SECRET).json()
    assert left == {"rules": [{**rule, "times": 1}]}
    assert nobody.get("/v1/service").status_code == 503
    assert nobody.get("/v1/service").status_code == 200
    assert put(world).json() == {"rules": []}


def test_the_defaults_are_everything_and_always(world: World) -> None:
    put(world, {"effect": "status", "value": 500})
    nobody = world.nobody()
    for path in ("/v1/service", "/oauth/authorize", "/nothing", "/v1/service"):
        assert nobody.get(path).status_code == 500
    assert nobody.request("POST", "/oauth/par", data={"a": "b" * 5000}).status_code == 500
    assert nobody.get("/demo/clock").status_code == 403
    assert nobody.request("GET", "/demo/clock", headers=_SECRET).status_code == 200
    assert nobody.request("POST", "/demo/reset", headers=_SECRET).status_code == 204
    assert nobody.get("/v1/service").status_code == 200


@pytest.mark.parametrize(
    ("status", "slug"), [(429, "quota-exceeded"), (410, "gone"), (418, "not-found"), (502, "internal-error")]
)
def test_any_status_of_a_failure_can_be_had(world: World, status: int, slug: str) -> None:
    put(world, {"effect": "status", "value": status})
    answer = world.nobody().get("/v1/service")
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert answer.json()["type"].endswith(f"/{slug}")


def test_a_dropped_request_gets_no_byte(world: World, caplog: pytest.LogCaptureFixture) -> None:
    put(world, {"effect": "drop", "times": 1})
    with asked(world, "/v1/service") as connection:
        assert all_of(connection) == b""
    put(world, {"effect": "drop", "times": 1, "path": "/v1/*"})
    with pytest.raises(httpx.RemoteProtocolError):
        world.nobody().get("/v1/service")
    assert world.nobody().get("/v1/service").status_code == 200
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_a_cut_answer_ends_after_so_many_bytes(world: World, caplog: pytest.LogCaptureFixture) -> None:
    whole = world.nobody().get("/v1/policy").content
    put(world, {"effect": "truncate_after", "value": 100})
    with asked(world, "/v1/policy") as connection:
        head, _, body = all_of(connection).partition(b"\r\n\r\n")
    assert f"content-length: {len(whole)}".encode() in head.lower()
    assert body == whole[:100]
    with pytest.raises(httpx.RemoteProtocolError):
        world.nobody().get("/v1/policy")
    put(world, {"effect": "truncate_after", "value": len(whole)})
    assert world.nobody().get("/v1/policy").content == whole
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_a_delayed_answer_comes_late_and_a_dripping_one_in_pieces(world: World) -> None:
    whole = world.nobody().get("/v1/service").content
    rate = len(whole) * 4
    put(
        world,
        {"effect": "delay_ms", "value": 150, "times": 1},
        {"effect": "drip_bytes_per_second", "value": rate, "times": 1},
    )
    began, pieces = time.monotonic(), []
    with asked(world, "/v1/service") as connection:
        received = connection.recv(65536)
        assert time.monotonic() - began >= 0.15
        while len(received.partition(b"\r\n\r\n")[2]) < len(whole):
            pieces.append(connection.recv(65536))
            received += pieces[-1]
    assert received.partition(b"\r\n\r\n")[2] == whole
    assert len(pieces) >= 2
    assert time.monotonic() - began >= 0.15 + 0.2


def test_a_dripping_answer_ends_with_who_wanted_it() -> None:
    sent: list[bytes] = []

    class Line:
        def is_closing(self) -> bool:
            return len(sent) == 3

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.body", "body": b"x" * 1000})

    async def send(message: Any) -> None:
        sent.append(message["body"])

    faults = Faults()
    faults.replace([FaultRule(effect="drip_bytes_per_second", value=1000)])
    scope: Any = {"type": "http", "method": "GET", "path": "/v1/a", "extensions": {TRANSPORT: Line()}}
    asyncio.run(FaultLayer(app, faults)(scope, None, send))
    assert len(sent) == 3


def test_a_hotspot_answers_with_a_page_of_its_own(world: World) -> None:
    put(world, {"effect": "html_200", "path": "/v1/service"})
    answer = world.nobody().get("/v1/service")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert b"<h1>" in answer.content


def test_a_wrong_etag_is_on_what_has_one(world: World) -> None:
    right = world.nobody().get("/v1/policy")
    put(world, {"effect": "wrong_etag"})
    wrong = world.nobody().get("/v1/policy")
    assert wrong.content == right.content
    assert (wrong.headers["ETag"], right.headers["ETag"] == '"wrong"') == ('"wrong"', False)
    assert "ETag" not in world.nobody().get("/v1/nothing").headers


@pytest.mark.parametrize(
    ("rule", "pointer"),
    [
        ({"effect": "explode"}, "/rules/0/effect"),
        ({"effect": "status"}, "/rules/0/value"),
        ({"effect": "status", "value": 200}, "/rules/0/value"),
        ({"effect": "drop", "value": 1}, "/rules/0/value"),
        ({"effect": "delay_ms", "value": -1}, "/rules/0/value"),
        ({"effect": "drip_bytes_per_second", "value": 0}, "/rules/0/value"),
        ({"effect": "drop", "times": -1}, "/rules/0/times"),
        ({"effect": "drop", "path": "v1"}, "/rules/0/path"),
        ({"effect": "drop", "path": "/v1/*/x"}, "/rules/0/path"),
        ({"effect": "drop", "method": "get"}, "/rules/0/method"),
        ({"effect": "drop", "more": 1}, "/rules/0"),
        ({}, "/rules/0"),
    ],
)
def test_what_is_no_rule_changes_nothing(world: World, rule: dict[str, Any], pointer: str) -> None:
    put(world, {"effect": "html_200", "path": "/nothing"})
    refused = put(world, rule)
    assert refused.status_code == 400
    assert [error["pointer"].removesuffix("/...") for error in refused.json()["errors"]] == [pointer]
    assert [kept.effect for kept in world.service.faults.rules()] == ["html_200"]


def test_slowness_goes_with_the_first_other_effect() -> None:
    faults = Faults()
    faults.replace(
        [
            FaultRule(effect="status", value=500, times=1),
            FaultRule(effect="delay_ms", value=5),
            FaultRule(effect="drop", method="POST"),
            FaultRule(effect="delay_ms", value=9),
            FaultRule(effect="drip_bytes_per_second", value=7, path="/v1/*"),
        ]
    )
    assert faults.take("GET", "/v1/a") == Spoilt(delay_ms=5, bytes_per_second=7, effect="status", value=500)
    assert faults.take("GET", "/v1/a") == Spoilt(delay_ms=5, bytes_per_second=7)
    assert faults.take("POST", "/b") == Spoilt(delay_ms=5, effect="drop")


def test_what_is_no_request_passes() -> None:
    seen: list[str] = []

    async def app(scope: Any, _receive: Any, _send: Any) -> None:
        seen.append(scope["type"])

    faults = Faults()
    faults.replace([FaultRule(effect="drop")])
    asyncio.run(FaultLayer(app, faults)({"type": "lifespan"}, None, None))
    assert seen == ["lifespan"]
