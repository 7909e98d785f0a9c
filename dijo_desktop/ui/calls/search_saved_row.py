"""One saved search in the popover: its name to search by, its text, and two buttons to change or drop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from dijo_desktop.ui.theme import Theme


class SavedRow(QWidget):
    """Each signal carries the name."""

    chosen = Signal(str)
    rename_asked = Signal(str)
    dropped = Signal(str)

    def __init__(self, name: str, shown: str) -> None:
        super().__init__()
        self.name = name
        self.search = Button(name, "link", small=True)
        self.search.setAccessibleDescription(shown)
        self.text = ElidedLabel(shown, "caption", "textMuted")
        self.rename = Button(self.tr("Rename"), "flat", small=True)
        self.rename.setAccessibleName(self.tr("Rename {name}").format(name=name))
        self.drop = Button(kind="flat", icon="trash", small=True, name=self.tr("Delete {name}").format(name=name))
        self.search.clicked.connect(lambda: self.chosen.emit(name))
        self.rename.clicked.connect(lambda: self.rename_asked.emit(name))
        self.drop.clicked.connect(lambda: self.dropped.emit(name))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.search, 0, Qt.AlignmentFlag.AlignLeading)
        self._row.addWidget(self.text, 1)
        self._row.addWidget(self.rename)
        self._row.addWidget(self.drop)

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._row.setSpacing(theme.u(1.5))
