from __future__ import annotations

import logging
import threading
from collections.abc import Callable

import pytest

from dijo_desktop.client.environment import Environment
from dijo_desktop.client.http import Http
from dijo_desktop.errors import (
    AddressRefused,
    Cancelled,
    NotUnderstood,
)
from tests.client.fault_server import FaultServer, Play
from tests.fake_clock import FakeClock

Start = Callable[[Play], FaultServer]


def test_an_answer_comes_whole(http: Http, server: Start, stop: threading.Event) -> None:
    one = server(lambda request: request.answer(201, {"a": 1}, ETag='"x"'))
    reply = http.send("POST", f"{one.origin}/v1/x?y=1", headers={"X-Own": "1"}, body=b"{}", stop=stop)
    assert (reply.status, reply.body, reply.headers["etag"]) == (201, b'{"a":1}', '"x"')
    assert reply.media_type == "application/json"
    asked = one.seen[0]
    assert (asked.method, asked.target, asked.body) == ("POST", "/v1/x?y=1", b"{}")
    assert asked.headers["x-own"] == "1"
    assert asked.headers["user-agent"].startswith("DiJo-Desktop/")
    assert asked.headers["accept-encoding"] == "gzip, deflate"
    assert "cookie" not in asked.headers


def test_a_body_over_the_cap_is_not_understood(http: Http, server: Start, stop: threading.Event) -> None:
    one = server(lambda request: request.answer(body=b"x" * 1001))
    with pytest.raises(NotUnderstood):
        http.send("GET", f"{one.origin}/", stop=stop, cap=1000)
    assert len(http.send("GET", f"{one.origin}/", stop=stop, cap=1001).body) == 1001


@pytest.mark.fault("H7")
@pytest.mark.parametrize("size", [70_000, 200_000])
def test_headers_over_the_cap_are_not_understood(size: int, http: Http, server: Start, stop: threading.Event) -> None:
    one = server(lambda request: request.answer(body={}, X_Big="x" * size))
    with pytest.raises(NotUnderstood):
        http.send("GET", f"{one.origin}/", stop=stop)


@pytest.mark.fault("H12")
def test_a_redirect_is_not_followed(http: Http, server: Start, stop: threading.Event) -> None:
    one = server(lambda request: request.answer(302, b"", Location="http://127.0.0.1:1/elsewhere"))
    assert http.send("GET", f"{one.origin}/", stop=stop).status == 302
    assert len(one.seen) == 1


@pytest.mark.fault("T8")
@pytest.mark.parametrize(
    "url", ["http://dijo.example/", "file:///etc/passwd", "https://a@b.example/", "http://[::]/"]
)
def test_an_address_that_may_not_be_is_not_asked(url: str, http: Http, stop: threading.Event) -> None:
    with pytest.raises(AddressRefused):
        http.send("GET", url, stop=stop)


def test_a_cancelled_call_sends_nothing(http: Http, server: Start, stop: threading.Event) -> None:
    one = server(lambda request: request.answer())
    stop.set()
    with pytest.raises(Cancelled):
        http.send("GET", f"{one.origin}/", stop=stop)
    assert one.seen == []


def test_a_download_comes_in_pieces(http: Http, server: Start, stop: threading.Event) -> None:
    one = server(lambda request: request.answer(206, b"x" * 300_000, media="application/zip"))
    with http.stream("GET", f"{one.origin}/a", headers={"Range": "bytes=5-"}, stop=stop) as flow:
        assert flow.status == 206
        pieces = list(flow.pieces)
    assert len(pieces) > 1
    assert sum(map(len, pieces)) == 300_000
    assert one.seen[0].headers["accept-encoding"] == "identity"
    assert one.seen[0].headers["range"] == "bytes=5-"


def test_the_clock_is_compared_with_theirs(server: Start, stop: threading.Event) -> None:
    dates = iter(["Mon, 23 Nov 2026 15:14:05 GMT", "nonsense", "Mon, 23 Nov 99999 15:14:05 GMT"])
    one = server(lambda request: request.answer(body={}, Date=next(dates)))
    http = Http(clock=FakeClock(), environment=Environment())
    assert http.connection_facts(one.origin) is None
    for _ in range(3):
        http.send("GET", f"{one.origin}/", stop=stop)
        facts = http.connection_facts(one.origin)
        assert facts is not None
        assert facts.tls == "loopback"
        assert round(facts.skew_seconds) == 600
    http.shut()


def test_what_the_environment_says_can_be_shown(http: Http) -> None:
    assert http.environment.ignored == ()


@pytest.mark.fault("T1")
def test_nothing_is_logged(
    http: Http, server: Start, stop: threading.Event, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    one = server(lambda request: request.answer(body={}, Location="canary-1", Set_Cookie="canary-2"))
    http.send("GET", f"{one.origin}/?canary-3", headers={"Authorization": "canary-4"}, stop=stop)
    assert "canary" not in caplog.text
