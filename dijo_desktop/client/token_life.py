"""The life of one account's tokens in memory: fresh, renewed by one thread at a time, over."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Protocol

from dijo_desktop.client import limits
from dijo_desktop.client.dpop import DpopKey
from dijo_desktop.client.issuer import Issuer
from dijo_desktop.client.refresh_lock import refresh_turn
from dijo_desktop.client.secret import Secret
from dijo_desktop.client.tokens import Tokens
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import Cancelled, SignedOut


class Keeper(Protocol):
    """Where a session keeps its refresh token."""

    def keep(self, refresh: Secret, key: DpopKey | None) -> None:
        """Store a new token; returns once it is stored, or once that cannot be waited for."""

    def newest(self) -> Secret:
        """The token as stored, perhaps by another process; empty if there is none or it cannot be read."""

    def forget(self) -> None:
        """Forget refresh token and DPoP key, and nothing else."""


class TokenLife:
    """Access token in memory, its age by the monotonic clock; refresh token in memory and with a keeper."""

    def __init__(
        self,
        issuer: Issuer,
        *,
        clock: Clock,
        key: DpopKey | None,
        refresh: Secret,
        scopes: frozenset[str],
        keeper: Keeper,
        tokens: Tokens | None,
        lock_file: Path | None,
    ) -> None:
        self._issuer = issuer
        self._clock = clock
        self._scopes = scopes
        self._keeper = keeper
        self._tokens = tokens
        self._lock_file = lock_file
        self._lock = threading.Lock()
        self._changes: int | None = None
        self._over: str | None = None
        self.key = key
        self.refresh = refresh

    @property
    def scopes(self) -> frozenset[str]:
        """What the access token allows, or what to ask for."""
        return self._tokens.scopes if self._tokens else self._scopes

    def fresh(self, stop: threading.Event) -> Tokens:
        """Tokens that should be good; whether they are only the service knows."""
        if self._over is not None:
            raise SignedOut(self._over)
        tokens = self._tokens
        if tokens is None or self._clock.monotonic() >= tokens.ends_at - limits.TOKEN_EARLY:
            tokens = self.renew(tokens, stop)
        return tokens

    def renew(self, stale: Tokens | None, stop: threading.Event) -> Tokens:
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

    def adopt(self, tokens: Tokens) -> None:
        """Go on with tokens of a fresh sign-in of the same account, bound to the same key."""
        with self._lock:
            self._keeper.keep(tokens.refresh, self.key)
            self._tokens = tokens
            self._scopes = tokens.scopes
            self.refresh = tokens.refresh or self.refresh

    def keep_in(self, keeper: Keeper, lock_file: Path) -> None:
        """From now on keep the refresh token there."""
        self._keeper, self._lock_file = keeper, lock_file

    def end(self, reason: str = "") -> None:
        """Use no token any more: whoever wants one is told why."""
        if self._over is None:
            self._over = reason
        self._tokens = None

    def forget(self, reason: str = "") -> None:
        """End, and forget refresh token and key where they are kept."""
        self.end(reason)
        self.refresh = Secret("")
        self._keeper.forget()

    def _ask(self, stop: threading.Event) -> Tokens:
        if not self.refresh:
            self.forget("expired")
            raise SignedOut("expired")
        with refresh_turn(self._lock_file, clock=self._clock, stop=stop) as turn:
            if turn.changes != (self._changes or 0):  # another run of the program has a newer one
                self.refresh = self._keeper.newest() or self.refresh
            try:
                tokens = self._issuer.refresh(self.refresh, self.key, self.scopes, stop)
            except SignedOut as ended:
                self.forget(ended.reason)
                raise
            if tokens.refresh and tokens.refresh != self.refresh:
                self.refresh = tokens.refresh
                self._keeper.keep(tokens.refresh, self.key)
                turn.changed()
            self._changes = turn.changes
            return tokens
