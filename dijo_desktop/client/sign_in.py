"""One interactive sign-in: authorization code with PKCE by the system browser (RFC 6749, 7636, 8252, 9126, 9449)."""

from __future__ import annotations

import base64
import hashlib
import secrets
import threading
from collections.abc import Callable
from urllib.parse import urlencode

from dijo_desktop.client.callback import Words
from dijo_desktop.client.dpop import DpopKey, Nonces
from dijo_desktop.client.http import Http
from dijo_desktop.client.issuer import Issuer
from dijo_desktop.client.loopback import Receiver
from dijo_desktop.client.metadata import Metadata
from dijo_desktop.client.secret import Secret
from dijo_desktop.client.tokens import Tokens
from dijo_desktop.contract.oauth import CLIENT_ID
from dijo_desktop.domain.address import endpoint_place
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import SignInDeclined, SignInFailed

OpenBrowser = Callable[[str], bool]
"""Opens an address in the person's browser; false if that did not work."""


class SignIn:
    """One attempt: its own state, verifier and port; `run` once."""

    def __init__(
        self,
        http: Http,
        metadata: Metadata,
        *,
        clock: Clock,
        nonces: Nonces,
        key: DpopKey | None,
        scopes: frozenset[str],
        open_browser: OpenBrowser,
        max_age: int | None = None,
        login_hint: str = "",
        words: Words | None = None,
    ) -> None:
        self._issuer = Issuer(http, metadata, clock=clock, nonces=nonces)
        self._metadata = metadata
        self._clock = clock
        self._key = key
        self._scopes = scopes
        self._open_browser = open_browser
        self._max_age = max_age
        self._login_hint = login_hint
        self._words = words
        self._state = Secret(secrets.token_urlsafe(32))
        self._verifier = Secret(secrets.token_urlsafe(48))

    def run(self, stop: threading.Event, waiting: Callable[[Attempt], None]) -> Tokens:
        """Open the browser, wait for the answer, change the code into tokens."""
        receiver = Receiver(state=self._state, issuer=self._metadata.issuer, clock=self._clock, words=self._words)
        try:
            attempt = Attempt(
                host=endpoint_place(self._metadata.server.authorization_endpoint).host,
                expires_at=receiver.ends_at,
                make_link=lambda: self._link(receiver.redirect_uri, stop),
                open_browser=self._open_browser,
            )
            attempt.open_again()
            waiting(attempt)
            answer = receiver.wait(stop)
        except BaseException:
            receiver.close()
            raise
        if answer.error == "access_denied":
            raise SignInDeclined(answer.error)
        if answer.error:
            raise SignInFailed(answer.error)
        form = {
            "grant_type": "authorization_code",
            "code": answer.code.reveal(),
            "redirect_uri": receiver.redirect_uri,
            "client_id": CLIENT_ID,
            "code_verifier": self._verifier.reveal(),
            "resource": self._metadata.origin,
        }
        return self._issuer.exchange(form, self._key, self._scopes, stop)

    def _link(self, redirect_uri: str, stop: threading.Event) -> str:
        """An address for the browser; each needs a pushed request of its own, of the same attempt."""
        form = self._request(redirect_uri)
        server = self._metadata.server
        if server.pushed_authorization_request_endpoint:
            form = {"client_id": CLIENT_ID, "request_uri": self._issuer.push(form, self._key, stop)}
        joint = "&" if "?" in server.authorization_endpoint else "?"
        return f"{server.authorization_endpoint}{joint}{urlencode(form)}"

    def _request(self, redirect_uri: str) -> dict[str, str]:
        digest = hashlib.sha256(self._verifier.reveal().encode("ascii")).digest()
        form = {
            "response_type": "code",
            "response_mode": "query",
            "client_id": CLIENT_ID,
            "redirect_uri": redirect_uri,
            "scope": " ".join(sorted(self._scopes | self._metadata.extra_scopes)),
            "state": self._state.reveal(),
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii"),
            "code_challenge_method": "S256",
            "resource": self._metadata.origin,
        }
        if self._key is not None:
            form["dpop_jkt"] = self._key.thumbprint
        if "offline_access" in self._metadata.extra_scopes:
            form["prompt"] = "consent"
        if self._max_age is not None:
            form["max_age"] = str(self._max_age)
        if self._login_hint:
            form["login_hint"] = self._login_hint
        return form


class Attempt:
    """What the waiting page shows and offers; `expires_at` is monotonic. Its methods reach out: call on a worker."""

    def __init__(
        self, *, host: str, expires_at: float, make_link: Callable[[], str], open_browser: OpenBrowser
    ) -> None:
        self.host = host
        self.expires_at = expires_at
        self.browser_opened = False
        self._make_link = make_link
        self._open_browser = open_browser

    def open_again(self) -> None:
        """Open the browser with a fresh link; `browser_opened` tells whether that worked."""
        self.browser_opened = self._open_browser(self._make_link())

    def link(self) -> str:
        """A fresh link to copy."""
        return self._make_link()
