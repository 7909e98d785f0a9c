"""Deleting the account: what it would do, asking for it, taking it back (UK GDPR Art 17)."""

from __future__ import annotations

import threading

import msgspec

from dijo_desktop.client.asking import Asking
from dijo_desktop.client.decode import decode
from dijo_desktop.contract.deletion import Deletion, DeletionRequest, Preview

PATH = "/v1/account/deletion"


class DeletionResource:
    """`/v1/account/deletion*`."""

    def __init__(self, session: Asking) -> None:
        self._session = session

    def preview(self, grace_days: int, *, stop: threading.Event) -> Preview:
        """What a deletion with so many days of grace would do if it were asked for now."""
        query = {"grace_days": grace_days}
        return decode(Preview, self._session.call("GET", f"{PATH}/preview", query=query, stop=stop).body)

    def schedule(self, grace_days: int, key: str, *, stop: threading.Event) -> Deletion:
        """Ask for it, once for each `key` (CO-10); the answer holds secrets; needs a fresh sign-in."""
        body = msgspec.json.encode(DeletionRequest(confirm="DELETE", grace_days=grace_days))
        return decode(Deletion, self._session.call("POST", PATH, body=body, idempotency_key=key, stop=stop).body)

    def read(self, *, stop: threading.Event) -> Deletion:
        """The deletion that was asked for; refused with 404 if there is none."""
        return decode(Deletion, self._session.call("GET", PATH, stop=stop).body)

    def cancel(self, *, stop: threading.Event) -> Deletion:
        """Take it back, while the grace lasts."""
        return decode(Deletion, self._session.call("DELETE", PATH, stop=stop).body)
