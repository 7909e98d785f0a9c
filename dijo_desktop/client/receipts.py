"""Signed receipts and the keys they are signed with, as exact bytes."""

from __future__ import annotations

import threading
from urllib.parse import quote

from dijo_desktop.client.asking import Asking, whole_list
from dijo_desktop.contract.receipts import Receipts
from dijo_desktop.domain.receipts import MAX_BYTES
from dijo_desktop.errors import NotUnderstood

MEDIA_TYPE = "application/jose"


class ReceiptResource:
    """`/v1/receipts*`."""

    def __init__(self, session: Asking) -> None:
        self._session = session

    def list(self, about: str | None = None, *, stop: threading.Event) -> Receipts:
        """All receipts, or those about one object."""
        query = {} if about is None else {"about": about}
        return whole_list(self._session, "/v1/receipts", Receipts, query=query, stop=stop)

    def read(self, receipt_id: str, *, stop: threading.Event) -> bytes:
        """The compact JWS, byte for byte."""
        path = f"/v1/receipts/{quote(receipt_id, safe='')}"
        reply = self._session.call("GET", path, stop=stop, accept=MEDIA_TYPE)
        if reply.media_type != MEDIA_TYPE or len(reply.body) > MAX_BYTES:
            raise NotUnderstood("receipt")
        return reply.body

    def keys(self, *, stop: threading.Event) -> bytes:
        """The JWK Set, byte for byte: every one seen is kept (RE-5)."""
        return self._session.call("GET", "/v1/receipts/jwks.json", stop=stop).body
