"""Rows of short facts for a table: what a cell says and how it looks; no painting here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
ROW = int(Qt.ItemDataRole.UserRole)

_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Column:
    """A column; `share` of the width left over, 0 for as wide as its content."""

    title: str
    share: int = 0
    at_end: bool = False


@dataclass(frozen=True)
class Cell:
    """A text with the font and colour roles of the theme; `tag` draws it as a tag of that tone."""

    text: str = ""
    font: str = "body"
    colour: str = "text"
    tag: str = ""
    swatch: str = ""
    icon: str = ""
    after: str = ""
    after_tag: str = ""
    after_colour: str = "textMuted"
    tip: str = ""


@dataclass(frozen=True)
class FactRow:
    """A line, or the heading of a `group`; `sentence` is what a screen reader says for the whole row."""

    cells: tuple[Cell, ...]
    key: str = ""
    group: bool = False
    sentence: str = ""


class FactModel(QAbstractTableModel):
    """The rows of a fact table."""

    def __init__(self, columns: list[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self.rows: list[FactRow] = []

    def show(self, rows: list[FactRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Rows at the top; a fact has no children."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """The number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = DISPLAY) -> Any:  # noqa: ANN401 - Qt's own
        """What Qt asks of a cell."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if index.column() >= len(row.cells):
            return None
        cell = row.cells[index.column()]
        if role == DISPLAY:
            return f"{cell.text} {cell.after}".strip()
        if role == TOOLTIP:
            return cell.tip or None
        if role == ACCESSIBLE and index.column() == 0:
            return row.sentence or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """The titles of the columns."""
        if role == DISPLAY and orientation == Qt.Orientation.Horizontal:
            return self.columns[section].title
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Lines can be chosen, headings of groups are only read."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.rows[index.row()].group:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
