from __future__ import annotations

import threading
from collections.abc import Callable

import httpx
import pytest

from dijo_desktop.client.deadline import Call
from dijo_desktop.client.failures import failures_named
from dijo_desktop.client.http import Http
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import (
    ConnectionLost,
    Offline,
    ProxyUnusable,
    TooSlow,
)
from tests.client.fault_server import FaultServer, Play, Request

Start = Callable[[Play], FaultServer]


@pytest.mark.fault("H8")
@pytest.mark.parametrize("end", [Request.cut, Request.reset])
def test_a_cut_anywhere_is_a_lost_connection(end: Play, http: Http, server: Start, stop: threading.Event) -> None:
    whole = b'HTTP/1.1 200 OK\r\nContent-Length: 10\r\nContent-Type: application/json\r\n\r\n{"a": "b"}'
    lengths = iter(range(len(whole)))

    def play(request: Request) -> None:
        request.raw(whole[: next(lengths)])
        end(request)

    one = server(play)
    for _ in range(len(whole)):
        with pytest.raises(ConnectionLost):
            http.send("GET", f"{one.origin}/", stop=stop)


def test_nobody_there_is_offline(http: Http, server: Start, stop: threading.Event) -> None:
    one = server(lambda request: request.answer())
    one.close()
    with pytest.raises(Offline) as failure:
        http.send("GET", f"{one.origin}/", stop=stop)
    assert failure.value.host == "127.0.0.1"


@pytest.mark.parametrize(
    ("raised", "named"),
    [
        (httpx.ReadTimeout("x"), TooSlow),
        (httpx.WriteTimeout("x"), TooSlow),
        (httpx.PoolTimeout("x"), TooSlow),
        (httpx.ConnectTimeout("x"), Offline),
        (httpx.WriteError("x"), ConnectionLost),
        (httpx.ProxyError("x"), ProxyUnusable),
    ],
)
def test_what_httpx_raises_is_named(raised: Exception, named: type[Exception], stop: threading.Event) -> None:
    call = Call(stop, clock=Clock(), seconds=30, shut=lambda: None)
    with pytest.raises(named), failures_named("dijo.example", call):
        raise raised
