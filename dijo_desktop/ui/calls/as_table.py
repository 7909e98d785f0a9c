"""A picture with a title, which can be read as a table in its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from dijo_desktop.ui.theme import Theme

_MOST_ROWS = 12


class Picture(QWidget):
    """Title and trailing parts, the painted picture or its table; an icon in the head turns one into the other."""

    def __init__(self, painted: QWidget, *trailing: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._painted = painted
        self.title = PlainLabel("", "section")
        self.table = QTableWidget()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.hide()
        self.turn = Button(kind="flat", icon="table", small=True)
        self.turn.clicked.connect(self._turn)
        self._heads = QHBoxLayout()
        self._heads.addWidget(self.title)
        self._heads.addStretch(1)
        self._trailing = trailing
        for part in trailing:
            self._heads.addWidget(part)
        self._heads.addWidget(self.turn)
        self._below = QHBoxLayout()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addLayout(self._heads)
        self.column.addLayout(self._below)
        self.column.addWidget(painted)
        self.column.addWidget(self.table)
        self.retranslate()

    @property
    def is_table(self) -> bool:
        """Whether the table is in the place of the picture."""
        return not self.table.isHidden()

    def show_values(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Take the values of the table; the first cell of each row names it."""
        self.table.setColumnCount(len(heads))
        self.table.setHorizontalHeaderLabels(list(heads))
        self.table.setRowCount(len(rows))
        trailing = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(trailing)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{cells[0]}, {heads[column]}: {text}")
                self.table.setItem(row, column, item)
        self._fit()

    def name(self, text: str) -> None:
        """Call picture and table that."""
        self.title.setText(text)
        self.table.setAccessibleName(text)
        self.arrange()

    def arrange(self) -> None:
        """Put the trailing parts beside the title, or below it where they have no room there."""
        heads = (self.title, *self._trailing, self.turn)
        needed = sum(part.sizeHint().width() for part in heads) + self._heads.spacing() * len(heads)
        beside = needed <= self.width()
        for place, part in enumerate(self._trailing):
            if beside and self._heads.indexOf(part) < 0:
                self._heads.insertWidget(2 + place, part)
            elif not beside and self._below.indexOf(part) < 0:
                self._below.insertWidget(place, part)

    def event(self, event: QEvent) -> bool:
        """Fit the head into the width, with every other text and size of its parts."""
        taken = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.arrange()
        return taken

    def retranslate(self) -> None:
        """Name the button in the language in use."""
        self.turn.set_name(self.tr("Show as picture") if self.is_table else self.tr("Show as table"))
        self.turn.set_icon("chart" if self.is_table else "table")

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._theme = theme
        self.column.setSpacing(theme.u(1.5))
        self.arrange()
        self._fit()

    def _turn(self) -> None:
        to_table = not self.is_table
        self._painted.setVisible(not to_table)
        self.table.setVisible(to_table)
        self.retranslate()
        self._fit()

    def _fit(self) -> None:
        if self._theme is None:
            return
        rows = self.table.verticalHeader()
        rows.setMinimumSectionSize(self._theme.u(6.5))
        rows.setDefaultSectionSize(self._theme.u(6.5))
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        shown = min(_MOST_ROWS, max(1, self.table.rowCount()))
        heads = self.table.horizontalHeader().sizeHint().height()
        bar = self.table.horizontalScrollBar().sizeHint().height()
        self.table.setFixedHeight(heads + shown * self._theme.u(6.5) + bar)
