from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from dijo_desktop.client import limits
from dijo_desktop.client.environment import Environment, read_environment
from dijo_desktop.client.http import Http
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import (
    Cancelled,
    ProxyUnusable,
)
from tests.client.fault_server import FaultServer, Play, Request
from tests.fake_clock import FakeClock

Start = Callable[[Play], FaultServer]


def test_a_connection_that_slept_too_long_is_not_used_again(server: Start, stop: threading.Event) -> None:
    clock = FakeClock()
    http = Http(clock=clock, environment=Environment())
    one = server(lambda request: request.answer(body={}))
    for change, connections in [(0.0, 1), (limits.KEEP_IDLE, 1), (limits.KEEP_IDLE + 1, 2), (-1.0, 3)]:
        clock.set_wall(clock.now_ms() + int(change * 1000))
        http.send("GET", f"{one.origin}/", stop=stop)
        assert one.connections == connections
    http.shut()


@pytest.mark.fault("H4")
def test_a_proxy_is_used_and_never_for_this_computer(server: Start, stop: threading.Event) -> None:
    proxy = server(lambda request: request.answer(502))
    variables = {"HTTPS_PROXY": f"http://me:p%40ss@127.0.0.1:{proxy.port}", "HTTP_PROXY": "http://127.0.0.1:9"}
    http = Http(clock=Clock(), environment=read_environment(variables))
    with pytest.raises(ProxyUnusable) as failure:
        http.send("GET", "https://dijo.example/", stop=stop)
    assert failure.value.setting == "HTTPS_PROXY"
    assert (proxy.seen[0].method, proxy.seen[0].target) == ("CONNECT", "dijo.example:443")
    assert proxy.seen[0].headers["proxy-authorization"] == "Basic bWU6cEBzcw=="
    one = server(lambda request: request.answer(body={}))
    assert http.send("GET", f"{one.origin}/", stop=stop).status == 200
    assert len(proxy.seen) == 1
    http.shut()


@pytest.mark.fault("H4")
def test_an_unusable_proxy_blocks_rather_than_being_passed_by(stop: threading.Event) -> None:
    http = Http(clock=Clock(), environment=read_environment({"ALL_PROXY": "socks5://127.0.0.1:1080"}))
    with pytest.raises(ProxyUnusable):
        http.send("GET", "https://dijo.example/", stop=stop)
    dead = Http(clock=Clock(), environment=read_environment({"https_proxy": "http://127.0.0.1:9"}))
    with pytest.raises(ProxyUnusable):
        dead.send("GET", "https://dijo.example/", stop=stop)


@pytest.mark.fault("H3")
def test_cancel_frees_a_call_behind_a_hanging_proxy(server: Start, stop: threading.Event) -> None:
    proxy = server(Request.hang)
    http = Http(clock=Clock(), environment=read_environment({"https_proxy": f"127.0.0.1:{proxy.port}"}))
    with ThreadPoolExecutor() as pool:
        call = pool.submit(http.send, "GET", "https://dijo.example/", stop=stop)
        assert proxy.came.acquire(timeout=5)
        stop.set()
        with pytest.raises(Cancelled):
            call.result(limits.CANCEL)
    http.shut()


def test_connections_are_kept_and_cookies_are_not(http: Http, server: Start, stop: threading.Event) -> None:
    one = server(lambda request: request.answer(body={}, Set_Cookie="a=b"))
    for _ in range(5):
        http.send("GET", f"{one.origin}/", stop=stop)
    assert one.connections == 1
    assert all("cookie" not in request.headers for request in one.seen)


def test_a_closed_kept_connection_is_replaced(http: Http, server: Start, stop: threading.Event) -> None:
    def play(request: Request) -> None:
        request.answer(body={}, Connection="close")
        request.cut()

    one = server(play)
    for _ in range(3):
        assert http.send("GET", f"{one.origin}/", stop=stop).status == 200
    assert one.connections == 3
