"""Call history: pages for the eye, changes for the local copy, sums."""

from __future__ import annotations

import threading
from typing import Literal

from dijo_desktop.client.asking import Asking
from dijo_desktop.client.call_pages import Note, SentPage, ignore, sent_page
from dijo_desktop.client.decode import decode
from dijo_desktop.contract.calls import CallList, Summary
from dijo_desktop.contract.values import LIMIT_DEFAULT, LIMIT_MAX


class CallResource:
    """`/v1/calls*`."""

    def __init__(self, session: Asking, note: Note | None = None) -> None:
        self._session = session
        self._note = note or ignore

    def newest(self, limit: int = LIMIT_DEFAULT, *, stop: threading.Event) -> CallList:
        """The newest calls."""
        reply = self._session.call("GET", "/v1/calls", query={"limit": limit}, stop=stop)
        return decode(CallList, reply.body)

    def changes(
        self, since: str | None = None, cursor: str | None = None, limit: int = LIMIT_MAX, *, stop: threading.Event
    ) -> SentPage:
        """A page of what changed since a sync token, or of a full pass; `cursor` goes on within the same pass."""
        query: dict[str, str | int] = {"limit": limit}
        if since is not None:
            query["since"] = since
        if cursor is not None:
            query["cursor"] = cursor
        return sent_page(self._session.call("GET", "/v1/calls/changes", query=query, stop=stop).body, self._note)

    def summary(
        self,
        group: Literal["day", "month", "year"] = "month",
        *,
        from_at: str | None = None,
        to_at: str | None = None,
        stop: threading.Event,
    ) -> Summary:
        """Sums per period (UTC) and currency, as the service makes them."""
        query: dict[str, str | int] = {"group": group}
        if from_at is not None:
            query["from"] = from_at
        if to_at is not None:
            query["to"] = to_at
        return decode(Summary, self._session.call("GET", "/v1/calls/summary", query=query, stop=stop).body)
