"""The rows of the current view for Qt: read page by page, worded when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from dijo_desktop.store.call_rows import CallRow, GroupRow
from dijo_desktop.ui.calls.columns import COST, COUNT, DURATION, LENGTH, PLACES, TIME
from dijo_desktop.ui.calls.more_words import head_note, head_text
from dijo_desktop.ui.calls.pages import Pages

if TYPE_CHECKING:
    from dijo_desktop.store.call_view import CallView
    from dijo_desktop.ui.calls.words import CallWords

# Compared as numbers: comparing with the enum triples the time of a repaint.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_HEAD_ROLES = (_DISPLAY, _TIP)
_HORIZONTAL = Qt.Orientation.Horizontal
_NOWHERE = QModelIndex()


class CallsModel(QAbstractTableModel):
    """A flat table in which day headers are rows like the calls; it holds a few pages of 256 rows, never all.

    `cell_by_cell`: a screen reader hears each cell for itself instead of one sentence for the row. `shown` follows
    every view, also one that changes nothing.
    """

    shown = Signal()

    def __init__(self, words: CallWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages = Pages()
        self._rows = 0
        self.words = words
        self.cell_by_cell = False

    @property
    def view(self) -> CallView | None:
        """The view whose rows are shown."""
        return self._pages.view

    def show(self, view: CallView | None, words: CallWords) -> CallView | None:
        """Show another view; returns the one shown before, which the caller closes.

        One that goes on where the last one was (the same query, the same rows in sight) leaves the window at rest:
        rows are added below, and nothing is painted or read out anew that has not changed.
        """
        before, rows = self._pages, self._rows
        pages = Pages(view)
        continues, unchanged = pages.continues(before)
        if continues and words.told == self.words.told:
            unchanged = unchanged and words.says_like(self.words)
            if pages.rows > rows:
                self.beginInsertRows(QModelIndex(), rows, pages.rows - 1)
            self._pages, self._rows, self.words = pages, pages.rows, words
            if pages.rows > rows:
                self.endInsertRows()
            if not unchanged:
                self.dataChanged.emit(self.index(0, 0), self.index(pages.rows - 1, self.columnCount() - 1))
        else:
            self.beginResetModel()
            self._pages, self._rows, self.words = pages, pages.rows, words
            self.endResetModel()
        self.shown.emit()
        return before.view

    def row(self, number: int) -> CallRow | GroupRow | None:
        """The row of that number, nothing if there is no such row."""
        return self._pages.row(number)

    @property
    def has_groups(self) -> bool:
        """Whether some rows head a day or a month."""
        return self.view is not None and bool(self.view.groups)

    def head_at(self, number: int) -> int | None:
        """The row that heads the group of a row, which may be that row itself."""
        group = self.view.group_of(number) if self.view is not None and number >= 0 else None
        return self.view.head_of(group) if self.view is not None and group is not None else None

    def head_before(self, number: int) -> int | None:
        """The nearest head of a group above a row."""
        return self.head_at(number - 1)

    def head_after(self, number: int) -> int | None:
        """The nearest head of a group below a row."""
        view = self.view
        if view is None or not view.groups:
            return None
        group = view.group_of(number) if number >= 0 else None
        following = 0 if group is None else group + 1
        return view.head_of(following) if following < len(view.groups) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """How many rows, day headers included."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Time, length, duration and cost, and the optional ones once the service tells any of them."""
        return 0 if parent.isValid() else len(PLACES) if self.words.told else COUNT

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _DISPLAY) -> Any:  # noqa: ANN401 - Qt's
        """The words of a cell; in the first column a screen reader gets the sentence of the whole row."""
        if role != _DISPLAY and role != _ACCESSIBLE:
            return None
        row = self._pages.row(index.row())
        if row is None:
            return None
        column = index.column()
        if role == _ACCESSIBLE and column == TIME and not self.cell_by_cell:
            return self.words.sentence(row)
        if isinstance(row, GroupRow):
            return self._of_group(row, column)
        return self._of_call(row, column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:  # noqa: ANN401 - Qt's
        """The heads of the columns."""
        if orientation != _HORIZONTAL or role not in _HEAD_ROLES or not 0 <= section < len(PLACES):
            return None
        if section >= COUNT:
            return head_note() if role == _TIP else head_text(section)
        if role != _DISPLAY:
            return None
        return (self.tr("Time"), self.tr("Length"), self.tr("Duration"), self.tr("Cost"))[section]

    def _of_group(self, row: GroupRow, column: int) -> str:
        if column == TIME:
            return " ".join(part for part in self.words.group_title(row) if part)
        if column == LENGTH:
            return self.words.group_count(row)
        if column == DURATION:
            return self.words.duration(row.seconds)
        return self.words.costs(row.costs) if column == COST else ""

    def _of_call(self, row: CallRow, column: int) -> str:
        if column == TIME:
            return " ".join(self.words.times(row))
        if column == COST:
            return self.words.cost(row.cost_micro, row.currency)
        if column >= COUNT:
            return self.words.more(row, column)
        return self.words.duration(row.seconds)
