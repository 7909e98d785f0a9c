"""One answer to a `CallQuery`, read in pages by position; rows that head a group have positions of their own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, starmap

import apsw

from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.store.call_rows import CallRow, GroupRow
from dijo_desktop.store.call_view_sql import Plan
from dijo_desktop.store.database import Database
from dijo_desktop.store.sqlite_failures import failures_named

PAGE_ROWS = 256

_PAGE = """SELECT
  coalesce(id, ''), coalesce(started, 0), coalesce(seconds, 0), coalesce(cost, 0), coalesce(currency, '')
FROM temp.shown LEFT JOIN calls ON row = call
WHERE shown.rowid > ? AND shown.rowid <= ? ORDER BY shown.rowid"""
_CARRIED_PAGE = """SELECT id, started, seconds, cost, currency FROM temp.carried
WHERE rowid > ? AND rowid <= ? ORDER BY rowid"""

_PLACE = "SELECT rowid FROM temp.shown WHERE call = (SELECT row FROM calls WHERE id = ?)"


class CallView:
    """A frozen order of calls: what changes later is seen in its rows, not in their order, number or sums.

    `rows` counts group rows, too. `complete` is false for the first rows of a longer answer; `totals` is then empty.
    """

    def __init__(self, database: Database, connection: apsw.Connection, plan: Plan) -> None:
        self.query: CallQuery = plan.query
        self.complete = plan.complete
        self.calls = plan.calls
        self.groups = plan.groups
        self.rows = plan.calls + len(plan.groups)
        self.totals = plan.totals
        self.longest_seconds = plan.longest_seconds
        self.decimals = plan.decimals
        self._heads = [0, *accumulate(length + 1 for length in plan.lengths)][: len(plan.groups)]
        self._page = _CARRIED_PAGE if plan.carried else _PAGE
        self._database = database
        self._connection: apsw.Connection | None = connection

    def page(self, number: int) -> list[CallRow | GroupRow]:
        """Rows `256 * number` and following, at most 256; none past the end or once closed."""
        first = number * PAGE_ROWS
        beyond = min(first + PAGE_ROWS, self.rows)
        if self._connection is None or not 0 <= first < beyond:
            return []
        head, next_head = bisect_left(self._heads, first), bisect_left(self._heads, beyond)
        with failures_named(self._database.where):
            found = self._connection.execute(self._page, (first - head, beyond - next_head))
            rows: list[CallRow | GroupRow] = list(starmap(CallRow, found))
        for group in range(head, next_head):
            rows.insert(self._heads[group] - first, self.groups[group])
        return rows

    def row_of(self, call_id: str) -> int | None:
        """The row of a call, for a worker to ask: it looks through the whole order, 20 ms for a million calls."""
        if self._connection is None:
            return None
        with failures_named(self._database.where):
            place = self._connection.execute(_PLACE, (call_id,)).get
        if place is None:
            return None
        firsts = [head - group for group, head in enumerate(self._heads)]
        return int(place) - 1 + bisect_right(firsts, int(place) - 1)

    def group_of(self, row: int) -> int | None:
        """Which of `groups` heads a row, for the head that stays in sight; none without groups."""
        found = bisect_right(self._heads, row) - 1
        return found if found >= 0 else None

    def head_of(self, group: int) -> int:
        """The row of the head of one of `groups`."""
        return self._heads[group]

    def close(self) -> None:
        """Give the connection back; takes no time, so that a view can be swapped while a window is drawn."""
        if self._connection is not None:
            self._database.give_back(self._connection)
            self._connection = None
