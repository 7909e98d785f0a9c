"""The list of calls: rows of one height, day headers that stay in sight, everything by keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QWidget

from dijo_desktop.store.call_rows import CallRow, GroupRow
from dijo_desktop.ui.calls.axis import axis_top
from dijo_desktop.ui.calls.columns import COUNT, PLACES, Columns
from dijo_desktop.ui.calls.header import CallsHeader
from dijo_desktop.ui.calls.overlay_bar import OverlayBar
from dijo_desktop.ui.calls.place import Place, find_row
from dijo_desktop.ui.calls.steering import SELECT, SteeredTable
from dijo_desktop.ui.calls.sticky_day import StickyDay

if TYPE_CHECKING:
    from dijo_desktop.ui.calls.model import CallsModel
    from dijo_desktop.ui.theme.theme import Theme


class CallsTable(SteeredTable):
    """Shows a `CallsModel`; `columns_changed` tells the totals bar where the edges are now."""

    sort_asked = Signal(int)
    columns_changed = Signal()

    def __init__(self, theme: Theme, model: CallsModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, parent)
        self._heads = CallsHeader(theme, self)
        self._heads.setModel(model)
        self.setHorizontalHeader(self._heads)
        self._heads.sort_asked.connect(self.sort_asked)
        self._measured: tuple[Columns, int, int] | None = None
        self._sticky = StickyDay(self._delegate, theme, self.viewport())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = OverlayBar(self)
        # A visible row header asks every row of the model for its size.
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalScrollBar().valueChanged.connect(self._follow_day)
        model.modelReset.connect(self._measure_later)
        self._measure_soon = QTimer(self)
        self._measure_soon.setSingleShot(True)
        self._measure_soon.setInterval(0)
        self._measure_soon.timeout.connect(self.measure)
        self.retranslate()

    @property
    def columns(self) -> Columns | None:
        """The edges of the columns now."""
        return self._delegate.columns

    @property
    def heads(self) -> CallsHeader:
        """The heads of the columns."""
        return self._heads

    @property
    def sticky_day(self) -> StickyDay:
        """The day kept in sight."""
        return self._sticky

    def retranslate(self) -> None:
        """Name the list in the language in use."""
        self.setAccessibleName(self.tr("Calls"))
        self._heads.viewport().update()

    def wear(self, theme: Theme) -> None:
        """Take sizes and colours anew."""
        self._theme = theme
        self._delegate.refresh_style()
        self._delegate.columns = None  # everything is painted anew
        self.verticalHeader().setMinimumSectionSize(self.row_height)
        self.verticalHeader().setDefaultSectionSize(self.row_height)
        self.verticalScrollBar().setSingleStep(self.row_height)
        self.measure()

    def show_rows(self, *, roomy: bool) -> None:
        """Show rows with much air or with little, at the same place of the list."""
        if roomy != self._roomy:
            place = self.place()
            self._roomy = roomy
            self.wear(self._theme)
            self.return_to(place, {}, scrolled=True)

    def show_heads(self, *, shown: bool) -> None:
        """Show or hide the heads of the columns."""
        self._heads.setVisible(shown)

    def measure(self) -> None:
        """Set the widths of the columns and the axis for the view that is shown."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        columns = Columns.measured(self._theme, self._calls.words, self.viewport().width(), mirrored=mirrored)
        view = self._calls.view
        top = axis_top(view.longest_seconds if view is not None else 0)
        if (columns, top, self._heads.count()) == self._measured and self._delegate.columns is not None:
            self._follow_day()
            return
        self._measured = columns, top, self._heads.count()
        self._delegate.columns = self._heads.columns = columns
        self._delegate.axis_seconds = self._heads.axis_seconds = top
        for place, column in enumerate(PLACES if self._heads.count() > COUNT else range(self._heads.count())):
            if self._heads.visualIndex(column) != place:
                self._heads.moveSection(self._heads.visualIndex(column), place)
            self.setColumnHidden(column, column >= COUNT and not columns.width(column))
        for column in range(self._heads.count()):
            self.setColumnWidth(column, columns.width(column))
        self._heads.viewport().update()
        self.viewport().update()
        self._follow_day()
        self.columns_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns follow the width."""
        super().resizeEvent(event)
        self.measure()

    def changeEvent(self, event: QEvent) -> None:
        """The columns follow the direction and the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange):
            self._measure_later()

    def place(self) -> Place:
        """Where the reader is, to be found again in another view."""
        top, distance = self._top_call()
        ends = None
        if (chosen := self.ranges.chosen) is not None:
            whole = chosen.first == 0 and chosen.last == self._calls.rowCount() - 1
            ends = (None, None) if whole else (self._calls.row(chosen.anchor), self._calls.row(chosen.reach))
        return Place(top, distance, self._calls.row(self.currentIndex().row()), ends)

    def return_to(self, place: Place, known: Mapping[str, int], *, scrolled: bool) -> None:
        """Make the same row current; `scrolled` keeps the same call at the same height, else the top is shown."""
        row = find_row(self._calls, place.current, known) if place.current is not None else None
        self.updateGeometries()
        if row is not None:
            self.selectionModel().setCurrentIndex(self._calls.index(row, 0), SELECT)
        self.ranges.choose(place.range_in(self._calls, known) if scrolled else None)
        top = find_row(self._calls, place.top, known) if scrolled and place.top is not None else None
        self.verticalScrollBar().setValue(0 if top is None else top * self.row_height - place.distance)
        self._follow_day()

    def _top_call(self) -> tuple[CallRow | None, int]:
        """The first call in sight and its distance from the edge; none at the very top, which stays the top."""
        if self.verticalScrollBar().value() == 0:
            return None, 0
        first = max(0, self.rowAt(0))
        for number in range(first, min(first + 4, self._calls.rowCount())):
            row = self._calls.row(number)
            if isinstance(row, CallRow):
                return row, self.rowViewportPosition(number)
        return None, 0

    def _follow_day(self) -> None:
        first = self.rowAt(0)
        group = self._calls.head_at(first) if first >= 0 else None
        if group is None or (group == first and self.rowViewportPosition(first) == 0):
            self._sticky.show_day(None, 0, 0, 0)
            return
        row = self._calls.row(group)
        beneath = self._calls.row(first + 1)
        pushed = -self.rowViewportPosition(first) if isinstance(beneath, GroupRow) else 0
        shown = row if isinstance(row, GroupRow) else None
        self._sticky.show_day(shown, pushed, self.viewport().width(), self.row_height)

    def _measure_later(self) -> None:
        self._measure_soon.start()
