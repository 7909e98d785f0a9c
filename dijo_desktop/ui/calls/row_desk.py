"""What can be done with the current call: its details, its menu, and saying that it is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from dijo_desktop.store.call_rows import CallRow

if TYPE_CHECKING:
    from dijo_desktop.ui.calls.arrangement import ListAndInsights
    from dijo_desktop.ui.calls.inspector import Inspector
    from dijo_desktop.ui.calls.model import CallsModel
    from dijo_desktop.ui.calls.range_desk import RangeDesk
    from dijo_desktop.ui.calls.steering import SteeredTable


class RowDesk(QObject):
    """Once the details are open they follow the current row; a day shows the overview meanwhile.

    `wrong_asked` carries the `CallRow`.
    """

    wrong_asked = Signal(object)

    def __init__(
        self,
        table: SteeredTable,
        model: CallsModel,
        body: ListAndInsights,
        inspector: Inspector,
        ranges: RangeDesk,
        time_zone: str,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._table, self._model, self._body, self._inspector = table, model, body, inspector
        self._ranges, self._zone = ranges, time_zone
        self._open = self._unfolded = False
        table.details_asked.connect(self.open)
        table.menu_asked.connect(self._show_menu)
        table.went.connect(self._follow)
        inspector.details.back_asked.connect(self.back)
        inspector.details.wrong_asked.connect(self.wrong_asked)

    def open(self) -> None:
        """Show the details of the current call and go there."""
        if self._current() is None:
            return
        self._open = True
        self._follow()
        if not self._body.is_open:
            self._unfolded = True
            self._body.turn()
        self._inspector.take_focus()

    def back(self) -> None:
        """Show the overview again; a drawer that was opened for the details closes."""
        self._open = False
        self._inspector.show_call(None, self._zone)
        if self._unfolded and self._body.is_open:
            self._body.turn()
        self._unfolded = False
        self._table.setFocus(Qt.FocusReason.TabFocusReason)

    def forget(self) -> None:
        """Keep nothing of any call."""
        self._open = self._unfolded = False
        self._inspector.show_call(None, self._zone)

    def refresh(self) -> None:
        """The rows were read again: what is shown follows the current row."""
        self._follow()

    def _follow(self) -> None:
        if self._open:
            self._inspector.show_call(self._current(), self._zone)

    def _current(self) -> CallRow | None:
        row = self._model.row(self._table.currentIndex().row())
        return row if isinstance(row, CallRow) and row.id else None

    def _show_menu(self, place: QPoint) -> None:
        call = self._current()
        menu = QMenu(self._table)
        menu.aboutToHide.connect(menu.deleteLater)
        copy = menu.addAction(self.tr("Copy"))
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.triggered.connect(lambda: self._ranges.copy("text"))
        menu.addAction(self.tr("Copy as CSV")).triggered.connect(lambda: self._ranges.copy("csv"))
        menu.addSeparator()
        alone = call is not None and self._table.ranges.chosen is None
        details = menu.addAction(self.tr("Details"))
        details.triggered.connect(self.open)
        details.setEnabled(call is not None)
        wrong = menu.addAction(self.tr("This is wrong…"))
        wrong.triggered.connect(lambda: self.wrong_asked.emit(call))
        wrong.setEnabled(alone)
        menu.popup(place)
