"""What the resources need of a session: one answered request, or one answer in pieces."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

import msgspec

from dijo_desktop.client.decode import decode
from dijo_desktop.client.http import Flow, Reply
from dijo_desktop.contract.values import LIMIT_MAX
from dijo_desktop.errors import NotUnderstood

MAX_PAGES = 1000
"""Pages of one list that are read; a service that always has another one is not understood."""

L = TypeVar("L", bound=msgspec.Struct)


class Asking(Protocol):
    """A signed-in session; failures are raised, so that an answer that comes back is a good one."""

    def call(
        self,
        method: str,
        path: str,
        *,
        body: bytes | None = None,
        query: Mapping[str, str | int] | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
        stop: threading.Event,
        accept: str = "application/json",
    ) -> Reply:
        """One request and its whole answer."""

    def stream(
        self, path: str, *, headers: Mapping[str, str] | None = None, stop: threading.Event
    ) -> AbstractContextManager[Flow]:
        """A download: an answer of 200, 206 or 416 to be read in pieces."""


def whole_list(
    session: Asking, path: str, kind: type[L], *, query: Mapping[str, str] | None = None, stop: threading.Event
) -> L:
    """All pages of a list as one, in the service's order."""
    asked: dict[str, str | int] = {"limit": str(LIMIT_MAX), **(query or {})}
    items: list[object] = []
    seen: set[str] = set()
    while len(seen) < MAX_PAGES:
        page = decode(kind, session.call("GET", path, query=asked, stop=stop).body)
        items += getattr(page, "items")  # noqa: B009 - every list has them, their common type has not
        cursor: str | None = getattr(page, "next_cursor")  # noqa: B009
        if cursor is None:
            return msgspec.structs.replace(page, items=tuple(items))
        if cursor in seen:
            break
        seen.add(cursor)
        asked["cursor"] = cursor
    raise NotUnderstood(path)
