"""Which lines of a statement stand on which page, known before the first is painted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

LEAST_LINES = 6
"""Fewer lines make no page: one for what goes on, a head, and calls."""
_TAIL_TOGETHER = 4


@dataclass(frozen=True)
class PagePlan:
    """Rows of the view from `first` up to but not including `beyond`, then lines of the end likewise.

    `group` is the number of a group that began on a page before: its head is repeated; -1 without one.
    """

    first: int
    beyond: int
    tail_first: int
    tail_beyond: int
    group: int = -1


def plan_pages(heads: Sequence[int], rows: int, tail: int, *, first_lines: int, lines: int) -> list[PagePlan]:
    """Pages of `lines` lines, the first of `first_lines`, for rows of which some are `heads`, and a tail.

    No page ends with a head; the tail does not begin at the very foot of a page.
    """
    pages: list[PagePlan] = []
    row = end = 0
    while row < rows or end < tail or not pages:
        room = max(LEAST_LINES, lines if pages else first_lines)
        group = -1
        if 0 < row < rows and heads and not _is_head(heads, row):
            group = bisect_right(heads, row) - 1
            room -= 1
        beyond = min(row + room, rows)
        if beyond < rows and _is_head(heads, beyond - 1):
            beyond -= 1
        room -= beyond - row
        first = end
        if beyond == rows and (room >= min(tail, _TAIL_TOGETHER) or row == beyond):
            end = min(tail, end + room)
        pages.append(PagePlan(row, beyond, first, end, group))
        row = beyond
    return pages


def _is_head(heads: Sequence[int], row: int) -> bool:
    at = bisect_left(heads, row)
    return at < len(heads) and heads[at] == row
