"""A range of the list: the row where it began and the row up to which it goes, two numbers, however many calls."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Signal


@dataclass(frozen=True)
class RowRange:
    """Rows from `anchor` to `reach`, both included; `reach` may lie above."""

    anchor: int
    reach: int

    @property
    def first(self) -> int:
        """The upper end."""
        return min(self.anchor, self.reach)

    @property
    def last(self) -> int:
        """The lower end."""
        return max(self.anchor, self.reach)

    def holds(self, row: int) -> bool:
        """Whether a row is in it."""
        return self.first <= row <= self.last


class Ranges(QObject):
    """The range of one list, if there is one; a single row is no range. `changed` follows every change."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen: RowRange | None = None

    @property
    def chosen(self) -> RowRange | None:
        """The range."""
        return self._chosen

    def holds(self, row: int) -> bool:
        """Whether a row is in the range."""
        return self._chosen is not None and self._chosen.holds(row)

    def reach(self, row: int, *, since: int) -> None:
        """Let the range go to that row; one that begins now begins at the row `since`."""
        was = self._chosen or RowRange(since, since)
        self.choose(replace(was, reach=row))

    def choose(self, chosen: RowRange | None) -> None:
        """Have exactly this range, none of one row."""
        if chosen is not None and (chosen.anchor == chosen.reach or min(chosen.anchor, chosen.reach) < 0):
            chosen = None
        if chosen != self._chosen:
            self._chosen = chosen
            self.changed.emit()


def row_reached(key: int, row: int, rows: int, page: int) -> int | None:
    """The row to which a key leads from a row of so many, nothing if it is no key of movement; `page` is in rows."""
    step = {
        Qt.Key.Key_Up: -1,
        Qt.Key.Key_Down: 1,
        Qt.Key.Key_PageUp: -page,
        Qt.Key.Key_PageDown: page,
        Qt.Key.Key_Home: -rows,
        Qt.Key.Key_End: rows,
    }.get(Qt.Key(key))
    if step is None or not rows:
        return None
    return min(rows - 1, max(0, max(row, 0) + step))
