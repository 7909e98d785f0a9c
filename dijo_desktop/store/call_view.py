"""One answer to a `CallQuery`, read in pages by position; rows that head a group have positions of their own."""

from __future__ import annotations

import threading
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from itertools import accumulate, zip_longest
from typing import Any

import apsw
import msgspec

from dijo_desktop.domain.call_ids import HEX_BETWEEN, PackedId, packed, unpacked, unpacked_hex
from dijo_desktop.domain.call_page import CallMore
from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.domain.local_days import midnight_ms
from dijo_desktop.errors import Cancelled
from dijo_desktop.store.call_range_sums import stretch_sums
from dijo_desktop.store.call_rows import CallRow, GroupRow, PlainCalls, Total, difference
from dijo_desktop.store.call_schema import TIES_BITS
from dijo_desktop.store.call_view_sql import Plan, totals_of
from dijo_desktop.store.database import CACHE_KIB, Database
from dijo_desktop.store.sqlite_failures import failures_named

PAGE_ROWS = 256
STREAM_ROWS = 1024
SUM_ROWS = 16_384
"""As many are summed up in one turn, some 5 ms."""
CALLS_KEPT = 10_000
"""The order of more calls is given up with its connection, since a million take 16 MiB."""
WALK_CACHE_KIB = 48 * 1024

_PAGE = """SELECT
  coalesce(row, 0), coalesce(id, ''), coalesce(seconds, 0), coalesce(cost, 0), coalesce(currencies.currency, ''), more
FROM temp.shown LEFT JOIN calls ON row = call LEFT JOIN currencies ON number = calls.currency
WHERE shown.rowid > ? AND shown.rowid <= ? ORDER BY shown.rowid"""
_CARRIED_PAGE = """SELECT row, id, seconds, cost, currency, more FROM temp.carried
WHERE rowid > ? AND rowid <= ? ORDER BY rowid"""
_PLAIN = f"""SELECT
  count(*) = count(CASE WHEN typeof(id) = 'blob' AND more IS NULL THEN 1 END),
  group_concat(hex(id), '{HEX_BETWEEN}'),
  replace(group_concat(datetime(ms / 1000, 'unixepoch') || '.' || substr(1000 + ms % 1000, 2) || 'Z'), ' ', 'T'),
  group_concat(seconds), group_concat(cost), group_concat(currency)
FROM (
  SELECT id, row >> 15 AS ms, seconds, cost, currencies.currency, more
  FROM temp.shown CROSS JOIN calls ON row = call CROSS JOIN currencies ON number = calls.currency
  WHERE shown.rowid > ? AND shown.rowid <= ? ORDER BY shown.rowid
)"""  # noqa: S608 - zeros of our own
"""Put together by SQLite, which lets other threads run meanwhile; row by row it would not."""
_SUMS = """SELECT currencies.currency, count(*), sum(seconds), sum(cost)
FROM temp.shown CROSS JOIN calls ON row = call CROSS JOIN currencies ON number = calls.currency
WHERE shown.rowid > ? AND shown.rowid <= ? GROUP BY calls.currency ORDER BY 1"""
_CARRIED_SUMS = """SELECT currency, count(*), sum(seconds), sum(cost)
FROM temp.carried WHERE rowid > ? AND rowid <= ? GROUP BY currency ORDER BY 1"""
_PLACE = """SELECT rowid FROM temp.shown
WHERE call = (SELECT row FROM calls WHERE substr(id, -8) = substr(?1, -8) AND id = ?1)"""
_AT = "SELECT call FROM temp.shown WHERE rowid = ?"


