"""DM-4, DM-5 and CO-2: who is let in before anything is read."""

from __future__ import annotations

import itertools
import socket
from urllib.parse import urlsplit

import httpx
import pytest

from dijo_desktop.demo.media import accepts
from tests.demo.running import RunningService

LIMIT = 64 * 1024


@pytest.fixture(scope="module")
def engine() -> str:
    """The guard answers before any data is asked for."""
    return "sqlite"


def hosts(service: RunningService) -> dict[str, bool]:
    port = urlsplit(service.origin).port
    return {
        f"127.0.0.1:{port}": True,
        f"localhost:{port}": False,
        "127.0.0.1": False,
        f"127.0.0.1:{port + 1}": False,
        f"evil.example:{port}": False,
        f"127.0.0.1.evil.example:{port}": False,
    }


def origins(service: RunningService) -> dict[str | None, bool]:
    return {
        None: True,
        service.origin: True,
        "null": False,
        "https://evil.example": False,
        service.origin.replace("http:", "https:"): False,
        f"{service.origin}/": False,
        service.origin.replace("127.0.0.1", "localhost"): False,
    }


KINDS = {
    "application/json": True,
    "application/json; charset=utf-8": True,
    "APPLICATION/JSON": True,
    "text/plain": False,
    "application/x-www-form-urlencoded": False,
    "multipart/form-data; boundary=x": False,
    "application/json; charset=latin-1": False,
    None: False,
}


@pytest.mark.fault("T7")
def test_host_origin_secret_and_type_must_all_be_right(service: RunningService, http: httpx.Client) -> None:
    secrets = {service.secret: True, f"{service.secret}x": False, service.secret[:-1]: False, "": False, None: False}
    passed = 0
    for host, origin, secret, kind in itertools.product(hosts(service), origins(service), secrets, KINDS):
        given = {"Host": host, "Origin": origin, "X-Dijo-Demo-Secret": secret, "Content-Type": kind}
        headers = {name: value for name, value in given.items() if value is not None}
        answer = http.post("/demo/clock", headers=headers, content=b'{"advance_seconds":0}')
        place = hosts(service)[host] and origins(service)[origin]
        expected = 421 if not place else 403 if not secrets[secret] else 415 if not KINDS[kind] else 200
        assert answer.status_code == expected, given
        assert "access-control-allow-origin" not in answer.headers
        passed += answer.status_code == 200
    assert passed == 2 * sum(KINDS.values())


@pytest.mark.parametrize(
    "path", ["/demo", "/demo/", "/demo/clock", "/demo/scenarios", "/demo/nothing", "/demo/reset"]
)
def test_every_path_of_the_demo_needs_the_secret(http: httpx.Client, path: str) -> None:
    for method in ("GET", "POST", "DELETE", "OPTIONS"):
        refused = http.request(method, path)
        assert refused.status_code == 403
        assert refused.json()["type"].endswith("/demo-secret-required")


@pytest.mark.parametrize("path", ["//demo/clock", "/demo//clock", "/v1//service", "/%64emo/clock", "/demo%2Fclock"])
def test_no_spelling_of_a_path_walks_round_the_secret(service: RunningService, path: str) -> None:
    answer = raw(service, f"GET {path} HTTP/1.1\r\nHost: {urlsplit(service.origin).netloc}\r\n\r\n")
    assert answer.split(" ")[1] in ("403", "404")


def raw(service: RunningService, request: str) -> str:
    """The answer to bytes that no HTTP library would send."""
    place = urlsplit(service.origin)
    with socket.create_connection((place.hostname, place.port), timeout=10) as connection:
        connection.sendall(request.encode("latin-1"))
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b"")).decode("latin-1")


def test_two_hosts_or_origins_are_no_place(service: RunningService) -> None:
    host = urlsplit(service.origin).netloc
    for more in (
        f"Host: {host}\r\nHost: {host}",
        f"Host: {host}\r\nOrigin: {service.origin}\r\nOrigin: null",
        "X: y",
    ):
        status = raw(service, f"GET /v1/service HTTP/1.1\r\n{more}\r\n\r\n").split(" ")[1]
        assert status in ("400", "421")


def test_a_large_body_is_refused_by_its_stated_length_unread(service: RunningService) -> None:
    host = urlsplit(service.origin).netloc
    head = f"POST /oauth/par HTTP/1.1\r\nHost: {host}\r\nContent-Length: {LIMIT + 1}\r\n\r\n"
    answer = raw(service, head)
    assert answer.startswith("HTTP/1.1 413 ")
    assert "payload-too-large" in answer


