"""The data map and, beside or below it, the inspector of the chosen row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from dijo_desktop.contract.data_map import DataMap
from dijo_desktop.ui.data import rows
from dijo_desktop.ui.data.fact_table import FactTable
from dijo_desktop.ui.data.facts import Column
from dijo_desktop.ui.data.hairline import Hairline
from dijo_desktop.ui.data.inspector import DataInspector
from dijo_desktop.ui.theme import Theme

_INSPECTOR = 78


class MapView(QWidget):
    """In a narrow window the inspector goes below the table, and both scroll with the page."""

    moved = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._map: DataMap | None = None
        self._wide, self._whole = True, False
        self.table = FactTable(
            theme, self._columns(), name=self.tr("What is held"), inset=6, indent=4, row_height=7.5, choosable=True
        )
        self.inspector = DataInspector()
        self._line = Hairline()
        self._top = Hairline()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.table, 1)
        self._row.addWidget(self._line)
        self._row.addWidget(self.inspector)
        column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addLayout(self._row, 1)
        self.table.chosen.connect(self._explain)
        self.arrange(wide=True, whole=False)

    def show_map(self, data_map: DataMap) -> None:
        """Show the map, with the row chosen before or the first one explained."""
        self._map = data_map
        self.table.show_rows(rows.table_rows(data_map))
        if not self.table.chosen_key():
            first = next((row for row in data_map.rows if row.held and row.mine and row.mine.count), None)
            if first is not None:
                self.table.choose(first.key)
        else:
            self._explain(self.table.chosen_key())

    def clear(self) -> None:
        """Show nothing."""
        self._map = None
        self.table.show_rows([])
        self.inspector.clear()

    def arrange(self, *, wide: bool, whole: bool) -> None:
        """Put the inspector beside the table, or below it; a `whole` table scrolls with the page."""
        self._wide, self._whole = wide, whole
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self.table.set_whole(whole=whole)
        self._line.set_upright(upright=wide)
        width = self._theme.u(_INSPECTOR)
        self.inspector.setMinimumWidth(width if wide else 0)
        self.inspector.setMaximumWidth(width if wide else 16777215)

    def wear(self, theme: Theme) -> None:
        """Take the width of the inspector."""
        self._theme = theme
        self.arrange(wide=self._wide, whole=self._whole)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.table.set_columns(self._columns(), self.tr("What is held"))
            if self._map is not None:
                self.show_map(self._map)

    def _explain(self, key: str) -> None:
        if self._map is None:
            return
        for row in self._map.rows:
            if row.key == key:
                self.inspector.show_row(row, self._map)
                if self.table.hasFocus():
                    self.moved.emit(self.table.chosen_area().center().y() + self.table.y())

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("What is held"), 3),
            Column(self.tr("Why"), 3),
            Column(self.tr("Records"), at_end=True),
            Column(self.tr("Kept"), 2),
        ]
