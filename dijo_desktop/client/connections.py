"""The sockets of one call at a time, so that Cancel, quit and a limit can end it wherever it blocks."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

import httpcore

from dijo_desktop.client import limits
from dijo_desktop.client.deadline import Call
from dijo_desktop.domain.clock import Clock

Connect = Callable[[str, int, float], httpcore.NetworkStream]


def connect(host: str, port: int, seconds: float) -> httpcore.NetworkStream:
    """Look `host` up and connect; the look-up has no limit of its own."""
    return httpcore.SyncBackend().connect_tcp(host, port, seconds)


class Connections(httpcore.SyncBackend):
    """Opens the sockets of one line and keeps a second handle on each.

    The second handle (`dup`) can be shut while a TLS handshake or a read blocks on the first; closing the
    httpx client would wait for the read's own limit instead.
    """

    def __init__(self, clock: Clock, room: threading.BoundedSemaphore, connect: Connect = connect) -> None:
        self._clock = clock
        self._room = room
        self._connect = connect
        self._handles: list[socket.socket] = []
        self._lock = threading.Lock()
        self.call: Call | None = None

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect on a thread of its own: neither a hanging look-up nor a hanging connect holds the caller."""
        del local_address, socket_options
        limit = limits.CONNECT if timeout is None else timeout
        if not self._room.acquire(blocking=False):
            raise httpcore.ConnectTimeout("too many connects hang")
        ends_at = self._clock.monotonic() + limit
        attempt = _Attempt(lambda: self._connect(host, port, limit), self._room.release)
        while not attempt.done.wait(limits.WATCH_STEP):
            if self._clock.monotonic() >= ends_at or (self.call is not None and self.call.outcome):
                break
        opened = attempt.take()
        if opened is None:
            raise httpcore.ConnectTimeout("connect")
        if isinstance(opened, Exception):
            raise opened
        self.close()  # a line has one connection: what was there before is gone
        with self._lock:
            self._handles.append(opened.get_extra_info("socket").dup())
        return opened

    def shut(self) -> None:
        """End every read and write of this line at once, in whichever thread they block."""
        with self._lock:
            for handle in self._handles:
                with suppress(OSError):
                    handle.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Give the second handles back; the sockets are closed by their owner."""
        with self._lock:
            for handle in self._handles:
                handle.close()
            self._handles.clear()


class _Attempt:
    """One connect on a daemon thread; a stream that comes too late is closed."""

    def __init__(self, connect: Callable[[], httpcore.NetworkStream], release: Callable[[], None]) -> None:
        self.done = threading.Event()
        self._connect = connect
        self._release = release
        self._result: httpcore.NetworkStream | Exception | None = None
        self._given_up = False
        self._lock = threading.Lock()
        threading.Thread(target=self._run, name="connect", daemon=True).start()

    def _run(self) -> None:
        result: httpcore.NetworkStream | Exception
        try:
            result = self._connect()
        except Exception as error:  # whatever it is belongs to the thread that asked
            result = error
        finally:
            self._release()
        with self._lock:
            if self._given_up and isinstance(result, httpcore.NetworkStream):
                result.close()
            else:
                self._result = result
        self.done.set()

    def take(self) -> httpcore.NetworkStream | Exception | None:
        """The stream, why there is none, or `None` if it is not there yet and no longer wanted."""
        with self._lock:
            self._given_up = True
            return self._result
