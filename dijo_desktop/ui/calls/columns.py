"""The columns, and the edges that rows, day headers, table header and totals share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

if TYPE_CHECKING:
    from dijo_desktop.ui.calls.words import CallWords
    from dijo_desktop.ui.theme.theme import Theme

TIME, LENGTH, DURATION, COST = range(4)
COUNT = 4
"""So many are there always."""
MORE = PEER, DIRECTION, CHARGED, RATE = range(4, 8)
"""Those of optional capabilities, in the order in which they stand after the time; the last gives way first."""
PLACES = TIME, *MORE, LENGTH, DURATION, COST
"""All, as they stand side by side."""


@dataclass(frozen=True)
class Columns:
    """Widths in logical pixels; `length` is what is left, 0 when the bars give way to the numbers.

    `more` are the widths of the optional columns, 0 for one that is not told or has no room.
    """

    margin: float
    indent: float
    gap: float
    inset: float
    time: float
    length: float
    duration: float
    cost: float
    mirrored: bool
    more: tuple[float, ...] = (0.0,) * len(MORE)

    @classmethod
    def measured(cls, theme: Theme, words: CallWords, width: float, *, mirrored: bool) -> Columns:
        """The columns of a list of that width; no amount, duration or date is ever cut for want of room."""
        unit = theme.unit
        strong = QFontMetricsF(theme.font("bodyStrong"))
        plain = QFontMetricsF(theme.font("body"))
        margin = 6.0 * unit
        indent = 4.0 * unit if words.grouped else 0.0
        times = max((plain.horizontalAdvance(text) for text in words.widest_times()), default=0.0) + indent
        days = max((strong.horizontalAdvance(text) for text in words.widest_days()), default=0.0)
        widest_duration = max((strong.horizontalAdvance(text) for text in words.widest_durations()), default=0.0)
        widest_cost = max((strong.horizontalAdvance(text) for text in words.widest_costs()), default=0.0)
        inset = 7.5 * unit if mirrored else 0.0
        time = margin + max(49.0 * unit, max(times, days) + 3 * unit)
        cost = max(21.0 * unit, widest_cost + 3 * unit + inset) + margin
        duration = max(25.0 * unit, widest_duration + 2 * unit)
        more = [_wide(theme, words, column) for column in MORE]
        if any(more):
            time = margin + times + 3 * unit  # the names of days reach into the columns beside
        left = width - time - cost - duration - sum(more)
        if left < 24 * unit:
            # The bars give way first, then what the policy does not list, then the air around the numbers.
            while left < 0 and any(more):
                last = max(place for place, wide in enumerate(more) if wide)
                left, more[last] = left + more[last], 0.0
            time, left = time + left, 0.0
            if time < margin + times + unit:
                whole, margin, inset = time + cost + duration, 3.0 * unit, 2.0 * unit if mirrored else 0.0
                cost, duration = widest_cost + 2 * unit + margin, widest_duration + unit
                time = whole - cost - duration
        return cls(margin, indent, 6.0 * unit, inset, time, left, duration, cost, mirrored, tuple(more))

    def width(self, column: int) -> int:
        """The width of one column."""
        return round((self.time, self.length, self.duration, self.cost, *self.more)[column])

    @property
    def whole(self) -> int:
        """The width of all columns."""
        return sum(self.width(column) for column in PLACES)

    def heading(self, cell: QRectF, column: int) -> QRectF:
        """Where the name of a day stands: across the time and the optional columns, one of which is that cell."""
        wides = [self.width(place) for place in PLACES[: len(MORE) + 1]]
        before = sum(wides[: PLACES.index(column)])
        after = sum(wides) - before - cell.width()
        return cell.adjusted(-after, 0, before, 0) if self.mirrored else cell.adjusted(-before, 0, after, 0)

    def inner(self, column: int, cell: QRectF, *, indented: bool = False) -> QRectF:
        """Where text and bars stand inside a cell."""
        start = {TIME: self.margin + (self.indent if indented else 0.0)}.get(column, 0.0)
        end = {LENGTH: self.gap, COST: self.margin}.get(column, self.gap * 0.5 if column in MORE else 0.0)
        if self.mirrored:
            # Amounts stay right aligned so that their decimals stand below each other (own padding on that side).
            return cell.adjusted(end, 0, -start - (self.inset if column == COST else 0.0), 0)
        return cell.adjusted(start, 0, -end, 0)

    def cells(self, row: QRectF) -> list[QRectF]:
        """The cells of a row that spans the list, by the numbers of the columns."""
        found = {}
        at = row.right() if self.mirrored else row.left()
        for column in PLACES:
            width = self.width(column)
            left = at - width if self.mirrored else at
            found[column] = QRectF(left, row.top(), width, row.height())
            at = left if self.mirrored else at + width
        return [found[column] for column in range(len(PLACES))]

    @cached_property
    def flags(self) -> tuple[int, ...]:
        """How the text of each column is drawn, as numbers: putting flags together costs as much as drawing."""
        line = Qt.TextFlag.TextSingleLine
        return tuple(int(self.alignment(column) | line) for column in range(len(PLACES)))

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """How the text of a column stands; `AlignAbsolute`, because the mirroring is already in it."""
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        if column == COST:
            return middle | Qt.AlignmentFlag.AlignRight
        at_start = column not in (DURATION, CHARGED, RATE)
        return middle | (Qt.AlignmentFlag.AlignLeft if at_start != self.mirrored else Qt.AlignmentFlag.AlignRight)


def _wide(theme: Theme, words: CallWords, column: int) -> float:
    texts = words.widest_more(column)
    if not texts:
        return 0.0
    plain, head = QFontMetricsF(theme.font("body")), QFontMetricsF(theme.font("caption"))
    values = max(plain.horizontalAdvance(text) for text in texts[1:])
    return max(values, head.horizontalAdvance(texts[0]) + 4 * theme.unit) + 2.5 * theme.unit
