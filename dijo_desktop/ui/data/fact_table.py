"""A table of facts: group headings, wrapped cells, columns as wide as their content; for the privacy pages."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from dijo_desktop.ui.data.fact_delegate import FactDelegate
from dijo_desktop.ui.data.fact_header import FactHeader
from dijo_desktop.ui.data.facts import Column, FactModel, FactRow
from dijo_desktop.ui.theme import Theme


class FactTable(QTableView):
    """Up to some hundred rows; with `whole` it is as high as its rows, else it scrolls."""

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        columns: list[Column],
        *,
        name: str,
        inset: float = 3,
        indent: float = 0,
        row_height: float = 8,
        whole: bool = False,
        choosable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = columns
        self._whole = whole
        self._model = FactModel(columns, self)
        self._delegate = FactDelegate(theme, columns, inset, indent, self)
        self._delegate.row_height = row_height
        self.setAccessibleName(name)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(FactHeader(theme, columns, self._delegate, self))
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(
            QAbstractItemView.SelectionMode.SingleSelection
            if choosable
            else QAbstractItemView.SelectionMode.NoSelection
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.set_whole(whole=whole)

    def set_whole(self, *, whole: bool) -> None:
        """Be as high as the rows, or scroll."""
        self._whole = whole
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(off if whole else needed)
        if not whole:
            self.setMinimumHeight(0)
            self.setMaximumHeight(16777215)
        self._lay_out()

    def set_columns(self, columns: list[Column], name: str) -> None:
        """Take the titles of another language."""
        self._columns[:] = columns
        self.setAccessibleName(name)
        self.horizontalHeader().viewport().update()

    def chosen_area(self) -> QRect:
        """Where the chosen row is, in pixels of the table."""
        indexes = self.selectionModel().selectedRows()
        area = self.visualRect(indexes[0]) if indexes else QRect()
        return area.translated(0, self.horizontalHeader().height())

    def show_rows(self, rows: list[FactRow]) -> None:
        """Replace all rows and keep the chosen one if it is still there."""
        key = self.chosen_key()
        self.clearSpans()
        self._model.show(rows)
        self._lay_out()
        for number, row in enumerate(rows):
            if row.group:
                self._span(number, row)
            elif key and row.key == key:
                self._choose(number)

    def rows(self) -> list[FactRow]:
        """The rows shown."""
        return self._model.rows

    def chosen_key(self) -> str:
        """The key of the chosen row, or nothing."""
        indexes = self.selectionModel().selectedRows()
        return self._model.rows[indexes[0].row()].key if indexes else ""

    def choose(self, key: str) -> None:
        """Choose the row of that key."""
        for number, row in enumerate(self._model.rows):
            if row.key == key and not row.group:
                self._choose(number)

    def _choose(self, number: int) -> None:
        # Not selectRow(): with a right-to-left layout it selects nothing.
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self._model.index(number, 0), flags)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell which row is chosen."""
        super().selectionChanged(selected, deselected)
        if self.chosen_key():
            self.chosen.emit(self.chosen_key())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width again."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any page; a scrolling table shows at least five rows."""
        return QSize(40 * self._theme.unit, self._content_height() if self._whole else 48 * self._theme.unit)

    def sizeHint(self) -> QSize:
        """As high as its rows; a scrolling table takes what the page leaves."""
        return QSize(120 * self._theme.unit, self.minimumSizeHint().height())

    def _content_height(self) -> int:
        rows = sum(self.rowHeight(number) for number in range(self._model.rowCount()))
        return self.horizontalHeader().sizeHint().height() + rows

    def _span(self, number: int, row: FactRow) -> None:
        for column, cell in enumerate(row.cells):
            reach = self._delegate.reach(row, column)
            if cell.text and reach > 1:
                self.setSpan(number, column, 1, reach)

    def _lay_out(self) -> None:
        room = self.viewport().width()
        widths = self._widths(room)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        for number, row in enumerate(self._model.rows):
            self.setRowHeight(number, self._delegate.height(row, widths))
        if self.viewport().width() != room:
            # A scroll bar came or went, and the resize it caused has laid everything out again.
            return
        fits = sum(widths) <= room
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(policy)
        if self._whole:
            self.setFixedHeight(self._content_height())

    def _widths(self, room: int) -> list[int]:
        natural, least = [], []
        for number, column in enumerate(self._columns):
            start, end = self._delegate.paddings(number)
            title = QFontMetrics(self._theme.font("caption")).horizontalAdvance(column.title) + 2
            wide, narrow = title + start + end, title + start + end
            for row in self._model.rows:
                # A heading reaches over its neighbours, so it asks for no room, but its sums do.
                if (column.at_end or not row.group) and number < len(row.cells):
                    start, end = self._delegate.paddings(number, row)
                    wide = max(wide, self._delegate.cell.natural_width(row.cells[number]) + start + end)
                    narrow = max(narrow, self._delegate.cell.least_width(row.cells[number]) + start + end)
            natural.append(wide)
            least.append(narrow)
        spare = room - sum(natural)
        if spare >= 0:
            shares = sum(column.share for column in self._columns) or 1
            widths = [width + spare * c.share // shares for width, c in zip(natural, self._columns, strict=True)]
        else:
            widths = squeezed(natural, least, room)
        widths[-1] += max(0, room - sum(widths))
        return widths

    def wear(self, theme: Theme) -> None:
        """Take new colours and fonts."""
        self._theme = theme
        self._lay_out()
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text, or another language, needs other widths."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface below the last row, then the rows."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("surface"))
        painter.end()
        super().paintEvent(event)


def squeezed(natural: list[int], least: list[int], room: int) -> list[int]:
    """Widths that fit into `room` if they can: the widest give way first and alike, none below its least."""

    def capped(cap: int) -> list[int]:
        return [min(wide, max(narrow, cap)) for wide, narrow in zip(natural, least, strict=True)]

    low, high = 0, max(natural, default=0)
    while low < high:
        cap = (low + high + 1) // 2
        if sum(capped(cap)) <= room:
            low = cap
        else:
            high = cap - 1
    return capped(low)
