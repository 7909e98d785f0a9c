"""One signed-in account: what can be asked of the service, and what is kept of it here."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TypeVar

from dijo_desktop.client.account import AccountResource
from dijo_desktop.client.account_keys import Nowhere
from dijo_desktop.client.call_sync import CallSync
from dijo_desktop.client.calls import CallResource
from dijo_desktop.client.consents import ConsentResource
from dijo_desktop.client.cookies import CookieResource
from dijo_desktop.client.data_map import DataMapResource
from dijo_desktop.client.deletion import DeletionResource
from dijo_desktop.client.dpop import DpopKey
from dijo_desktop.client.exports import ExportResource
from dijo_desktop.client.http import Http
from dijo_desktop.client.policy import PolicyResource
from dijo_desktop.client.privacy_requests import PrivacyRequestResource
from dijo_desktop.client.receipts import ReceiptResource
from dijo_desktop.client.session import Session
from dijo_desktop.client.sign_in import Attempt, SignIn
from dijo_desktop.client.tokens import Tokens
from dijo_desktop.client.watch import CALLS, Finding, Watch, WatchedSession
from dijo_desktop.contract.account import Account
from dijo_desktop.contract.oauth import STEP_UP_MAX_AGE
from dijo_desktop.contract.service import Service
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import DijoError, OtherAccount, StepUpNeeded
from dijo_desktop.store.local_copy import LocalCopy
from dijo_desktop.store.profiles import Profile

T = TypeVar("T")
Waiting = Callable[[Attempt], None]
MakeSignIn = Callable[[Session, frozenset[str], int, str], SignIn]
"""From session, scopes, largest age in seconds and account id."""


class SignedIn:
    """Resources of the account as attributes; `account` is what the service said at sign-in."""

    def __init__(
        self,
        *,
        http: Http,
        session: Session,
        account: Account,
        service: Service,
        profile: Profile,
        copy: LocalCopy,
        clock: Clock,
        make_sign_in: MakeSignIn,
    ) -> None:
        self._http = http
        self._clock = clock
        self._make_sign_in = make_sign_in
        self.session = session
        self.account = account
        self.service = service
        self.profile = profile
        self.copy = copy
        self.watch = Watch(copy.findings, clock)
        self.watched = watched = WatchedSession(session, self.watch)
        self.accounts = AccountResource(watched)
        self.cookies = CookieResource(watched)
        self.consents = ConsentResource(watched)
        self.data_map = DataMapResource(watched)
        self.policy = PolicyResource(watched)
        self.calls = CallResource(watched, lambda found: self.watch.note(CALLS, found))
        self.exports = ExportResource(watched)
        self.deletion = DeletionResource(watched)
        self.receipts = ReceiptResource(watched)
        self.privacy_requests = PrivacyRequestResource(watched)

    def sync(self) -> CallSync:
        """A run that brings the local copy of the calls up to date."""
        return CallSync(self.calls, self.copy.calls, self._clock)

    def stepped_up(
        self, work: Callable[[], T], *, scopes: Iterable[str], stop: threading.Event, waiting: Waiting
    ) -> T:
        """What `work` gives; if the service wants a fresh sign-in first, do that once and run `work` again.

        `work` must send the same bytes and the same idempotency key each time (RFC 9470; contract SI-28 to SI-30).
        """
        try:
            return work()
        except StepUpNeeded as needed:
            required = str(needed.members.get("required_scope", "")).split()
        wanted = self.session.scopes.union(scopes, required)
        tokens = self._make_sign_in(self.session, wanted, STEP_UP_MAX_AGE, self.account.id).run(stop, waiting)
        self._judge(tokens, stop)
        self.take_over(tokens, self.session.key, stop)
        return work()

    def look_through(self, stop: threading.Event) -> tuple[Finding, ...]:
        """Compare what the service says of the account with its policy, and give all findings (contract CO-24)."""
        self.policy.read(stop=stop)
        self.data_map.read(stop=stop)
        self.accounts.read(stop=stop)
        return self.watch.findings

    def is_open(self, account_id: str, issuer: str) -> bool:
        """Whether this is that account, with its copy still open."""
        return (self.account.id, self.profile.issuer) == (account_id, issuer) and not self.copy.closed

    def take_over(self, tokens: Tokens, key: DpopKey | None, stop: threading.Event) -> None:
        """Go on with tokens of a fresh sign-in of this account, bound to `key`; those of before are ended."""
        life, key_before = self.session.life, self.session.key
        before = life.refresh
        life.adopt(tokens, key)
        replaced = before and tokens.refresh and before != tokens.refresh
        if replaced and not self.session.metadata.grants_are_shared:
            with suppress(DijoError):
                self.session.revoke(before, stop, key=key_before)

    def lock(self) -> None:
        """Close the local copy and use no token any more: the account is gone, or the session was ended elsewhere."""
        self.session.life.end()
        self.copy.close()

    def _judge(self, tokens: Tokens, stop: threading.Event) -> None:
        """End `tokens` and say so if they are of another account."""
        trial = Session(
            self._http,
            self.session.metadata,
            clock=self._clock,
            key=self.session.key,
            refresh=tokens.refresh,
            scopes=tokens.scopes,
            keeper=Nowhere(),
            tokens=tokens,
            nonces=self.session.nonces,
        )
        if AccountResource(trial).read(stop=stop).id != self.account.id:
            with suppress(DijoError):
                trial.revoke(tokens.refresh, stop)
            raise OtherAccount
