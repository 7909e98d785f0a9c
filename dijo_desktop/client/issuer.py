"""The endpoints of the authorization server: forms with a DPoP proof and at most one repeat for a nonce."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from urllib.parse import urlencode

import msgspec

from dijo_desktop.client import limits
from dijo_desktop.client.decode import decode
from dijo_desktop.client.dpop import DpopKey, Nonces
from dijo_desktop.client.http import Http, Reply
from dijo_desktop.client.metadata import Metadata
from dijo_desktop.client.problems import refusal
from dijo_desktop.client.secret import Secret
from dijo_desktop.client.tokens import Tokens, tokens_of
from dijo_desktop.contract.oauth import CLIENT_ID, DeviceAnswer, PushedRequest
from dijo_desktop.contract.problems import OAuthError
from dijo_desktop.domain.address import endpoint_place
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import ConnectionLost, NotUnderstood, Refused, SignedOut, SignInFailed


class Issuer:
    """Speaks for this program to the issuer named in `metadata`."""

    def __init__(self, http: Http, metadata: Metadata, *, clock: Clock, nonces: Nonces) -> None:
        self._http = http
        self._metadata = metadata
        self._clock = clock
        self._nonces = nonces

    def push(self, form: Mapping[str, str], key: DpopKey | None, stop: threading.Event) -> str:
        """Send an authorization request ahead (RFC 9126); the `request_uri` that stands for it, good for 90 s."""
        url = self._metadata.server.pushed_authorization_request_endpoint or ""
        reply = self._post(url, form, key, stop)
        if reply.status not in (200, 201):
            raise SignInFailed(error_of(reply).error or "par")
        pushed = decode(PushedRequest, reply.body, "par")
        if not pushed.request_uri or pushed.expires_in <= 0:
            raise NotUnderstood("par")
        return pushed.request_uri

    def exchange(
        self, form: Mapping[str, str], key: DpopKey | None, scopes: frozenset[str], stop: threading.Event
    ) -> Tokens:
        """A code for tokens."""
        reply = self._post(self._metadata.server.token_endpoint, form, key, stop)
        if 400 <= reply.status < 500:
            raise SignInFailed(error_of(reply).error or "token")
        return self._tokens(reply, key, scopes)

    def device(self, url: str, form: Mapping[str, str], key: DpopKey | None, stop: threading.Event) -> DeviceAnswer:
        """Ask for a code that is typed on another device (RFC 8628 3.1)."""
        reply = self._post(url, form, key, stop)
        if reply.status != 200:
            raise SignInFailed(error_of(reply).error or "device")
        return decode(DeviceAnswer, reply.body, "device")

    def poll(
        self, form: Mapping[str, str], key: DpopKey | None, scopes: frozenset[str], stop: threading.Event
    ) -> Tokens | str:
        """Tokens once the person has agreed on the other device; else the error of RFC 8628 3.5."""
        reply = self._post(self._metadata.server.token_endpoint, form, key, stop)
        if 400 <= reply.status < 500:
            return error_of(reply).error
        return self._tokens(reply, key, scopes)

    def refresh(self, token: Secret, key: DpopKey | None, scopes: frozenset[str], stop: threading.Event) -> Tokens:
        """A refresh token for an access token; asked once more if the answer was lost.

        That is safe: a bound token does not change, and a rotating service repeats its answer for 30 s.
        """
        form = {
            "grant_type": "refresh_token",
            "refresh_token": token.reveal(),
            "client_id": CLIENT_ID,
            "resource": self._metadata.origin,
        }
        url = self._metadata.server.token_endpoint
        try:
            reply = self._post(url, form, key, stop)
        except ConnectionLost:
            reply = self._post(url, form, key, stop)
        if 400 <= reply.status < 500:
            error = error_of(reply)
            if error.error == "invalid_grant" or error.dijo_reason:
                raise SignedOut(error.dijo_reason)
            raise Refused(reply.status, error.error)
        return self._tokens(reply, key, scopes)

    def revoke(self, token: Secret, key: DpopKey | None, stop: threading.Event) -> None:
        """End a token at the service (RFC 7009); whatever it answers, it did what it could."""
        url = self._metadata.server.revocation_endpoint
        if url and token:
            self._post(url, {"token": token.reveal(), "client_id": CLIENT_ID}, key, stop, limits.REVOKE)

    def _tokens(self, reply: Reply, key: DpopKey | None, scopes: frozenset[str]) -> Tokens:
        if reply.status != 200:
            raise refusal(reply)
        return tokens_of(reply, bound=key is not None, asked=scopes, clock=self._clock)

    def _post(
        self,
        url: str,
        form: Mapping[str, str],
        key: DpopKey | None,
        stop: threading.Event,
        seconds: float = limits.CALL_TOTAL,
    ) -> Reply:
        reply = self._sent(url, form, key, stop, seconds)
        if key is not None and reply.status in (400, 401) and error_of(reply).error == "use_dpop_nonce":
            reply = self._sent(url, form, key, stop, seconds)
        return reply

    def _sent(
        self, url: str, form: Mapping[str, str], key: DpopKey | None, stop: threading.Event, seconds: float
    ) -> Reply:
        origin = endpoint_place(url).origin
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        if key is not None:
            headers["DPoP"] = key.proof("POST", url, clock=self._clock, nonce=self._nonces.get(origin))
        body = urlencode(form).encode("ascii")
        reply = self._http.send(
            "POST", url, headers=headers, body=body, stop=stop, deadline=seconds, cap=limits.METADATA_CAP
        )
        self._nonces.learn(origin, reply.headers.get("dpop-nonce"))
        return reply


def error_of(reply: Reply) -> OAuthError:
    """The error of RFC 6749 5.2 in an answer; its parts are empty if there is none."""
    nothing = OAuthError(error="")
    if reply.media_type != "application/json":
        return nothing
    try:
        error = decode(OAuthError, reply.body)
    except NotUnderstood:
        return nothing
    known = error.error.isascii() and error.error.isprintable() and len(error.error) <= 64
    return error if known else msgspec.structs.replace(error, error="")
