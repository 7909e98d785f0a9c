from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpcore
import pytest

from dijo_desktop.client import limits
from dijo_desktop.client.environment import Environment
from dijo_desktop.client.http import Http
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import (
    Cancelled,
    Offline,
)
from tests.client.fault_server import FaultServer, Play, Request
from tests.fake_clock import FakeClock

Start = Callable[[Play], FaultServer]


@pytest.mark.fault("H3")
def test_cancel_ends_one_call_and_not_the_other(http: Http, server: Start) -> None:
    go = threading.Event()

    def play(request: Request) -> None:
        if request.path == "/hangs":
            request.hang()
        go.wait(5)
        request.answer(body={})

    one = server(play)
    first, second = threading.Event(), threading.Event()
    with ThreadPoolExecutor() as pool:
        hangs = pool.submit(http.send, "GET", f"{one.origin}/hangs", stop=first)
        goes_on = pool.submit(http.send, "GET", f"{one.origin}/x", stop=second)
        assert one.came.acquire(timeout=5)
        assert one.came.acquire(timeout=5)
        first.set()
        with pytest.raises(Cancelled):
            hangs.result(5)
        go.set()
        assert goes_on.result(5).status == 200


@pytest.mark.fault("H3")
def test_cancel_frees_a_reused_connection(http: Http, server: Start, stop: threading.Event) -> None:
    one = server(lambda request: request.hang() if request.path == "/hangs" else request.answer(body={}))
    http.send("GET", f"{one.origin}/x", stop=stop)
    assert one.came.acquire(timeout=5)
    with ThreadPoolExecutor() as pool:
        call = pool.submit(http.send, "GET", f"{one.origin}/hangs", stop=stop)
        assert one.came.acquire(timeout=5)
        stop.set()
        with pytest.raises(Cancelled):
            call.result(limits.CANCEL)
    assert one.connections == 1


@pytest.mark.fault("H9")
def test_a_hanging_look_up_is_given_up_and_does_not_pile_up(stop: threading.Event) -> None:
    answer, asked = threading.Event(), []
    clock = FakeClock()

    def connect(host: str, port: int, seconds: float) -> httpcore.NetworkStream:
        asked.append(host)
        answer.wait(20)
        raise httpcore.ConnectError("late")

    http = Http(clock=clock, environment=Environment(), connect=connect)
    with ThreadPoolExecutor(limits.STUCK_CONNECTS) as pool:
        calls = [
            pool.submit(http.send, "GET", "https://dijo.example/", stop=stop) for _ in range(limits.STUCK_CONNECTS)
        ]
        while len(asked) < limits.STUCK_CONNECTS:
            threading.Event().wait(0.01)
        with pytest.raises(Offline):  # at once: too many hang
            http.send("GET", "https://dijo.example/", stop=stop)
        clock.advance(limits.CONNECT + 1)
        for call in calls:
            with pytest.raises(Offline):
                call.result(5)
    answer.set()
    http.shut()


def test_cancel_frees_a_hanging_look_up(stop: threading.Event) -> None:
    answer, asked = threading.Event(), threading.Event()

    def connect(host: str, port: int, seconds: float) -> httpcore.NetworkStream:
        asked.set()
        answer.wait(20)
        raise httpcore.ConnectError("late")

    http = Http(clock=Clock(), environment=Environment(), connect=connect)
    with ThreadPoolExecutor() as pool:
        call = pool.submit(http.send, "GET", "https://dijo.example/", stop=stop)
        assert asked.wait(5)
        stop.set()
        with pytest.raises(Cancelled):
            call.result(limits.CANCEL)
    answer.set()
    http.shut()


def test_a_connection_that_comes_too_late_is_closed(server: Start, stop: threading.Event) -> None:
    one = server(lambda request: request.answer(body={}))
    go, made = threading.Event(), []

    def connect(host: str, port: int, seconds: float) -> httpcore.NetworkStream:
        go.wait(20)
        made.append(httpcore.SyncBackend().connect_tcp(host, port, seconds))
        return made[0]

    http = Http(clock=Clock(), environment=Environment(), connect=connect)
    with ThreadPoolExecutor() as pool:
        call = pool.submit(http.send, "GET", f"{one.origin}/", stop=stop)
        threading.Timer(0.05, stop.set).start()
        with pytest.raises(Cancelled):
            call.result(5)
    go.set()
    while not made or made[0].get_extra_info("socket").fileno() != -1:
        threading.Event().wait(0.01)
    http.shut()


@pytest.mark.fault("H3")
def test_cancel_frees_a_hanging_tls_handshake(stop: threading.Event) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as listener:
        http = Http(clock=Clock(), environment=Environment())
        with ThreadPoolExecutor() as pool:
            call = pool.submit(http.send, "GET", f"https://127.0.0.1:{listener.getsockname()[1]}/", stop=stop)
            opened, _ = listener.accept()
            assert opened.recv(2) == b"\x16\x03"
            stop.set()
            with pytest.raises(Cancelled):
                call.result(limits.CANCEL)
            opened.close()
        http.shut()


@pytest.mark.fault("H1")
def test_many_calls_leave_no_connection_busy(http: Http, server: Start) -> None:
    one = server(lambda request: request.answer(body={}))

    def some(_: int) -> None:
        for number in range(40):
            stop = threading.Event()
            if number % 3 == 0:
                threading.Timer(0.001, stop.set).start()
            try:
                http.send("GET", f"{one.origin}/", stop=stop)
            except Cancelled:
                continue

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(some, range(4)))
    assert http.send("GET", f"{one.origin}/", stop=threading.Event()).status == 200


def test_shut_ends_every_call_and_takes_no_more(http: Http, server: Start, stop: threading.Event) -> None:
    one = server(Request.hang)
    with ThreadPoolExecutor() as pool:
        calls = [pool.submit(http.send, "GET", f"{one.origin}/", stop=stop) for _ in range(3)]
        for _ in calls:
            assert one.came.acquire(timeout=5)
        http.shut()
        for call in calls:
            with pytest.raises(Cancelled):
                call.result(limits.CANCEL)
    with pytest.raises(Cancelled):
        http.send("GET", f"{one.origin}/", stop=stop)