class CallView:
    """A frozen order of calls: what changes later is seen in its rows, not in their order, number or sums.

    `rows` counts group rows, too. `complete` is false for the first rows of a longer answer; `totals` is then empty.
    A worker may stream or sum up while a window reads pages: each waits for the other for a few milliseconds.
    """

    def __init__(self, database: Database, connection: apsw.Connection, plan: Plan) -> None:
        self.query: CallQuery = plan.asked.query
        self.complete = plan.complete
        self.calls = plan.calls
        self.groups = plan.groups
        self.rows = plan.calls + len(plan.groups)
        self.totals = plan.totals
        self.longest_seconds = plan.longest_seconds
        self.decimals = plan.decimals
        self._heads = [0, *accumulate(length + 1 for length in plan.lengths)][: len(plan.groups)]
        self._carried = plan.carried
        self._plan = plan
        self._database = database
        self._connection: apsw.Connection | None = connection
        self._next, self._turn = threading.Lock(), threading.Lock()

    def page(self, number: int) -> list[CallRow | GroupRow]:
        """Rows `256 * number` and following, at most 256; none past the end or once closed."""
        first = number * PAGE_ROWS
        beyond = min(first + PAGE_ROWS, self.rows)
        if not 0 <= first < beyond:
            return []
        head, next_head = bisect_left(self._heads, first), bisect_left(self._heads, beyond)
        try:
            rows: list[CallRow | GroupRow] = list(self._calls(first - head, beyond - next_head))
        except Cancelled:
            return []
        for group in range(head, next_head):
            rows.insert(self._heads[group] - first, self.groups[group])
        return rows

    def stream(self, first: int, last: int) -> Iterator[list[CallRow]]:
        """The calls of the rows from `first` to `last`, both included, in constant memory, for a worker.

        What was erased meanwhile is left out. Ends with Cancelled when the view is closed.
        """
        begin, end = self._between(first, last)
        with self._room():
            for start in range(begin, end, STREAM_ROWS):
                yield [row for row in self._calls(start, min(start + STREAM_ROWS, end)) if row.id]

    def stream_plain(self, first: int, last: int) -> Iterator[PlainCalls | list[CallRow]]:
        """The same in half the time: plain calls come as text, read ahead by a thread of their own."""
        begin, end = self._between(first, last)
        places = [(start, min(start + STREAM_ROWS, end)) for start in range(begin, end, STREAM_ROWS)]
        with self._room(), ThreadPoolExecutor(1, "calls") as ahead:
            coming = [ahead.submit(self._plain, *place) for place in places[:1]]
            for place, following in zip_longest(places, places[1:]):
                if following:
                    coming.append(ahead.submit(self._plain, *following))
                found = coming.pop(0).result()
                if found is None:
                    yield [row for row in self._calls(*place) if row.id]
                    continue
                ids, *columns = found
                yield PlainCalls(unpacked_hex(ids), *(text.split(",") if text else [] for text in columns))

    def sums(self, first: int, last: int, *, stop: threading.Event | None = None) -> list[Total]:
        """The sums over the calls of the rows from `first` to `last`, both included, one a currency.

        For a worker: half of a million calls take 0.1 s, if nothing was written since the view was made; else they
        are looked up one by one in a second. Cancelled if `stop` is set or the view is closed.
        """
        if self.complete and first <= 0 and last >= self.rows - 1 and self._connection is not None:
            return self.totals
        stop = stop or threading.Event()
        begin, end = self._between(first, last)
        if begin >= end:
            return []
        quickly = None if self._carried else self._sums_by_index(begin, end, stop)
        return self._sums_one_by_one(begin, end, stop) if quickly is None else quickly

    def _sums_by_index(self, begin: int, end: int, stop: threading.Event) -> list[Total] | None:
        """None if something was written. Summed up is what is inside or, if that is less, what is outside."""
        inside = not self.complete or 2 * (end - begin) <= self.calls
        stretches = [(begin, end)] if inside else [(0, begin), (end, self.calls)]
        ends = [(self._at(first), self._at(beyond - 1)) for first, beyond in stretches if first < beyond]
        connection = self._database.borrow()  # so that the window can read pages meanwhile
        try:
            with self._database.long_reading(connection, stop):
                connection.execute("SELECT 1 FROM sqlite_schema").fetchall()  # now it begins to see
                ((version,),) = self._ask("PRAGMA data_version", ())
                if version != self._plan.version:
                    return None
                asked, zone = self._plan.asked, self._plan.time_zone
                found = [part for pair in ends for part in stretch_sums(connection, asked, zone, *pair)]
        finally:
            self._database.give_back(connection)
        sums = totals_of(found, asked.codes)
        return sums if inside else difference(self.totals, sums)

    def _sums_one_by_one(self, begin: int, end: int, stop: threading.Event) -> list[Total]:
        found: dict[str, Total] = {}
        statement = _CARRIED_SUMS if self._carried else _SUMS
        with self._room():
            for start in range(begin, end, SUM_ROWS):
                if stop.is_set():
                    raise Cancelled
                for currency, calls, seconds, cost in self._ask(statement, (start, min(start + SUM_ROWS, end))):
                    was = found.get(currency) or Total(currency, 0, 0, 0)
                    found[currency] = Total(currency, was.calls + calls, was.seconds + seconds, was.cost_micro + cost)
        return [found[currency] for currency in sorted(found)]

    def position_of(self, day: date) -> int | None:
        """In order of time, the row at which a local day begins in the list, or what follows it if it has no calls.

        The head of its group, if it is the first one there. None in another order and past the end of the list.
        """
        if self.query.sort != "started":
            return None
        if self.query.descending:
            call = self._reach(midnight_ms(day + timedelta(days=1), self._plan.time_zone) << TIES_BITS)
        else:
            call = self._reach(midnight_ms(day, self._plan.time_zone) << TIES_BITS)
        if call >= self.calls:
            return None
        row = self._row(call)
        return row - 1 if bisect_left(self._heads, row) != bisect_left(self._heads, row - 1) else row

    def row_of(self, call_id: str) -> int | None:
        """The row of a call, for a worker to ask: it looks through the whole order, 20 ms for a million calls."""
        try:
            place = next(self._ask(_PLACE, packed([call_id])), None)
        except Cancelled:
            return None
        return None if place is None else self._row(int(place[0]) - 1)

    def group_of(self, row: int) -> int | None:
        """Which of `groups` heads a row, for the head that stays in sight; none without groups."""
        found = bisect_right(self._heads, row) - 1
        return found if found >= 0 else None

    def head_of(self, group: int) -> int:
        """The row of the head of one of `groups`."""
        return self._heads[group]

    def close(self) -> None:
        """Give the connection back; takes no time, so that a view can be swapped while a window is drawn."""
        with self._alone():
            if self._connection is not None:
                discard = self.calls > CALLS_KEPT
                (self._database.discard if discard else self._database.give_back)(self._connection)
                self._connection = None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """A turn with the connection; who asks first is next, so that nobody waits for a second turn of another."""
        with self._next:
            self._turn.acquire()
        try:
            yield
        finally:
            self._turn.release()

    @contextmanager
    def _room(self) -> Iterator[None]:
        """Memory for a walk over many calls in another order than they lie in: pages of the file are met again."""
        if self._carried or self.query.sort == "started":
            yield
            return
        list(self._ask(f"PRAGMA cache_size = -{WALK_CACHE_KIB}", ()))
        try:
            yield
        finally:
            with suppress(Cancelled):
                list(self._ask(f"PRAGMA cache_size = -{CACHE_KIB}", ()))
                list(self._ask("PRAGMA shrink_memory", ()))

    def _ask(self, statement: str, values: Sequence[int | PackedId]) -> Iterator[tuple[Any, ...]]:
        with self._alone():
            if self._connection is None:
                raise Cancelled
            with failures_named(self._database.where):
                return iter(self._connection.execute(statement, values).fetchall())

    def _calls(self, begin: int, end: int) -> Iterator[CallRow]:
        kept = list(self._ask(_CARRIED_PAGE if self._carried else _PAGE, (begin, end)))
        names = unpacked([row[1] for row in kept])
        for name, (number, _, seconds, cost, currency, more) in zip(names, kept, strict=True):
            told = None if more is None else msgspec.json.decode(more, type=CallMore)
            yield CallRow(name, number >> TIES_BITS, seconds, cost, currency, told)

    def _plain(self, begin: int, end: int) -> list[str] | None:
        """The columns of plain calls, each as one text; none if some say more than others or are odd."""
        if self._carried:
            return None
        ((plain, *columns),) = self._ask(_PLAIN, (begin, end))
        return [text or "" for text in columns] if plain else None

    def _between(self, first: int, last: int) -> tuple[int, int]:
        """Which calls, counted from 0, the rows from `first` to `last` hold: from, and up to but not including."""
        first, beyond = max(first, 0), min(last + 1, self.rows)
        return first - bisect_left(self._heads, first), beyond - bisect_left(self._heads, beyond)

    def _row(self, call: int) -> int:
        firsts = [head - group for group, head in enumerate(self._heads)]
        return call + bisect_right(firsts, call)

    def _at(self, call: int) -> int:
        """The number of a row in the table, by its place among the calls of the view."""
        ((row,),) = self._ask(_AT, (call + 1,))
        return int(row)

    def _reach(self, number: int) -> int:
        """How many calls the order of time puts before that number of a row."""
        low, high = 0, self.calls
        while low < high:
            middle = (low + high) // 2
            there = self._at(middle)
            if (there >= number) if self.query.descending else (there < number):
                low = middle + 1
            else:
                high = middle
        return low
