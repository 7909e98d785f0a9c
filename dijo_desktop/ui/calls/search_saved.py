"""The saved searches under the field: apply one, rename or delete it, and keep the present search under a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.store.searches import NAME_MAX, SEARCHES_MAX
from dijo_desktop.ui.calls.search_saved_row import SavedRow
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.field import Field
from dijo_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from dijo_desktop.ui.theme import Theme


class SavedPopover(QFrame):
    """`chosen` and `dropped` carry a name, `kept` a new one, `renamed` the one before and the one after."""

    chosen = Signal(str)
    kept = Signal(str)
    renamed = Signal(str, str)
    dropped = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("raised")
        self.rows: list[SavedRow] = []
        self._now = self._renaming = ""
        self._title = PlainLabel("", "bodyStrong")
        self._note = PlainLabel("", "caption", "textMuted", wrap=True)
        self._list = QVBoxLayout()
        self.name = Field("")
        self.name.setMaxLength(NAME_MAX)
        self.save = Button(" ", "primary")
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.name, 1)
        self._foot.addWidget(self.save)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addLayout(self._list)
        self._column.addWidget(self._note)
        self._column.addLayout(self._foot)
        self.name.textChanged.connect(lambda _text: self._allow())
        self.name.returnPressed.connect(self._keep)
        self.save.clicked.connect(self._keep)

    @property
    def note(self) -> str:
        """What is said under the list."""
        return self._note.text()

    def fill(self, saved: Sequence[tuple[str, str]], now: str) -> None:
        """Show names with their texts in the language in use; `now` is the search to be kept, empty if none."""
        self._now, self._renaming = now, ""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [SavedRow(name, shown) for name, shown in saved]
        for row in self.rows:
            row.chosen.connect(self._choose)
            row.rename_asked.connect(self._begin_rename)
            row.dropped.connect(self.dropped)
            self._list.addWidget(row)
        self.name.clear()
        self._say()
        self.adjustSize()

    def show_below(self, anchor: QWidget) -> None:
        """Open below the field, at its trailing edge."""
        self.ensurePolished()
        self.adjustSize()
        mirrored = anchor.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 0 if mirrored else anchor.width() - self.width()
        self.move(anchor.mapToGlobal(QPoint(left, anchor.height() + 4)))
        self.show()
        first = self.name if self._now or not self.rows else self.rows[0].search
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends renaming before it closes."""
        if event.key() == Qt.Key.Key_Escape and self._renaming:
            self._renaming = ""
            self.name.clear()
            self._say()
            return
        super().keyPressEvent(event)

    def wear(self, theme: Theme) -> None:
        """Take margins."""
        self.setFixedWidth(theme.u(96))
        self._column.setContentsMargins(theme.u(4), theme.u(3.5), theme.u(4), theme.u(3.5))
        self._column.setSpacing(theme.u(2))
        self._foot.setSpacing(theme.u(2))

    def _choose(self, name: str) -> None:
        self.hide()
        self.chosen.emit(name)

    def _begin_rename(self, name: str) -> None:
        self._renaming = name
        self.name.setText(name)
        self.name.selectAll()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()

    def _keep(self) -> None:
        name = " ".join(self.name.text().split())
        if not self.save.isEnabled() or not name:
            return
        if self._renaming:
            self.renamed.emit(self._renaming, name)
        else:
            self.kept.emit(name)

    def _say(self) -> None:
        self._title.setText(self.tr("Saved searches"))
        self.setAccessibleName(self._title.text())
        if self._renaming:
            self._note.setText(self.tr("New name for \u201c{name}\u201d").format(name=self._renaming))
            self.save.setText(self.tr("Rename"))
        else:
            full = len(self.rows) >= SEARCHES_MAX
            keep = self.tr("Keep the present search: {text}").format(text=self._now)
            none = self.tr("Search or filter the list first; then it can be kept here under a name.")
            self._note.setText(self.tr("No more searches can be kept. Delete one first.") if full else keep)
            if not self._now:
                self._note.setText(none)
            self.save.setText(self.tr("Save"))
        self.name.setPlaceholderText(self.tr("Name"))
        self.name.setAccessibleName(self.tr("Name of the search"))
        self._allow()

    def _allow(self) -> None:
        name = " ".join(self.name.text().split())
        taken = name in (row.name for row in self.rows)
        room = taken or len(self.rows) < SEARCHES_MAX
        self.name.setEnabled(bool(self._renaming or self._now))
        if self._renaming:
            self.save.setEnabled(bool(name) and (name == self._renaming or not taken))
        else:
            self.save.setEnabled(bool(name and self._now) and room)
