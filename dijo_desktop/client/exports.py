"""Asking for an export, watching it and fetching its archive (UK GDPR Art 15 and Art 20)."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import NamedTuple
from urllib.parse import quote

import msgspec

from dijo_desktop.client.asking import Asking, whole_list
from dijo_desktop.client.decode import decode
from dijo_desktop.client.http import Flow
from dijo_desktop.client.limits import RETRY_AFTER_CAP
from dijo_desktop.contract.exports import Export, ExportRequest, Exports

POLL_SECONDS = 2.0
"""How long to wait before looking again when the service does not say."""


class Watched(NamedTuple):
    """An export as it is now, and after how many seconds to look again."""

    export: Export
    look_again: float


class ExportResource:
    """`/v1/exports*`."""

    def __init__(self, session: Asking) -> None:
        self._session = session

    def start(self, request: ExportRequest, key: str, *, stop: threading.Event) -> Watched:
        """Ask for an export, once for each `key` (CO-10); needs a fresh sign-in."""
        body = msgspec.json.encode(request)
        reply = self._session.call("POST", "/v1/exports", body=body, idempotency_key=key, stop=stop)
        return Watched(decode(Export, reply.body), _seconds(reply.headers))

    def read(self, export_id: str, *, stop: threading.Event) -> Watched:
        """How far it is."""
        reply = self._session.call("GET", _path(export_id), stop=stop)
        return Watched(decode(Export, reply.body), _seconds(reply.headers))

    def list(self, *, stop: threading.Event) -> Exports:
        """All exports the service still knows."""
        return whole_list(self._session, "/v1/exports", Exports, stop=stop)

    def discard(self, export_id: str, *, stop: threading.Event) -> None:
        """Erase an export and its archive at the service."""
        self._session.call("DELETE", _path(export_id), stop=stop)

    def archive(
        self, export_id: str, *, headers: Mapping[str, str], stop: threading.Event
    ) -> AbstractContextManager[Flow]:
        """The bytes of the archive; `headers` may ask for a range."""
        return self._session.stream(f"{_path(export_id)}/archive", headers=headers, stop=stop)


def _path(export_id: str) -> str:
    return f"/v1/exports/{quote(export_id, safe='')}"


def _seconds(headers: Mapping[str, str]) -> float:
    stated = headers.get("retry-after", "")
    if not (stated.isascii() and stated.isdigit() and len(stated) < 9):
        return POLL_SECONDS
    return min(float(stated), RETRY_AFTER_CAP)
