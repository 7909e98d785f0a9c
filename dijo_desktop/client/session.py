"""A signed-in session: the access token in memory, renewed by one thread at a time, and calls made with it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol
from urllib.parse import urlencode

from dijo_desktop.client import limits
from dijo_desktop.client.dpop import DpopKey, Nonces
from dijo_desktop.client.http import ConnectionFacts, Flow, Http, Reply
from dijo_desktop.client.issuer import Issuer
from dijo_desktop.client.metadata import Metadata
from dijo_desktop.client.problems import challenge_error, problem_members, refusal, slug_of
from dijo_desktop.client.refresh_lock import refresh_turn
from dijo_desktop.client.retries import Jitter, full_jitter, repeated
from dijo_desktop.client.secret import Secret
from dijo_desktop.client.tokens import Tokens
from dijo_desktop.domain.address import endpoint_place
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import Cancelled, NotUnderstood, PortalSuspected, SignedOut

_NO_BODY = (204, 205, 304)


class Keeper(Protocol):
    """Where a session keeps its refresh token."""

    def keep(self, refresh: Secret, key: DpopKey | None) -> None:
        """Store a new token; returns once it is stored, or once that cannot be waited for."""

    def newest(self) -> Secret:
        """The token as stored, perhaps by another process; empty if there is none or it cannot be read."""

    def forget(self) -> None:
        """Forget refresh token and DPoP key, and nothing else."""


class Session:
    """Calls the service for one account; any number of threads may use it."""

    def __init__(
        self,
        http: Http,
        metadata: Metadata,
        *,
        clock: Clock,
        key: DpopKey | None,
        refresh: Secret,
        scopes: frozenset[str],
        keeper: Keeper,
        tokens: Tokens | None = None,
        nonces: Nonces | None = None,
        lock_file: Path | None = None,
        jitter: Jitter = full_jitter,
    ) -> None:
        self._http = http
        self._metadata = metadata
        self._clock = clock
        self._key = key
        self._refresh = refresh
        self._scopes = scopes
        self._keeper = keeper
        self._tokens = tokens
        self._nonces = nonces or Nonces()
        self._issuer = Issuer(http, metadata, clock=clock, nonces=self._nonces)
        self._lock_file = lock_file
        self._jitter = jitter
        self._lock = threading.Lock()
        self._changes: int | None = None
        self._over: str | None = None

    @property
    def origin(self) -> str:
        """The service's address."""
        return self._metadata.origin

    @property
    def metadata(self) -> Metadata:
        """What discovery found."""
        return self._metadata

    @property
    def scopes(self) -> frozenset[str]:
        """What the access token allows."""
        return self._tokens.scopes if self._tokens else self._scopes

    @property
    def key(self) -> DpopKey | None:
        """The key tokens are bound to."""
        return self._key

    def connection_facts(self) -> ConnectionFacts | None:
        """How the last answer of the service came."""
        return self._http.connection_facts(self.origin)

    def call(
        self,
        method: str,
        path: str,
        *,
        body: bytes | None = None,
        query: Mapping[str, str | int] | None = None,
        if_match: str | None = None,
        if_none_match: str | None = None,
        idempotency_key: str | None = None,
        stop: threading.Event,
        accept: str = "application/json",
    ) -> Reply:
        """The answer, 2xx or 304, to one request with JSON in `body`; repeated where that is safe."""
        url = self._url(path) + (f"?{urlencode(query)}" if query else "")
        headers = {"Accept": accept if accept == "application/json" else f"{accept}, application/problem+json"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        if if_match is not None:
            headers["If-Match"] = if_match
        if if_none_match is not None:
            headers["If-None-Match"] = if_none_match
        if idempotency_key is not None:
            headers["Idempotency-Key"] = f'"{idempotency_key}"'
        repeatable = (
            method in ("GET", "HEAD")
            or (method == "POST" and idempotency_key is not None)
            or (method in ("PUT", "PATCH") and if_match is not None)
        )
        reply = repeated(
            lambda: self._signed(method, url, headers, body, stop),
            repeatable=repeatable,
            clock=self._clock,
            stop=stop,
            jitter=self._jitter,
        )
        return _as_wanted(reply, accept, endpoint_place(self.origin).host)

    @contextmanager
    def stream(self, path: str, *, headers: Mapping[str, str] | None = None, stop: threading.Event) -> Iterator[Flow]:
        """A download: 200 and 206 to be read in pieces, 416 for its headers; anything else is a failure."""
        url = self._url(path)
        turns = _Turns()
        while True:
            tokens = self._fresh(stop)
            with self._http.stream("GET", url, headers=self._proven("GET", url, tokens, headers), stop=stop) as flow:
                self._nonces.learn(self.origin, flow.headers.get("dpop-nonce"))
                if flow.status in (200, 206, 416):
                    yield flow
                    return
                reply = Reply(flow.status, flow.headers, _beginning(flow))
            if reply.status != 401:
                raise refusal(reply, self.origin)
            self._heal(reply, tokens, turns, stop)

    def adopt(self, tokens: Tokens, key: DpopKey | None) -> Tokens | None:
        """Go on with tokens of a fresh sign-in of the same account; the ones they replace."""
        with self._lock:
            before = self._tokens
            self._keeper.keep(tokens.refresh, key)
            self._tokens, self._key = tokens, key
            self._refresh = tokens.refresh or self._refresh
            self._over = None
            return before

    def current_refresh(self) -> Secret:
        """The refresh token in use, to be revoked."""
        return self._refresh

    def revoke(self, token: Secret, stop: threading.Event) -> None:
        """End `token` at the service."""
        self._issuer.revoke(token, self._key, stop)

    def end(self, reason: str = "") -> None:
        """Use no token any more: every later call is told why."""
        self._over = reason
        self._tokens = None

    def _url(self, path: str) -> str:
        """Only the service's own addresses get its token."""
        rest = path.removeprefix(self.origin)
        if not rest.startswith("/") or rest.startswith("//"):
            raise NotUnderstood("address")
        return self.origin + rest

    def _signed(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None, stop: threading.Event
    ) -> Reply:
        turns = _Turns()
        while True:
            tokens = self._fresh(stop)
            proven = self._proven(method, url, tokens, headers)
            reply = self._http.send(method, url, headers=proven, body=body, stop=stop)
            self._nonces.learn(self.origin, reply.headers.get("dpop-nonce"))
            if reply.status != 401:
                return reply
            self._heal(reply, tokens, turns, stop)

    def _proven(self, method: str, url: str, tokens: Tokens, headers: Mapping[str, str] | None) -> dict[str, str]:
        access = tokens.access.reveal()
        named = dict(headers or {}) | {"Authorization": f"{tokens.scheme} {access}"}
        if self._key is not None:
            nonce = self._nonces.get(self.origin)
            named["DPoP"] = self._key.proof(method, url, clock=self._clock, nonce=nonce, access_token=access)
        return named

    def _heal(self, reply: Reply, tokens: Tokens, turns: _Turns, stop: threading.Event) -> None:
        """Make a repeat of a 401 worth while, or raise why it is not; each way once."""
        members = problem_members(reply)
        if challenge_error(reply) == "use_dpop_nonce" or slug_of(members) == "use-dpop-nonce":
            if turns.nonce:
                raise refusal(reply, self.origin)
            turns.nonce = True
            return
        failure = refusal(reply, self.origin)
        if isinstance(failure, SignedOut):
            self._sign_out(failure.reason)
        if (
            turns.refresh
            or slug_of(members) == "step-up-required"
            or challenge_error(reply).startswith("insufficient")
        ):
            raise failure
        turns.refresh = True
        self._renew(tokens, stop)

    def _fresh(self, stop: threading.Event) -> Tokens:
        """Tokens that should be good; whether they are only the service knows."""
        if self._over is not None:
            raise SignedOut(self._over)
        tokens = self._tokens
        if tokens is None or self._clock.monotonic() >= tokens.ends_at - limits.TOKEN_EARLY:
            tokens = self._renew(tokens, stop)
        return tokens

    def _renew(self, stale: Tokens | None, stop: threading.Event) -> Tokens:
        """New tokens in place of `stale`; one thread asks for them, the others wait and take what it got."""
        while not self._lock.acquire(timeout=limits.WATCH_STEP):
            if stop.is_set():
                raise Cancelled
        try:
            if self._over is not None:
                raise SignedOut(self._over)
            if self._tokens is None or self._tokens is stale:
                self._tokens = self._ask(stop)
            return self._tokens
        finally:
            self._lock.release()

    def _ask(self, stop: threading.Event) -> Tokens:
        if not self._refresh:
            self._sign_out("expired")
        with refresh_turn(self._lock_file, clock=self._clock, stop=stop) as turn:
            if self._changes is not None and turn.changes != self._changes:
                self._refresh = self._keeper.newest() or self._refresh
            try:
                tokens = self._issuer.refresh(self._refresh, self._key, self.scopes, stop)
            except SignedOut as ended:
                self._sign_out(ended.reason)
                raise
            if tokens.refresh and tokens.refresh != self._refresh:
                self._refresh = tokens.refresh
                self._keeper.keep(tokens.refresh, self._key)
                turn.changed()
            self._changes = turn.changes
            return tokens

    def _sign_out(self, reason: str) -> None:
        self.end(reason)
        self._keeper.forget()
        raise SignedOut(reason)


class _Turns:
    """Which ways to heal a 401 were used for one request."""

    def __init__(self) -> None:
        self.nonce = False
        self.refresh = False


def _as_wanted(reply: Reply, accept: str, host: str) -> Reply:
    if reply.status in _NO_BODY:
        return reply
    if not 200 <= reply.status < 300:
        raise refusal(reply, host)
    if reply.body and reply.media_type != accept:
        raise PortalSuspected(host) if reply.media_type == "text/html" else NotUnderstood("media-type")
    return reply


def _beginning(flow: Flow) -> bytes:
    """A refusal's body, as much of it as a refusal may have."""
    body = b""
    for piece in flow.pieces:
        body += piece
        if len(body) > limits.REFUSAL_CAP:
            return b""
    return body
