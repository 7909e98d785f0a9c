"""What hands do to the list: rows, days and ranges by keyboard and mouse, and what is asked for about a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from dijo_desktop.store.call_rows import GroupRow
from dijo_desktop.ui.calls.delegate import CallDelegate
from dijo_desktop.ui.calls.drag_range import DragRange
from dijo_desktop.ui.calls.range import Ranges, RowRange, row_reached

if TYPE_CHECKING:
    from dijo_desktop.ui.calls.model import CallsModel
    from dijo_desktop.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
COMPACT, ROOMY = 8, 13
"""Units: how high a row is."""
_EDITING = (Qt.Key.Key_Backspace, Qt.Key.Key_Space)


class SteeredTable(QTableView):
    """One row is current; a range is two numbers (`ranges`), since selecting a million rows in Qt takes seconds.

    `went` follows the current row, `menu_asked` carries a place on the screen, `typed` a letter or a backspace.
    """

    went = Signal()
    details_asked = Signal()
    menu_asked = Signal(QPoint)
    copy_asked = Signal()
    typed = Signal(str)
    left_upwards = Signal()

    def __init__(self, theme: Theme, model: CallsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._calls = model
        self._keyboard = self._roomy = False
        self.ranges = Ranges(self)
        self.ranges.changed.connect(self._repaint)
        self._drag = DragRange(self)
        self._delegate = CallDelegate(theme, model, self.ranges, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        # Single selection: selecting all of a million rows would stop the program for seconds.
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    @property
    def row_height(self) -> int:
        """The height of every row in logical pixels."""
        return self._theme.u(ROOMY if self._roomy else COMPACT)

    def go_to(self, row: int) -> None:
        """Make a row the current one, and nothing else, and bring it into sight below the day header."""
        self.ranges.choose(None)
        self.selectionModel().setCurrentIndex(self._index(row), SELECT)
        self._uncover(row)

    def read_cells(self, *, single: bool) -> None:
        """Let Left and Right go from cell to cell, which the ring and screen readers follow."""
        self._calls.cell_by_cell = single
        if self.currentIndex().isValid():
            self.setCurrentIndex(self._index(self.currentIndex().row()))
        self._place_ring()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into sight, not below the day header that stays on top."""
        super().scrollTo(index, hint)
        self._uncover(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rows, days, ranges and what can be done with a row; letters are `typed`."""
        self._keyboard = True
        key, here, rows = event.key(), self.currentIndex().row(), self._calls.rowCount()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        extending = bool(held & _SHIFT)
        reach = self.ranges.chosen.reach if extending and self.ranges.chosen is not None else here
        found = row_reached(key, reach, rows, max(1, self.viewport().height() // self.row_height - 1))
        if held == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._jump(down=key == Qt.Key.Key_Down)
        elif found is not None and held & ~(_SHIFT | _CONTROL) == Qt.KeyboardModifier.NoModifier:
            if key == Qt.Key.Key_Up and here == 0 and not extending:
                self.left_upwards.emit()
            elif extending:
                self.extend_to(found, since=here)
            else:
                self.go_to(found)
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.ranges.choose(RowRange(0, rows - 1))
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif key == Qt.Key.Key_Escape and self.ranges.chosen is not None:
            self.ranges.choose(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here >= 0:
            self.details_asked.emit()
        elif key in _EDITING:
            self.typed.emit("\b" if key == Qt.Key.Key_Backspace else event.text())
        else:
            super().keyPressEvent(event)
        self._place_ring()

    def keyboardSearch(self, search: str) -> None:
        """What is typed leads to a date; Qt would look through every row."""
        self.typed.emit(search)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row below the pointer, or of the current row if a key asked for it."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).center()
        else:
            place = event.pos()
        self.menu_asked.emit(self.viewport().mapToGlobal(place))

    def extend_to(self, row: int, *, since: int) -> None:
        """Let the range go to that row, which comes into sight; one that begins now begins at the row `since`."""
        self.ranges.reach(row, since=since if since >= 0 else row)
        chosen = self.ranges.chosen
        self.selectionModel().setCurrentIndex(self._index(row), SELECT)
        self.ranges.choose(chosen)
        self._uncover(row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click shows no ring; with Shift it ends a range, without it a new one may be drawn."""
        self._keyboard = False
        row = self.rowAt(event.position().toPoint().y())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.extend_to(row, since=self.currentIndex().row())
                return
            self.ranges.choose(None)
            self._drag.begin(row)
        elif event.button() == Qt.MouseButton.RightButton and self.ranges.holds(row):
            return
        super().mousePressEvent(event)
        self._place_ring()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """With the button down the range follows the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag.move(event.position().toPoint().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The range stays as it is."""
        self._drag.end()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the details of the call."""
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.currentIndex().isValid():
            self.details_asked.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """With the keyboard here, a row is current and shows it."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._keyboard = True
        if self._keyboard and not self.currentIndex().isValid() and self._calls.rowCount():
            self.go_to(max(0, self.rowAt(self.row_height // 2)))
        self._place_ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is elsewhere."""
        super().focusOutEvent(event)
        self._place_ring()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The ring follows the current row; whoever goes elsewhere leaves the range."""
        super().currentChanged(current, previous)
        self.ranges.choose(None)
        self._place_ring()
        self.went.emit()

    def _index(self, row: int) -> QModelIndex:
        return self._calls.index(row, max(0, self.currentIndex().column()) if self._calls.cell_by_cell else 0)

    def _repaint(self) -> None:
        self.viewport().update()

    def _jump(self, *, down: bool) -> None:
        here = self.currentIndex().row()
        found = self._calls.head_after(here) if down else self._calls.head_before(here)
        if found is not None:
            self.go_to(found)

    def _uncover(self, row: int) -> None:
        """Scroll a row out from under the sticky header."""
        if row < 0 or not self._calls.has_groups or isinstance(self._calls.row(row), GroupRow):
            return
        top = self.rowViewportPosition(row)
        if top < self.row_height:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - (self.row_height - top))

    def _place_ring(self) -> None:
        ring = self.currentIndex().row() if self._keyboard and self.hasFocus() else -1
        cell = self.currentIndex().column() if self._calls.cell_by_cell else -1
        if (ring, cell) != (self._delegate.ring, self._delegate.ring_cell):
            self._delegate.ring, self._delegate.ring_cell = ring, cell
            self.viewport().update()
