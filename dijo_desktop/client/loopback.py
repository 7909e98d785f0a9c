"""The receiver of the browser's answer: a loopback port for one sign-in (RFC 8252 7.3; contract SI-10 to SI-13)."""

from __future__ import annotations

import selectors
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress

from dijo_desktop.client import limits
from dijo_desktop.client.callback import Answer, Expected, Words, page, read_request, redirect
from dijo_desktop.client.secret import Secret
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import BrowserInsistsOnTls, CallbackBlocked, Cancelled, SignInTimedOut

MakeSocket = Callable[[socket.AddressFamily, socket.SocketKind], socket.socket]
_TLS_HELLO = b"\x16\x03"


class Receiver:
    """Bound when made, so before the browser opens; serves on one thread until the answer, the limit or `close`."""

    def __init__(
        self,
        *,
        state: Secret,
        issuer: str,
        clock: Clock,
        words: Words | None = None,
        make_socket: MakeSocket = socket.socket,
    ) -> None:
        self._clock = clock
        self._words = words or Words()
        self._listener, host = _bound(make_socket)
        self._port = self._listener.getsockname()[1]
        self._host = f"{host}:{self._port}"
        self._expected = Expected(self._host, state, issuer)
        self._ends_at = clock.monotonic() + limits.SIGN_IN_WAIT
        self._answered = threading.Event()
        self._answer: Answer | None = None
        self._tls_seen_at: float | None = None
        self._done_shown = False
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="receiver", daemon=True)
        self._thread.start()

    @property
    def redirect_uri(self) -> str:
        """Where the browser is to bring the answer; names the literal address that is bound."""
        return f"http://{self._host}/callback"

    @property
    def ends_at(self) -> float:
        """When the wait ends, by the monotonic clock."""
        return self._ends_at

    def wait(self, stop: threading.Event) -> Answer:
        """The first valid answer; the port stays a moment for the last page and closes by itself."""
        while not self._answered.wait(limits.WATCH_STEP):
            now = self._clock.monotonic()
            insisted = self._tls_seen_at is not None and now >= self._tls_seen_at + limits.CALLBACK_TLS_GRACE
            over = insisted or now >= self._ends_at or not self._thread.is_alive()
            # The answer, and the last page with which the thread ends, may have come since the wait above.
            if stop.is_set() or (over and not self._answered.is_set()):
                self.close()
                if stop.is_set():
                    raise Cancelled
                raise BrowserInsistsOnTls if self._tls_seen_at is not None else SignInTimedOut
        assert self._answer is not None  # noqa: S101 - set before the event
        return self._answer

    def close(self) -> None:
        """Close the port now."""
        self._closing.set()
        self._thread.join()

    def _serve(self) -> None:
        visits: dict[socket.socket, _Visit] = {}
        linger_until: float | None = None
        with selectors.DefaultSelector() as ready, self._listener:
            ready.register(self._listener, selectors.EVENT_READ)
            while not self._closing.is_set():
                for key, _ in ready.select(limits.WATCH_STEP):
                    if key.fileobj is self._listener:
                        self._let_in(ready, visits)
                    else:
                        self._read(ready, visits, visits[key.fileobj])  # type: ignore[index]  # our own sockets
                now = self._clock.monotonic()
                for visit in [visit for visit in visits.values() if now >= visit.until]:
                    _dismiss(ready, visits, visit)
                if self._answered.is_set():
                    linger_until = linger_until or now + limits.CALLBACK_LINGER
                if self._done_shown or now >= (linger_until or self._ends_at):
                    break
            for visit in list(visits.values()):
                _dismiss(ready, visits, visit)

    def _let_in(self, ready: selectors.BaseSelector, visits: dict[socket.socket, _Visit]) -> None:
        with suppress(OSError):
            opened, _ = self._listener.accept()
            if len(visits) >= limits.CALLBACK_CONNECTIONS:
                opened.close()
                return
            opened.settimeout(0.0)
            visits[opened] = _Visit(opened, self._clock.monotonic() + limits.CALLBACK_CONNECTION)
            ready.register(opened, selectors.EVENT_READ)

    def _read(self, ready: selectors.BaseSelector, visits: dict[socket.socket, _Visit], visit: _Visit) -> None:
        try:
            data = visit.socket.recv(limits.CALLBACK_REQUEST_CAP)
        except BlockingIOError:  # pragma: no cover - it was said to be ready
            return
        except OSError:
            data = b""
        visit.head += data
        if visit.head.startswith(_TLS_HELLO):
            if self._tls_seen_at is None:
                self._tls_seen_at = self._clock.monotonic()
            data = b""
        if not data or len(visit.head) > limits.CALLBACK_REQUEST_CAP:
            _dismiss(ready, visits, visit)
        elif b"\r\n\r\n" in visit.head:
            reply = self._reply(visit.head.partition(b"\r\n\r\n")[0])
            with suppress(OSError):
                visit.socket.settimeout(1.0)
                visit.socket.sendall(reply)
                visit.socket.shutdown(socket.SHUT_WR)
            _dismiss(ready, visits, visit)

    def _reply(self, head: bytes) -> bytes:
        kind, answer = read_request(head, self._expected)
        if kind == "answer" and not self._answered.is_set():
            self._answer = answer
            self._answered.set()
            return redirect()
        if kind == "done" and self._answered.is_set():
            self._done_shown = True
            return page(200, self._words)
        return page(400 if kind == "refused" else 404, self._words)


class _Visit:
    """One connection and what it has sent so far."""

    def __init__(self, opened: socket.socket, until: float) -> None:
        self.socket = opened
        self.until = until
        self.head = b""


def _dismiss(ready: selectors.BaseSelector, visits: dict[socket.socket, _Visit], visit: _Visit) -> None:
    ready.unregister(visit.socket)
    visits.pop(visit.socket).socket.close()


def _bound(make_socket: MakeSocket) -> tuple[socket.socket, str]:
    """A listening socket of this computer alone, and its host as an address writes it."""
    families = ((socket.AF_INET, "127.0.0.1", "127.0.0.1"), (socket.AF_INET6, "::1", "[::1]"))
    for family, address, host in families:
        for _ in range(limits.CALLBACK_BINDS):
            try:
                listener = make_socket(family, socket.SOCK_STREAM)
            except OSError:
                continue
            try:
                if sys.platform == "win32":  # pragma: no cover - Windows only
                    listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
                listener.bind((address, 0))
                listener.listen(limits.CALLBACK_CONNECTIONS)
            except OSError:
                listener.close()
                continue
            listener.settimeout(0.0)
            return listener, host
    raise CallbackBlocked
