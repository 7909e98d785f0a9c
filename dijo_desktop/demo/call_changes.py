"""Synchronising calls: a full pass oldest first, later only what changed (contract CO-7, CO-8)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, exists, select

from dijo_desktop.demo.call_json import CallRow
from dijo_desktop.demo.call_log import CHANGES_KEPT_DAYS, standing_of
from dijo_desktop.demo.call_pages import COLUMNS, oldest_first
from dijo_desktop.demo.data_tables import call_log, calls
from dijo_desktop.demo.paging import Binding, Cursors, Position
from dijo_desktop.demo.prepared import Prepared
from dijo_desktop.demo.problems import ProblemError

TOKEN_SECONDS = CHANGES_KEPT_DAYS * 86_400
"""How long a sync token is good by real time; less if the demo's time runs ahead and what it needs is forgotten."""

_LATER = call_log.alias("later")
# The newest change of each call, found row by row in order: a page costs the same however many are left.
_OUTDATED = exists().where(
    _LATER.c.account_id == call_log.c.account_id,
    _LATER.c.call_id == call_log.c.call_id,
    _LATER.c.seq > call_log.c.seq,
    _LATER.c.seq <= bindparam("upto"),
)
_DELTA = Prepared(
    select(call_log.c.seq, call_log.c.call_id, call_log.c.at_ms, call_log.c.removed, *COLUMNS)
    .select_from(call_log)
    .outerjoin(calls, (calls.c.id == call_log.c.call_id) & (calls.c.account_id == bindparam("mine")))
    .where(
        call_log.c.account_id == bindparam("mine"),
        call_log.c.seq > bindparam("after"),
        call_log.c.seq <= bindparam("upto"),
        ~_OUTDATED,
    )
    .order_by(call_log.c.seq)
    .limit(bindparam("count"))
)

Tombstone = tuple[str, int, str]
"""Call id, when it was removed (UTC ms) and why."""


@dataclass(frozen=True)
class ChangePage:
    """One page; exactly one of `next_cursor` and `sync_token` is set."""

    changed: list[CallRow]
    removed: list[Tombstone]
    next_cursor: str | None
    sync_token: str | None


class CallChanges:
    """Answers one account's questions about what changed, in one read transaction."""

    def __init__(self, connection: Connection, cursors: Cursors, account_id: str, path: str) -> None:
        self._connection = connection
        self._cursors = cursors
        self._account_id = account_id
        self._path = path
        self._standing = standing_of(connection, account_id)
        self._epoch = self._standing.epoch

    def page(self, since: str | None, cursor: str | None, limit: int) -> ChangePage:
        """The first page of a pass, or the one that `cursor` asks for."""
        if cursor is not None:
            position = self._cursors.read(self._page_binding(since), cursor)
            self._same_epoch(position)
            if since is None:
                return self._full(_number(position, 1), (_number(position, 2), str(position[3])), limit)
            return self._delta(since, _number(position, 1), _number(position, 2), limit)
        newest = self._standing.newest
        if since is None:
            return self._full(newest, None, limit)
        position = self._cursors.read(
            self._token_binding(), since, max_age=TOKEN_SECONDS, refusal="sync-token-expired"
        )
        self._same_epoch(position)
        return self._delta(since, _number(position, 1), newest, limit)

    def _full(self, start: int, after: tuple[int, str] | None, limit: int) -> ChangePage:
        rows = oldest_first(self._connection, self._account_id, after, limit + 1)
        if len(rows) <= limit:
            return ChangePage(rows, [], None, self._token(start))
        last = rows[limit - 1]
        position: Position = [self._epoch, start, last[0], last[1]]
        return ChangePage(rows[:limit], [], self._cursors.make(self._page_binding(None), position), None)

    def _delta(self, since: str, after: int, upto: int, limit: int) -> ChangePage:
        if after < self._standing.forgotten:
            raise ProblemError("sync-token-expired")
        rows = _DELTA.rows(self._connection, mine=self._account_id, after=after, upto=upto, count=limit + 1)
        page = rows[:limit]
        removed = [(call_id, at_ms, reason) for _, call_id, at_ms, reason, *_ in page if reason is not None]
        # A call that changed and was then removed after this pass began is told about in the next one.
        changed = [row[4:] for row in page if row[3] is None and row[4] is not None]
        if len(rows) <= limit:
            return ChangePage(changed, removed, None, self._token(upto))
        position: Position = [self._epoch, page[-1][0], upto]
        return ChangePage(changed, removed, self._cursors.make(self._page_binding(since), position), None)

    def _token(self, seq: int) -> str:
        return self._cursors.make(self._token_binding(), [self._epoch, seq])

    def _token_binding(self) -> Binding:
        return Binding(self._account_id, self._path, kind="sync")

    def _page_binding(self, since: str | None) -> Binding:
        return Binding(self._account_id, self._path, {} if since is None else {"since": since})

    def _same_epoch(self, position: Position) -> None:
        if position[0] != self._epoch:
            raise ProblemError("sync-token-expired")


def _number(position: Position, index: int) -> int:
    value = position[index]
    if not isinstance(value, int):
        raise ProblemError("invalid-cursor")
    return value
