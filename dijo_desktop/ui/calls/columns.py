"""The four columns, and the edges that rows, day headers, table header and totals share."""

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


@dataclass(frozen=True)
class Columns:
    """Widths in logical pixels; `length` is what is left, 0 when the bars give way to the numbers."""

    margin: float
    indent: float
    gap: float
    inset: float
    time: float
    length: float
    duration: float
    cost: float
    mirrored: bool

    @classmethod
    def measured(cls, theme: Theme, words: CallWords, width: float, *, mirrored: bool) -> Columns:
        """The columns of a list of that width; no amount, duration or date is ever cut for want of room."""
        unit = theme.unit
        strong = QFontMetricsF(theme.font("bodyStrong"))
        plain = QFontMetricsF(theme.font("body"))
        margin = 6.0 * unit
        indent = 4.0 * unit if words.grouped else 0.0
        widest_time = max(
            max((plain.horizontalAdvance(text) for text in words.widest_times()), default=0.0) + indent,
            max((strong.horizontalAdvance(text) for text in words.widest_days()), default=0.0),
        )
        widest_duration = max((strong.horizontalAdvance(text) for text in words.widest_durations()), default=0.0)
        widest_cost = max((strong.horizontalAdvance(text) for text in words.widest_costs()), default=0.0)
        time = margin + max(49.0 * unit, widest_time + 3 * unit)
        inset = 7.5 * unit if mirrored else 0.0
        cost = max(21.0 * unit, widest_cost + 3 * unit + inset) + margin
        duration = max(25.0 * unit, widest_duration + 2 * unit)
        left = width - time - cost - duration
        if left < 24 * unit:
            # The bars give way first, then the words for today and yesterday are elided.
            time, left = max(time + left, 40.0 * unit), 0.0
        return cls(margin, indent, 6.0 * unit, inset, time, left, duration, cost, mirrored)

    def width(self, column: int) -> int:
        """The width of one column."""
        return round((self.time, self.length, self.duration, self.cost)[column])

    def inner(self, column: int, cell: QRectF, *, indented: bool = False) -> QRectF:
        """Where text and bars stand inside a cell."""
        start = {TIME: self.margin + (self.indent if indented else 0.0)}.get(column, 0.0)
        end = {LENGTH: self.gap, COST: self.margin}.get(column, 0.0)
        if self.mirrored:
            # Amounts stay right aligned so that their decimals stand below each other (own padding on that side).
            return cell.adjusted(end, 0, -start - (self.inset if column == COST else 0.0), 0)
        return cell.adjusted(start, 0, -end, 0)

    def cells(self, row: QRectF) -> list[QRectF]:
        """The four cells of a row that spans the list, in the order of the columns."""
        found = []
        at = row.right() if self.mirrored else row.left()
        for column in range(COUNT):
            width = self.width(column)
            left = at - width if self.mirrored else at
            found.append(QRectF(left, row.top(), width, row.height()))
            at = left if self.mirrored else at + width
        return found

    @cached_property
    def flags(self) -> tuple[int, int, int, int]:
        """How the text of each column is drawn, as numbers: putting flags together costs as much as drawing."""
        line = Qt.TextFlag.TextSingleLine
        return tuple(int(self.alignment(column) | line) for column in range(COUNT))  # type: ignore[return-value]

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """How the text of a column stands; `AlignAbsolute`, because the mirroring is already in it."""
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        if column == COST:
            return middle | Qt.AlignmentFlag.AlignRight
        at_start = column != DURATION
        return middle | (Qt.AlignmentFlag.AlignLeft if at_start != self.mirrored else Qt.AlignmentFlag.AlignRight)
