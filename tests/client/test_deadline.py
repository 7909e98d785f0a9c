from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from dijo_desktop.client import limits
from dijo_desktop.client.deadline import Call
from dijo_desktop.client.environment import Environment
from dijo_desktop.client.http import Http
from dijo_desktop.errors import (
    Cancelled,
    TooSlow,
)
from tests.client.fault_server import FaultServer, Play, Request
from tests.fake_clock import FakeClock

Start = Callable[[Play], FaultServer]


def _hang_in_header(request: Request) -> None:
    request.raw(b"HTTP/1.1 200 OK\r\nContent-")
    request.hang()


def _hang_in_body(request: Request) -> None:
    request.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{")
    request.hang()


def _drip_header(request: Request) -> None:
    request.raw(b"HTTP/1.1 200 OK\r\n")
    request.drip(b"X-A: b\r\n")


def _drip_body(request: Request) -> None:
    request.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    request.drip(b"xxxx")


def _drip_without_length(request: Request) -> None:
    request.raw(b"HTTP/1.1 200 OK\r\n\r\n")
    request.drip(b"xxxx")


def _drip_chunk_size(request: Request) -> None:
    request.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    request.drip(b"1\r\nx\r\n")


STUCK = [_hang_in_header, _hang_in_body, _drip_header, _drip_body, _drip_without_length, _drip_chunk_size]


@pytest.mark.fault("H3")
@pytest.mark.parametrize("play", STUCK)
def test_cancel_frees_a_blocked_call_at_once(play: Play, http: Http, server: Start, stop: threading.Event) -> None:
    one, other = server(play), server(lambda request: request.answer(body={}))
    with ThreadPoolExecutor() as pool:
        call = pool.submit(http.send, "GET", f"{one.origin}/", stop=stop)
        assert one.came.acquire(timeout=5)
        stop.set()
        started = time.monotonic()
        with pytest.raises(Cancelled):
            call.result(5)
        assert time.monotonic() - started < limits.CANCEL
    assert http.send("GET", f"{other.origin}/", stop=threading.Event()).status == 200


@pytest.mark.fault("H2")
@pytest.mark.parametrize("play", STUCK)
def test_the_whole_call_has_a_limit(play: Play, server: Start, stop: threading.Event) -> None:
    clock = FakeClock()
    http = Http(clock=clock, environment=Environment())
    one = server(play)
    with ThreadPoolExecutor() as pool:
        call = pool.submit(http.send, "GET", f"{one.origin}/", stop=stop)
        assert one.came.acquire(timeout=5)
        clock.advance(limits.CALL_TOTAL + 1)
        with pytest.raises(TooSlow):
            call.result(5)
    http.shut()


@pytest.mark.fault("H2")
def test_a_download_below_the_least_rate_ends(server: Start, stop: threading.Event) -> None:
    clock = FakeClock()
    http = Http(clock=clock, environment=Environment())

    def play(request: Request) -> None:
        request.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n" + bytes(40 * 1024))
        request.hang()

    one = server(play)
    read = threading.Event()

    def download() -> None:
        with http.stream("GET", f"{one.origin}/", stop=stop) as flow:
            seen = 0
            for piece in flow.pieces:
                seen += len(piece)
                if seen == 40 * 1024:
                    read.set()

    with ThreadPoolExecutor() as pool:
        call = pool.submit(download)
        assert read.wait(5)
        clock.advance(limits.DOWNLOAD_WINDOW + 1)  # 40 KiB in 30 s are enough
        with pytest.raises(TimeoutError):
            call.result(0.2)
        clock.advance(limits.DOWNLOAD_WINDOW + 1)  # nothing in the next 30 s is not
        with pytest.raises(TooSlow):
            call.result(5)
    http.shut()


def test_a_socket_opened_after_the_end_is_shut_as_well(stop: threading.Event) -> None:
    shut: list[int] = []
    call = Call(stop, clock=FakeClock(), seconds=30, shut=lambda: shut.append(1))
    call.end("cancelled")
    call.look()
    call.end("too-slow")
    assert (call.outcome, len(shut)) == ("cancelled", 3)


def test_time_in_which_nobody_reads_does_not_count(stop: threading.Event) -> None:
    clock = FakeClock()
    call = Call(stop, clock=clock, seconds=30, shut=lambda: None)
    call.pace()
    clock.advance(3600)
    call.look()
    assert call.outcome == ""
    with call.reading() as came:
        clock.advance(limits.DOWNLOAD_WINDOW)
        came(int(limits.DOWNLOAD_WINDOW * limits.DOWNLOAD_RATE))
    call.look()
    assert call.outcome == ""
    with call.reading():
        clock.advance(limits.DOWNLOAD_WINDOW)
    call.look()
    assert call.outcome == "too-slow"


def test_a_call_that_has_finished_shuts_no_line_that_another_one_uses_by_now() -> None:
    shut, stop = [], threading.Event()
    call = Call(stop, clock=FakeClock(), seconds=30, shut=lambda: shut.append(1))
    assert call.finish()
    stop.set()
    call.look()
    call.end("cancelled")
    assert (shut, call.outcome) == ([], "")
    ended = Call(stop, clock=FakeClock(), seconds=30, shut=lambda: shut.append(1))
    ended.look()
    assert not ended.finish()
    assert shut == [1]
