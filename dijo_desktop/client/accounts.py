"""The way in and out: resume the account of last time, sign in, sign out, remove."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress

from dijo_desktop.client.account import AccountResource
from dijo_desktop.client.account_keys import Nowhere
from dijo_desktop.client.callback import Words
from dijo_desktop.client.device_sign_in import CodeShown, DeviceSignIn
from dijo_desktop.client.discovery import ConfirmIssuer, discover, never_elsewhere
from dijo_desktop.client.dpop import DpopKey, Nonces
from dijo_desktop.client.ending import revoke, revoke_kept
from dijo_desktop.client.environment import read_environment
from dijo_desktop.client.homes import Home, Homes, RemovalReport
from dijo_desktop.client.http import Http
from dijo_desktop.client.metadata import Metadata
from dijo_desktop.client.refresh_lock import LOCK_FILE
from dijo_desktop.client.secret import Secret
from dijo_desktop.client.service import ServiceResource
from dijo_desktop.client.session import Session
from dijo_desktop.client.sign_in import Attempt, OpenBrowser, SignIn
from dijo_desktop.client.signed_in import SignedIn
from dijo_desktop.contract.account import Account
from dijo_desktop.contract.oauth import SCOPES_DEVICE, SCOPES_FIRST
from dijo_desktop.contract.service import Service
from dijo_desktop.domain.address import endpoint_place, service_origin
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import (
    DijoError,
    NotAService,
    OtherAccount,
    SignedOut,
)
from dijo_desktop.store.profiles import Profile

Resumed = Home
"""The account of last time, opened without the network: its local copy can be shown."""


class Accounts:
    """The accounts of this computer; every method may block, so it runs on a worker."""

    def __init__(
        self,
        *,
        homes: Homes,
        http: Http,
        clock: Clock,
        open_browser: OpenBrowser,
        words: Callable[[], Words] = Words,
    ) -> None:
        self._homes = homes
        self._clock = clock
        self._open_browser = open_browser
        self._words = words
        self.vault = homes.vault
        self.http = http
        self._inside: SignedIn | None = None

    def resume(self, *, stop: threading.Event) -> Resumed | None:
        """Open the copy of the account of last time; `None`: nobody is signed in. Uses no network."""
        return self._homes.last(stop)

    def connect(self, resumed: Resumed, stop: threading.Event) -> SignedIn:
        """Reach the service for an account that was resumed; its copy stays open whatever happens here."""
        file, keys = resumed.file, resumed.keys
        if file is None or keys is None:  # the account file was lost, and with it the address
            raise SignedOut
        metadata = discover(self.http, file.origin, stop=stop, pinned_issuer=file.issuer)
        record = keys.record
        if record.bound and not metadata.dpop:
            raise NotAService("downgrade")
        session = Session(
            self.http,
            metadata,
            clock=self._clock,
            key=DpopKey.from_record(record.dpop) if record.dpop else None,
            refresh=Secret(record.refresh),
            scopes=frozenset(SCOPES_FIRST),
            keeper=keys,
            lock_file=resumed.profile.folder / LOCK_FILE,
        )
        account = AccountResource(session).read(stop=stop)
        if account.id != resumed.profile.account_id:
            raise OtherAccount
        keys.call(account.email)
        return self._signed_in(session, account, ServiceResource(session).read(stop=stop), resumed)

    def sign_in(
        self,
        origin: str,
        *,
        stop: threading.Event,
        waiting: Callable[[Attempt | CodeShown], None],
        confirm_issuer: ConfirmIssuer = never_elsewhere,
        by_code: bool = False,
    ) -> SignedIn:
        """Sign somebody in by the browser and open, or begin, the account's local copy.

        `confirm_issuer` is asked, on this worker, only if the service leaves signing in to another host. `by_code`:
        the browser is on another device, and `waiting` gets a `CodeShown`.
        """
        origin = service_origin(origin)
        pinned = {endpoint_place(issuer).host for issuer in self._homes.issuers(origin)}
        metadata = discover(
            self.http,
            origin,
            stop=stop,
            confirm_issuer=lambda service, issuer: issuer in pinned or confirm_issuer(service, issuer),
        )
        key = DpopKey.new() if metadata.dpop else None
        nonces, scopes = Nonces(), frozenset(SCOPES_DEVICE if by_code else SCOPES_FIRST)
        if by_code:
            way = DeviceSignIn(self.http, metadata, clock=self._clock, nonces=nonces, key=key, scopes=scopes)
            tokens = way.run(stop, waiting)
        else:
            tokens = self._attempt(metadata, key, nonces, scopes).run(stop, waiting)
        session = Session(
            self.http,
            metadata,
            clock=self._clock,
            key=key,
            refresh=tokens.refresh,
            scopes=scopes,
            keeper=Nowhere(),
            tokens=tokens,
            nonces=nonces,
        )
        try:
            account = AccountResource(session).read(stop=stop)
            service = ServiceResource(session).read(stop=stop)
            if (inside := self._inside) is not None and inside.is_open(account.id, metadata.issuer):
                inside.take_over(tokens, key, stop)
                return inside
            home = self._homes.settle(account, metadata, tokens, key, stop)
        except BaseException:
            session.life.end()
            with suppress(DijoError):
                session.revoke(tokens.refresh, threading.Event())
            raise
        if home.keys is not None:
            session.life.keep_in(home.keys, home.profile.folder / LOCK_FILE)
        before = home.replaced
        replaced = before is not None and before.refresh not in ("", tokens.refresh.reveal())
        if before is not None and replaced and not metadata.grants_are_shared:
            with suppress(DijoError):
                revoke(self.http, metadata, before, clock=self._clock, stop=stop)
        return self._signed_in(session, account, service, home)

    def sign_out(self, signed_in: SignedIn | Home, stop: threading.Event) -> None:
        """End the session there and forget what signs in here, even if the service cannot be reached."""
        if isinstance(signed_in, Home):
            self._leave_home(signed_in, stop)
            return
        with suppress(DijoError):
            signed_in.session.revoke(signed_in.session.life.refresh, stop)
        signed_in.session.life.forget("left")
        signed_in.lock()

    def forget(self, name: str, stop: threading.Event) -> RemovalReport | None:
        """Sign out and remove an account that is not open; `None` if this computer does not know it."""
        profile = self._homes.profile(name)
        if profile is None:
            return None
        kept = self._homes.signed_in(profile, stop)
        if kept is not None:
            with suppress(DijoError):
                revoke_kept(self.http, *kept, clock=self._clock, stop=stop)
        return self.remove(profile, stop)

    def remove(self, profile: Profile, stop: threading.Event) -> RemovalReport:
        """Remove an account from this computer: keyring item and folder; its copy must be closed."""
        return self._homes.remove(profile, stop)

    def _leave_home(self, home: Home, stop: threading.Event) -> None:
        if home.file is not None and home.keys is not None:
            with suppress(DijoError):
                revoke_kept(self.http, home.file, home.keys.record, clock=self._clock, stop=stop)
        if home.keys is not None:
            home.keys.forget()
        home.copy.close()

    def _signed_in(self, session: Session, account: Account, service: Service, home: Home) -> SignedIn:
        with suppress(DijoError):  # a full disk keeps nobody out
            home.copy.service.keep(service.capabilities)
        self._inside = signed_in = SignedIn(
            http=self.http,
            session=session,
            account=account,
            service=service,
            profile=home.profile,
            copy=home.copy,
            clock=self._clock,
            make_sign_in=self._step_up,
        )
        return signed_in

    def _step_up(self, session: Session, scopes: frozenset[str], max_age: int, account_id: str) -> SignIn:
        return self._attempt(session.metadata, session.key, session.nonces, scopes, max_age, account_id)

    def _attempt(
        self,
        metadata: Metadata,
        key: DpopKey | None,
        nonces: Nonces,
        scopes: frozenset[str],
        max_age: int | None = None,
        login_hint: str = "",
    ) -> SignIn:
        return SignIn(
            self.http,
            metadata,
            clock=self._clock,
            nonces=nonces,
            key=key,
            scopes=scopes,
            open_browser=self._open_browser,
            max_age=max_age,
            login_hint=login_hint,
            words=self._words(),
        )


def accounts_of(
    homes: Homes, *, clock: Clock, open_browser: OpenBrowser, words: Callable[[], Words] = Words
) -> Accounts:
    """The accounts kept in `homes`, with this computer's proxy and certificates."""
    return Accounts(
        homes=homes,
        http=Http(clock=clock, environment=read_environment(os.environ)),
        clock=clock,
        open_browser=open_browser,
        words=words,
    )
