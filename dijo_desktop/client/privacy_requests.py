"""Privacy requests: filed, watched, written about and withdrawn (policy 8, UK GDPR Art 12)."""

from __future__ import annotations

import threading
from urllib.parse import quote

import msgspec

from dijo_desktop.client.asking import Asking, whole_list
from dijo_desktop.client.decode import decode
from dijo_desktop.client.receipts import MEDIA_TYPE
from dijo_desktop.contract.request_details import NewMessage
from dijo_desktop.contract.requests import Message, Messages, PrivacyRequest, PrivacyRequests
from dijo_desktop.domain.receipts import MAX_BYTES
from dijo_desktop.errors import NotUnderstood

PATH = "/v1/privacy-requests"


class PrivacyRequestResource:
    """`/v1/privacy-requests*`."""

    def __init__(self, session: Asking) -> None:
        self._session = session

    def file(self, body: bytes, key: str, *, stop: threading.Event) -> PrivacyRequest:
        """File one, once for each `key` (CO-10); `body` is a `NewRequest`; the receipt has its hash.

        What hands out or erases data needs a fresh sign-in (SI-27).
        """
        reply = self._session.call("POST", PATH, body=body, idempotency_key=key, stop=stop)
        return decode(PrivacyRequest, reply.body)

    def list(self, *, status: str = "", kind: str = "", stop: threading.Event) -> PrivacyRequests:
        """All requests, or those of a status or a type, newest first."""
        query = {name: value for name, value in (("status", status), ("type", kind)) if value}
        return whole_list(self._session, PATH, PrivacyRequests, query=query, stop=stop)

    def read(self, request_id: str, *, stop: threading.Event) -> PrivacyRequest:
        """How it stands."""
        return decode(PrivacyRequest, self._session.call("GET", _path(request_id), stop=stop).body)

    def receipt(self, request_id: str, *, stop: threading.Event) -> bytes:
        """The newest receipt about it, a compact JWS, byte for byte."""
        path = f"{_path(request_id)}/receipt"
        reply = self._session.call("GET", path, stop=stop, accept=MEDIA_TYPE)
        if reply.media_type != MEDIA_TYPE or len(reply.body) > MAX_BYTES:
            raise NotUnderstood("receipt")
        return reply.body

    def messages(self, request_id: str, *, stop: threading.Event) -> Messages:
        """What was written about it, newest first."""
        return whole_list(self._session, f"{_path(request_id)}/messages", Messages, stop=stop)

    def write(self, request_id: str, text: str, key: str, *, stop: threading.Event) -> Message:
        """Write about it, once for each `key`; if the service waits for something, this is the answer."""
        body = msgspec.json.encode(NewMessage(text=text))
        path = f"{_path(request_id)}/messages"
        reply = self._session.call("POST", path, body=body, idempotency_key=key, stop=stop)
        return decode(Message, reply.body)

    def withdraw(self, request_id: str, *, stop: threading.Event) -> PrivacyRequest:
        """Take it back while it is `withdrawable`."""
        return decode(PrivacyRequest, self._session.call("POST", f"{_path(request_id)}/withdrawal", stop=stop).body)


def _path(request_id: str) -> str:
    return f"{PATH}/{quote(request_id, safe='')}"
