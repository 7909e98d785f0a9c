"""Asks a service what anybody may ask, for the report to its makers; signs nobody in."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import TypeVar
from urllib.parse import urlencode

import msgspec

from dijo_desktop.client.decode import decode
from dijo_desktop.client.discovery import discover
from dijo_desktop.client.dpop import DpopKey, Nonces
from dijo_desktop.client.http import Http, Reply
from dijo_desktop.client.issuer import error_of
from dijo_desktop.client.metadata import Metadata
from dijo_desktop.client.problems import problem_members, slug_of
from dijo_desktop.domain.address import endpoint_place, service_origin
from dijo_desktop.domain.clock import Clock

T = TypeVar("T", bound=msgspec.Struct)


class Broken(Exception):
    """A part of the contract that does not hold; its text says what came instead."""


class Probe:
    """Requests to one service, and what several checks need of its answers."""

    def __init__(self, http: Http, address: str, clock: Clock, stop: threading.Event) -> None:
        self._http = http
        self._clock = clock
        self._stop = stop
        self._nonces = Nonces()
        self._metadata: Metadata | None = None
        self.key = DpopKey.new()
        self.origin = service_origin(address)
        self.place = endpoint_place(self.origin)

    @property
    def http(self) -> Http:
        """The way out, for how the last answer came."""
        return self._http

    def metadata(self) -> Metadata:
        """What discovery finds; read once."""
        if self._metadata is None:
            self._metadata = discover(
                self._http, self.origin, stop=self._stop, confirm_issuer=lambda _service, _issuer: True
            )
        return self._metadata

    def ask(self, path: str, *, method: str = "GET", **headers: str) -> Reply:
        """One answer of the service; `_` in the name of a header stands for `-`."""
        named = {"Accept": "application/json, application/problem+json"}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        return self._http.send(method, self.origin + path, headers=named, stop=self._stop)

    def read(self, path: str, shape: type[T]) -> T:
        """A public resource, in the shape of the contract."""
        reply = self.ask(path)
        self.expect(reply, 200)
        if reply.media_type != "application/json":
            raise Broken(f"Content-Type is {reply.media_type or 'missing'}")
        return decode(shape, reply.body, path)

    def post(self, url: str, form: Mapping[str, str]) -> Reply:
        """A form to the authorization server, with a proof if it takes proofs and at most one repeat for a nonce."""
        reply = self._posted(url, form)
        if error_of(reply).error == "use_dpop_nonce":
            reply = self._posted(url, form)
        return reply

    def expect(self, reply: Reply, *statuses: int) -> None:
        """Anything else than one of `statuses` is broken."""
        if reply.status not in statuses:
            wanted = " or ".join(str(status) for status in statuses)
            raise Broken(f"{reply.status} came, {wanted} was expected")

    def expect_problem(self, reply: Reply, status: int, slug: str) -> None:
        """A problem document (RFC 9457) of this slug."""
        self.expect(reply, status)
        if reply.media_type != "application/problem+json":
            raise Broken(f"Content-Type is {reply.media_type or 'missing'}, not application/problem+json")
        members = problem_members(reply)
        missing = [name for name in ("type", "title", "status", "request_id") if name not in members]
        if missing:
            raise Broken(f"the problem has no {', '.join(missing)}")
        if slug_of(members) != slug:
            raise Broken(f"the problem is {slug_of(members) or 'unknown'}, not {slug}")

    def _posted(self, url: str, form: Mapping[str, str]) -> Reply:
        origin = endpoint_place(url).origin
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        if self.metadata().dpop:
            headers["DPoP"] = self.key.proof("POST", url, clock=self._clock, nonce=self._nonces.get(origin))
        body = urlencode(form).encode("ascii")
        reply = self._http.send("POST", url, headers=headers, body=body, stop=self._stop)
        self._nonces.learn(origin, reply.headers.get("dpop-nonce"))
        return reply
