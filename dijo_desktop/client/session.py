"""A signed-in session: the access token in memory, renewed by one thread at a time, and calls made with it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from dijo_desktop.client import limits
from dijo_desktop.client.dpop import DpopKey, Nonces
from dijo_desktop.client.http import ConnectionFacts, Flow, Http, Reply
from dijo_desktop.client.issuer import Issuer
from dijo_desktop.client.metadata import Metadata
from dijo_desktop.client.problems import challenge_error, problem_members, refusal, slug_of
from dijo_desktop.client.retries import Jitter, full_jitter, repeated
from dijo_desktop.client.secret import Secret
from dijo_desktop.client.token_life import Keeper, TokenLife
from dijo_desktop.client.tokens import Tokens
from dijo_desktop.domain.address import endpoint_place
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import NotUnderstood, PortalSuspected, SignedOut, StepUpNeeded

_NO_BODY = (204, 205, 304)


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
        self._nonces = nonces or Nonces()
        self._issuer = Issuer(http, metadata, clock=clock, nonces=self._nonces)
        self._jitter = jitter
        self._life = TokenLife(
            self._issuer,
            clock=clock,
            key=key,
            refresh=refresh,
            scopes=scopes,
            keeper=keeper,
            tokens=tokens,
            lock_file=lock_file,
        )

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
        return self._life.scopes

    @property
    def key(self) -> DpopKey | None:
        """The key tokens are bound to."""
        return self._life.key

    @property
    def nonces(self) -> Nonces:
        """What the service's origins want in the next proof."""
        return self._nonces

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
            tokens = self._life.fresh(stop)
            with self._http.stream("GET", url, headers=self._proven("GET", url, tokens, headers), stop=stop) as flow:
                self._nonces.learn(self.origin, flow.headers.get("dpop-nonce"))
                if flow.status in (200, 206, 416):
                    yield flow
                    return
                reply = Reply(flow.status, flow.headers, _beginning(flow))
            if reply.status != 401:
                raise refusal(reply, self.origin)
            self._heal(reply, tokens, turns, stop)

    @property
    def life(self) -> TokenLife:
        """The tokens, for signing out and for a fresh sign-in."""
        return self._life

    def revoke(self, token: Secret, stop: threading.Event, *, key: DpopKey | None = None) -> None:
        """End `token`, which is bound to `key` or the session's own, at the service (RFC 7009)."""
        self._issuer.revoke(token, key or self._life.key, stop)

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
            tokens = self._life.fresh(stop)
            proven = self._proven(method, url, tokens, headers)
            reply = self._http.send(method, url, headers=proven, body=body, stop=stop)
            self._nonces.learn(self.origin, reply.headers.get("dpop-nonce"))
            if reply.status != 401:
                return reply
            self._heal(reply, tokens, turns, stop)

    def _proven(self, method: str, url: str, tokens: Tokens, headers: Mapping[str, str] | None) -> dict[str, str]:
        access = tokens.access.reveal()
        named = dict(headers or {}) | {"Authorization": f"{tokens.scheme} {access}"}
        if self._life.key is not None:
            nonce = self._nonces.get(self.origin)
            named["DPoP"] = self._life.key.proof(method, url, clock=self._clock, nonce=nonce, access_token=access)
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
        if isinstance(failure, SignedOut) and (turns.refresh or not self._life.survives(tokens, stop)):
            self._life.forget(failure.reason)
            raise failure
        if turns.refresh or isinstance(failure, StepUpNeeded):
            raise failure
        turns.refresh = True
        self._life.renew(tokens, stop)


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
    if reply.body and reply.media_type not in [media.strip() for media in accept.split(",")]:
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
