"""The life of one account's tokens in memory: fresh, renewed by one thread at a time, over.

Several processes may hold one account. Each renews at most once for each of its access tokens, one process at a time;
one renewal for all of them together cannot be, because access tokens are never written down.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from dijo_desktop.client import limits
from dijo_desktop.client.dpop import DpopKey
from dijo_desktop.client.issuer import Issuer
from dijo_desktop.client.refresh_lock import Turn, refresh_turn
from dijo_desktop.client.secret import Secret
from dijo_desktop.client.tokens import Tokens
from dijo_desktop.domain.clock import Clock
from dijo_desktop.domain.keyring_record import Record
from dijo_desktop.errors import Cancelled, SignedOut


class Keeper(Protocol):
    """Where a session keeps its refresh token; `changes`: how often it had changed when this was the newest."""

    changes: int

    def keep(self, refresh: Secret, key: DpopKey | None) -> None:
        """Store a new token; returns once it is stored, or once that cannot be waited for."""

    def newest(self) -> Record | None:
        """What is stored, perhaps by another process; `None` if there is nothing or it cannot be read."""

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
        with self._alone(stop):
            if self._over is not None:
                raise SignedOut(self._over)
            if self._tokens is None or self._tokens is stale:
                self._tokens = self._ask(stop)
            return self._tokens

    def survives(self, dead: Tokens, stop: threading.Event) -> bool:
        """Whether there is, or may be, something newer than tokens that the service has ended.

        Somebody may have signed in again in another process, which ends what was there before.
        """
        with self._alone(stop):
            if self._over is not None or self._tokens is not dead:
                return True
            with refresh_turn(self._lock_file, clock=self._clock, stop=stop) as turn:
                return turn.held and turn.changes != self._keeper.changes

    def adopt(self, tokens: Tokens, key: DpopKey | None) -> None:
        """Go on with tokens of a fresh sign-in of the same account, bound to `key`; other processes learn of them."""
        turn_taken = refresh_turn(self._lock_file, clock=self._clock, stop=threading.Event())
        with self._lock, turn_taken as turn:
            self.key = key
            if tokens.refresh:
                self._keep(tokens.refresh, turn)
            self._tokens = tokens
            self._scopes = tokens.scopes

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
        try:
            # First: once anybody is told of the end, whoever looks who is signed in here finds nobody.
            self._keeper.forget()
        finally:
            self.end(reason)
            self.refresh = Secret("")

    @contextmanager
    def _alone(self, stop: threading.Event) -> Iterator[None]:
        while not self._lock.acquire(timeout=limits.WATCH_STEP):
            if stop.is_set():
                raise Cancelled
        try:
            yield
        finally:
            self._lock.release()

    def _ask(self, stop: threading.Event) -> Tokens:
        if not self.refresh:
            self.forget("expired")
            raise SignedOut("expired")
        with refresh_turn(self._lock_file, clock=self._clock, stop=stop) as turn:
            if turn.changes != self._keeper.changes:  # another run of the program has a newer one
                self._take(self._keeper.newest())
                self._keeper.changes = turn.changes
            try:
                tokens = self._issuer.refresh(self.refresh, self.key, self.scopes, stop)
            except SignedOut as ended:
                self.forget(ended.reason)
                raise
            if tokens.refresh and tokens.refresh != self.refresh:
                self._keep(tokens.refresh, turn)
            return tokens

    def _keep(self, refresh: Secret, turn: Turn) -> None:
        turn.changed()  # first: whoever looks in vain finds the old one, whoever does not look never finds the new
        self._keeper.changes = turn.changes
        self.refresh = refresh
        self._keeper.keep(refresh, self.key)

    def _take(self, found: Record | None) -> None:
        if found is None or not found.refresh:
            return
        self.refresh = Secret(found.refresh)
        if found.dpop and (self.key is None or self.key.for_record.reveal() != found.dpop):
            self.key = DpopKey.from_record(found.dpop)
