"""A service's calls in memory, with passes, tokens and tombstones as the contract has them."""

from __future__ import annotations

import threading

import msgspec

from dijo_desktop.client.call_pages import sent_page
from dijo_desktop.client.call_sync import CallSync
from dijo_desktop.contract.calls import Call, CallList, Changes, Removed, Summary, Total
from dijo_desktop.contract.values import Money
from dijo_desktop.domain import instants
from dijo_desktop.errors import Gone
from tests.fake_clock import FakeClock

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


START = 1_700_000_000_000


def call(n: int, seconds: int = 60) -> Call:
    tail = "".join(ALPHABET[(n >> shift) & 31] for shift in range(20, -1, -5))
    return Call(
        id=f"call_{tail:0>26}",
        started_at=instants.show(START + n * 60_000),
        duration_seconds=seconds,
        cost=Money(amount="0.01", currency="GBP"),
    )


class Source:
    """A service's calls in memory: passes, tokens and tombstones as the contract has them."""

    def __init__(self, calls: int, page: int = 10) -> None:
        self.calls = {made.id: made for made in map(call, range(calls))}
        self.log: list[tuple[str, str]] = []
        self.page = page
        self.asked: list[tuple[str | None, str | None]] = []
        self.before_page = lambda since, cursor: None
        self.oldest_token = 0
        self.lock = threading.Lock()

    def remove(self, call_id: str) -> None:
        del self.calls[call_id]
        self.log.append(("removed", call_id))

    def put(self, made: Call) -> None:
        self.calls[made.id] = made
        self.log.append(("changed", made.id))

    def newest(self, limit=200, *, stop):
        newest = sorted(self.calls.values(), key=lambda made: made.started_at, reverse=True)[: self.page]
        return CallList(items=tuple(newest), next_cursor=None, limit=limit)

    def summary(self, *, stop):
        total = Total(calls=len(self.calls), duration_seconds=0, cost=Money(amount="0", currency="GBP"))
        return Summary(group="month", groups=(), totals=(total,))

    def changes(self, since=None, cursor=None, limit=1000, *, stop):
        with self.lock:
            self.asked.append((since, cursor))
            self.before_page(since, cursor)
            if since is None:
                return self._full(cursor)
            if int(since) < self.oldest_token:
                raise Gone(410, "sync-token-expired")
            return self._delta(int(since), cursor)

    def _full(self, cursor):
        token, _, after = (cursor or f"{len(self.log)}|").partition("|")
        rows = sorted((made for made in self.calls.values() if made.id > after), key=lambda made: made.id)
        if len(rows) <= self.page:
            return self._page(rows, [], None, token)
        return self._page(rows[: self.page], [], f"{token}|{rows[self.page - 1].id}", None)

    def _delta(self, since, cursor):
        start = int(cursor) if cursor else since
        part = self.log[start : start + self.page]
        rows = [self.calls[ident] for kind, ident in part if kind == "changed" and ident in self.calls]
        gone = [
            Removed(id=ident, removed_at=instants.show(START), reason="erasure")
            for kind, ident in part
            if kind == "removed"
        ]
        end = start + len(part)
        over = end >= len(self.log)
        return self._page(rows, gone, None if over else str(end), str(end) if over else None)

    def _page(self, rows, gone, cursor, token):
        changes = Changes(
            changed=tuple(rows), removed=tuple(gone), next_cursor=cursor, sync_token=token, limit=self.page
        )
        return sent_page(msgspec.json.encode(changes))


def run(source, copy, stop=None, tell=None, clock=None):
    return CallSync(source, copy.calls, clock or FakeClock()).run(
        stop or threading.Event(), tell or (lambda now: None)
    )


def kept(copy) -> int:
    return copy.calls.count()


def page_aheads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name == "page-ahead"]
