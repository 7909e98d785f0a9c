"""Signing in with a code typed into a browser on another device (RFC 8628; contract SI-31 to SI-33)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from dijo_desktop.client import limits
from dijo_desktop.client.dpop import DpopKey, Nonces
from dijo_desktop.client.http import Http
from dijo_desktop.client.issuer import Issuer
from dijo_desktop.client.metadata import Metadata
from dijo_desktop.client.tokens import Tokens
from dijo_desktop.contract.oauth import CLIENT_ID, DEVICE_GRANT, DeviceAnswer
from dijo_desktop.domain.address import endpoint_place
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import (
    AddressRefused,
    Cancelled,
    ConnectionFailed,
    NotUnderstood,
    ServiceFault,
    SignInDeclined,
    SignInFailed,
    SignInTimedOut,
)

NO_DEVICE_FLOW = "no-device-flow"
"""Reason of a failure: the service has no sign-in by code."""
_CODE_LIMIT = 32


@dataclass(frozen=True, slots=True)
class CodeShown:
    """What a person needs on the other device; `expires_at` is monotonic, `address` has neither query nor code."""

    host: str
    address: str
    code: str
    expires_at: float


class DeviceSignIn:
    """One attempt; `run` once. It polls on the worker that runs it, and no longer than that."""

    def __init__(
        self,
        http: Http,
        metadata: Metadata,
        *,
        clock: Clock,
        nonces: Nonces,
        key: DpopKey | None,
        scopes: frozenset[str],
    ) -> None:
        self._issuer = Issuer(http, metadata, clock=clock, nonces=nonces)
        self._metadata = metadata
        self._clock = clock
        self._key = key
        self._scopes = scopes

    def run(self, stop: threading.Event, waiting: Callable[[CodeShown], None]) -> Tokens:
        """Ask for a code, show it, and ask for tokens at the service's pace until the person has decided."""
        url = self._metadata.server.device_authorization_endpoint
        if not url:
            raise SignInFailed(NO_DEVICE_FLOW)
        form = {
            "client_id": CLIENT_ID,
            "scope": " ".join(sorted(self._scopes | self._metadata.extra_scopes)),
            "resource": self._metadata.origin,
        }
        if "offline_access" in self._metadata.extra_scopes:
            form["prompt"] = "consent"
        answer = self._issuer.device(url, form, self._key, stop)
        shown = _shown(answer, self._clock.monotonic(), plain=self._metadata.origin.startswith("http://"))
        waiting(shown)
        return self._poll(answer, shown.expires_at, stop)

    def _poll(self, answer: DeviceAnswer, ends_at: float, stop: threading.Event) -> Tokens:
        form = {
            "grant_type": DEVICE_GRANT,
            "device_code": answer.device_code,
            "client_id": CLIENT_ID,
            "resource": self._metadata.origin,
        }
        pause = float(max(answer.interval, 1))
        while True:
            if self._clock.monotonic() + pause >= ends_at:
                self._wait(ends_at - self._clock.monotonic(), stop)
                raise SignInTimedOut
            self._wait(pause, stop)
            try:
                got = self._issuer.poll(form, self._key, self._scopes, stop)
            except (ConnectionFailed, ServiceFault):
                pause *= 2  # RFC 8628 3.5
                continue
            if isinstance(got, Tokens):
                return got
            if got == "slow_down":
                pause += limits.DEVICE_SLOWER
            elif got == "access_denied":
                raise SignInDeclined(got)
            elif got == "expired_token":
                raise SignInTimedOut(got)
            elif got != "authorization_pending":
                raise SignInFailed(got or "token")

    def _wait(self, seconds: float, stop: threading.Event) -> None:
        if self._clock.wait(stop, max(seconds, 0.0)):
            raise Cancelled


def _shown(answer: DeviceAnswer, now: float, *, plain: bool) -> CodeShown:
    """What may be shown of an answer: a page this program would open itself, and a code one can type."""
    code = answer.user_code
    typed = code.isascii() and code.isprintable() and 0 < len(code) <= _CODE_LIMIT
    if not typed or not answer.device_code or answer.expires_in <= 0 or answer.interval < 0:
        raise NotUnderstood("device")
    try:
        place = endpoint_place(answer.verification_uri)
    except AddressRefused:
        raise NotUnderstood("device") from None
    if place.scheme == "http" and not plain:
        raise NotUnderstood("device")
    life = min(answer.expires_in, limits.SIGN_IN_WAIT)
    return CodeShown(place.host, answer.verification_uri.partition("?")[0], code, now + life)