@pytest.mark.parametrize(("size", "status"), [(LIMIT, 400), (LIMIT + 1, 413)])
@pytest.mark.fault("V5")
def test_the_limit_counts_for_bodies_without_a_length_too(http: httpx.Client, size: int, status: int) -> None:
    def chunks() -> object:
        for _ in range(size // 1024):
            yield b"x" * 1024
        yield b"x" * (size % 1024)

    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert http.post("/oauth/par", content=b"x" * size, headers=form).status_code == status
    assert http.post("/oauth/par", content=chunks(), headers=form).status_code == status
    assert http.get("/v1/service").status_code == 200


def test_a_chunked_body_arrives_whole(service: RunningService, http: httpx.Client) -> None:
    def chunks() -> object:
        yield b'{"advance_'
        yield b'seconds":0}'

    headers = {"X-Dijo-Demo-Secret": service.secret, "Content-Type": "application/json"}
    assert http.post("/demo/clock", content=chunks(), headers=headers).status_code == 200


def test_place_and_size_come_before_everything_else(service: RunningService, http: httpx.Client) -> None:
    huge = {"content": b"x" * (LIMIT + 1)}
    assert http.post("/v1/account", headers={"Origin": "null"}, **huge).status_code == 421
    assert http.post("/demo/clock", **huge).status_code == 413
    assert http.post("/v1/account", **huge).status_code == 413


def test_unknown_paths_and_methods_are_problems(http: httpx.Client) -> None:
    missing = http.get("/v1/nothing?x=1")
    assert missing.status_code == 404
    assert missing.headers["Content-Type"] == "application/problem+json"
    problem = missing.json()
    assert problem["type"] == "https://dijo.example/problems/not-found"
    assert (problem["status"], problem["instance"]) == (404, "/v1/nothing")
    assert problem["request_id"].startswith("req_")
    wrong = http.delete("/v1/service")
    assert wrong.status_code == 405
    assert "GET" in wrong.headers["Allow"]
    assert wrong.json()["type"].endswith("/method-not-allowed")


def test_what_cannot_be_given_in_the_wanted_form_is_406(http: httpx.Client) -> None:
    refused = http.get("/v1/service", headers={"Accept": "text/csv"})
    assert refused.status_code == 406
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert http.get("/v1/service", headers={"Accept": "text/html, */*;q=0.1"}).status_code == 200


def test_every_answer_forbids_guessing_its_type(http: httpx.Client) -> None:
    for path in ("/v1/service", "/v1/nothing", "/demo/clock", "/oauth/authorize"):
        assert http.get(path).headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("header", "good"),
    [
        ("*/*", True),
        ("application/*", True),
        ("application/json", True),
        ("Application/JSON; charset=utf-8", True),
        ("text/html, application/json;q=0.2", True),
        ("application/json;q=0", False),
        ("application/json;q=0, */*", False),
        ("*/*;q=0, application/json", True),
        ("application/problem+json", False),
        ("text/html", False),
        ("application/json;q=much", False),
        ("", False),
    ],
)
def test_accept(header: str, good: bool) -> None:
    assert accepts(header, "application/json; charset=utf-8") is good


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        (b'{"advance_seconds":1,"more":2}', ""),
        (b'{"advance_seconds":"1"}', "/advance_seconds"),
        (b'{"advance_seconds":1.5}', "/advance_seconds"),
        (b'{"to":"tomorrow"}', "/to"),
        (b'{"to":"2026-02-30T00:00:00.000Z"}', "/to"),
        (b'{"to":"9999-01-01T00:00:00.000Z"}', "/to"),
        (b'{"advance_seconds":99999999999}', "/advance_seconds"),
        (b"{}", ""),
        (b"[]", ""),
        (b"{", None),
        (b'{"advance_seconds":NaN}', None),
        (b"\xff", None),
        (b"", None),
    ],
)
def test_bodies_are_read_strictly(
    service: RunningService, http: httpx.Client, body: bytes, pointer: str | None
) -> None:
    headers = {"X-Dijo-Demo-Secret": service.secret, "Content-Type": "application/json"}
    refused = http.post("/demo/clock", content=body, headers=headers)
    assert refused.status_code == 400, refused.text
    problem = refused.json()
    assert problem["type"].endswith("/invalid-request")
    assert [error["pointer"] for error in problem.get("errors", [])] == ([] if pointer is None else [pointer])
