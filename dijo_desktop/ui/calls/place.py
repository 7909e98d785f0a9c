"""Where the reader is in the list, kept by the calls themselves while the rows below are exchanged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dijo_desktop.store.call_rows import CallRow, GroupRow
from dijo_desktop.ui.calls.range import RowRange

if TYPE_CHECKING:
    from dijo_desktop.domain.call_query import CallQuery
    from dijo_desktop.ui.calls.model import CallsModel

_TIES = 2000
_Key = tuple[str, int, int, int]


@dataclass(frozen=True)
class Place:
    """The call on top of the viewport and its distance from the edge in pixels; the current row, a call or a day.

    `ends` are the anchor and the other end of the range, two times nothing if it is everything.
    """

    top: CallRow | None
    distance: int
    current: CallRow | GroupRow | None
    ends: tuple[CallRow | GroupRow | None, CallRow | GroupRow | None] | None = None

    @property
    def calls(self) -> list[str]:
        """The ids of the calls that have to be found again."""
        rows = {row.id for row in (self.top, self.current, *(self.ends or ())) if isinstance(row, CallRow)}
        return [call_id for call_id in rows if call_id]

    def range_in(self, model: CallsModel, known: Mapping[str, int]) -> RowRange | None:
        """The same range in the view now shown, nothing if one of its ends is gone."""
        if self.ends is None:
            return None
        if self.ends == (None, None):
            return RowRange(0, model.rowCount() - 1)
        anchor, reach = (None if end is None else find_row(model, end, known) for end in self.ends)
        return None if anchor is None or reach is None else RowRange(anchor, reach)


def find_row(model: CallsModel, sought: CallRow | GroupRow, known: Mapping[str, int]) -> int | None:
    """The row of that call or day in the view now shown.

    A worker has looked for most of them (`known`); for one that became the current one meanwhile, some twenty pages
    are read.
    """
    view = model.view
    if view is None:
        return None
    if isinstance(sought, CallRow) and sought.id in known:
        return known[sought.id]
    if isinstance(sought, GroupRow):
        days = [group.day for group in view.groups]
        return view.head_of(days.index(sought.day)) if sought.day in days else None
    low, high = 0, view.rows
    key = _key(sought, view.query)
    while low < high:
        middle = (low + high) // 2
        at, row = _call_from(model, middle, high)
        if row is None:
            high = middle
        elif _before(_key(row, view.query), key, view.query):
            low = at + 1
        else:
            high = middle
    return _same(model, low, sought, view.query)


def _call_from(model: CallsModel, number: int, beyond: int) -> tuple[int, CallRow | None]:
    """The first call from that row on: heads of groups and erased calls say nothing about the order."""
    while number < beyond:
        row = model.row(number)
        if isinstance(row, CallRow) and row.id:
            return number, row
        number += 1
    return number, None


def _same(model: CallsModel, number: int, sought: CallRow, query: CallQuery) -> int | None:
    """The call itself among those that the order does not tell apart."""
    for at in range(number, min(number + _TIES, model.rowCount())):
        row = model.row(at)
        if isinstance(row, CallRow):
            if row.id == sought.id:
                return at
            if row.id and _key(row, query) != _key(sought, query):
                return None
    return None


def _key(row: CallRow, query: CallQuery) -> _Key:
    if query.sort == "duration":
        return "", row.seconds, row.cost_micro, 0
    if query.sort == "cost":
        return row.currency, row.cost_micro, row.seconds, row.started_ms
    return "", row.started_ms, 0, 0


def _before(one: _Key, other: _Key, query: CallQuery) -> bool:
    return one > other if query.descending else one < other
