"""The one way out of this computer: httpx behind our own limits; no redirects, no environment, no cookies."""

from __future__ import annotations

import logging
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime

import httpx

from dijo_desktop import __version__
from dijo_desktop.client import limits
from dijo_desktop.client.connections import Connect, connect
from dijo_desktop.client.deadline import Call, Deadlines
from dijo_desktop.client.environment import Environment
from dijo_desktop.client.failures import failures_named
from dijo_desktop.client.inflate import Inflater
from dijo_desktop.client.line import Line
from dijo_desktop.client.tls import tls_for
from dijo_desktop.domain.address import Place, endpoint_place
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import Cancelled, NotUnderstood

MakeTls = Callable[[Place, Environment], ssl.SSLContext]


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer; header names are lower case, a repeated header is joined by commas."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    @property
    def media_type(self) -> str:
        """`application/json` of `application/json; charset=utf-8`."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Flow:
    """An answer whose body is still to come, in pieces of raw bytes."""

    status: int
    headers: Mapping[str, str]
    pieces: Iterator[bytes]


@dataclass(frozen=True, slots=True)
class ConnectionFacts:
    """How the last answer came: `loopback` or a TLS version, the cipher, and how far our clock is off in seconds."""

    tls: str
    cipher: str
    skew_seconds: float


class Http:
    """Sends requests; as many threads at once as like, each on a line of its own."""

    def __init__(
        self, *, clock: Clock, environment: Environment, make_tls: MakeTls = tls_for, connect: Connect = connect
    ) -> None:
        self._clock = clock
        self._environment = environment
        self._make_tls = make_tls
        self._connect = connect
        self._deadlines = Deadlines()
        self._room = threading.BoundedSemaphore(limits.STUCK_CONNECTS)
        self._free: dict[str, list[Line]] = {}
        self._facts: dict[str, ConnectionFacts] = {}
        self._lock = threading.Lock()
        self._closed = False
        for name in ("httpx", "httpcore"):  # they log whole addresses and headers
            logging.getLogger(name).setLevel(logging.WARNING)
            logging.getLogger(name).propagate = False

    @property
    def environment(self) -> Environment:
        """Proxy and certificates in use, for the page that shows them."""
        return self._environment

    def send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        stop: threading.Event,
        deadline: float = limits.CALL_TOTAL,
        cap: int = limits.BODY_CAP,
    ) -> Reply:
        """One exchange, ended after `deadline` seconds; a body over `cap` bytes is not understood."""
        wanted = {"Accept-Encoding": "gzip, deflate"} | dict(headers or {})
        with self._exchange(method, url, wanted, body, stop, deadline) as (answer, call, place):
            inflater = Inflater(answer.headers.get("content-encoding", ""), cap)
            for piece in self._pieces(answer, call, place):
                inflater.feed(piece)
            return Reply(answer.status_code, _lower(answer), inflater.body())

    @contextmanager
    def stream(
        self, method: str, url: str, *, headers: Mapping[str, str] | None = None, stop: threading.Event
    ) -> Iterator[Flow]:
        """An answer to be read in pieces, unencoded; it must keep the least rate, not a total."""
        wanted = {"Accept-Encoding": "identity"} | dict(headers or {})
        with self._exchange(method, url, wanted, None, stop, limits.CALL_TOTAL) as (answer, call, place):
            if answer.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
                raise NotUnderstood("content-encoding")
            call.pace()
            yield Flow(answer.status_code, _lower(answer), self._pieces(answer, call, place))

    def connection_facts(self, origin: str) -> ConnectionFacts | None:
        """Of the last answer from `origin`."""
        return self._facts.get(origin)

    def shut(self) -> None:
        """Take no more work, then end every call in flight."""
        with self._lock:
            self._closed = True
            lines = [line for lines in self._free.values() for line in lines]
            self._free.clear()
        self._deadlines.end_all()
        for line in lines:
            line.close()

    @contextmanager
    def _exchange(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        body: bytes | None,
        stop: threading.Event,
        seconds: float,
    ) -> Iterator[tuple[httpx.Response, Call, Place]]:
        place = endpoint_place(url)
        line = self._line(place)
        call = Call(stop, clock=self._clock, seconds=seconds, shut=line.shut)
        line.connections.call = call
        whole = False
        try:
            with self._deadlines.watch(call), failures_named(place.host, call, line.proxy_setting):
                call.look()
                if stop.is_set() or self._closed:
                    raise Cancelled
                named = {"User-Agent": f"DiJo-Desktop/{__version__}"} | dict(headers)
                answer = line.open(method, url, named, body)
                try:
                    self._remember(place, answer)
                    yield answer, call, place
                    whole = answer.is_stream_consumed and not call.outcome
                finally:
                    answer.close()
        finally:
            self._give_back(place, line, whole=call.finish() and whole)

    def _pieces(self, answer: httpx.Response, call: Call, place: Place) -> Iterator[bytes]:
        """The raw body, with the time spent waiting for it measured."""
        source = answer.iter_raw()  # as it comes: a chunk that waits to be full is lost in a cut
        while True:
            with failures_named(place.host, call), call.reading() as came:
                piece = next(source, None)
                if piece is not None:
                    came(len(piece))
            if piece is None:
                break
            yield piece
        if call.outcome:  # a body without length ends "well" when its socket is shut
            with failures_named(place.host, call):
                raise httpx.ReadError("ended")

    def _line(self, place: Place) -> Line:
        with self._lock:
            if self._closed:
                raise Cancelled
            waiting = self._free.pop(place.origin, [])
            now = self._clock.now_ms()
            fit = [line for line in waiting if 0 <= now - line.idle_since_ms <= limits.KEEP_IDLE * 1000]
            stale = [line for line in waiting if line not in fit]
            self._free[place.origin] = fit[:-1]
        for line in stale:
            line.close()
        if fit:
            return fit[-1]
        proxy = self._environment.proxy_for(place)
        tls = self._make_tls(place, self._environment)
        return Line(tls=tls, proxy=proxy, clock=self._clock, room=self._room, connect=self._connect)

    def _give_back(self, place: Place, line: Line, *, whole: bool) -> None:
        line.connections.call = None
        line.idle_since_ms = self._clock.now_ms()
        with self._lock:
            if whole and not self._closed:
                self._free.setdefault(place.origin, []).append(line)
                return
        line.close()

    def _remember(self, place: Place, answer: httpx.Response) -> None:
        if sum(len(name) + len(value) for name, value in answer.headers.raw) > limits.HEADERS_CAP:
            raise NotUnderstood("headers")
        tls, cipher = "loopback" if place.loopback else "", ""
        stream = answer.extensions.get("network_stream")
        secured = stream.get_extra_info("ssl_object") if stream is not None else None
        if secured is not None:
            tls, cipher = str(secured.version()), str((secured.cipher() or ("",))[0])
        self._facts[place.origin] = ConnectionFacts(tls, cipher, self._skew(place, answer))

    def _skew(self, place: Place, answer: httpx.Response) -> float:
        """Their `Date` less our clock; the last known one if they send none that can be read."""
        try:
            theirs = parsedate_to_datetime(answer.headers["date"]).timestamp()
        except (KeyError, ValueError, TypeError, OverflowError, IndexError):
            known = self._facts.get(place.origin)
            return known.skew_seconds if known else 0.0
        return theirs - self._clock.now_ms() / 1000


def _lower(answer: httpx.Response) -> dict[str, str]:
    return {name.lower(): value for name, value in answer.headers.items()}
