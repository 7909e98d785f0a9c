"""The two ways to act on everything at once: take it with you, or leave. Both weigh the same."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.ui import format as written
from dijo_desktop.ui.data.hairline import Hairline
from dijo_desktop.ui.data.tile import Tile
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.plain_label import PlainLabel

_SIDE_BY_SIDE = 170


class Offer(QWidget):
    """One half: a tile, a title, a sentence and what to press."""

    def __init__(self, tile: Tile, buttons: list[Button], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tile, self._pressed = tile, buttons
        self._side = 0
        self.title = PlainLabel("", "section", wrap=True)
        self.text = PlainLabel("", "body", "textSecondary", wrap=True)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for button in buttons:
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self._buttons.addStretch()
        self._words = QVBoxLayout()
        self._words.addWidget(self.title)
        self._words.addWidget(self.text)
        self._words.addLayout(self._buttons)
        self._words.addStretch()
        self._row = QHBoxLayout(self)
        self._row.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._words, 1)

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._side = theme.u(5)
        self._row.setSpacing(theme.u(4))
        self._fold()
        self._words.setSpacing(theme.u(0.5))
        self._buttons.setContentsMargins(0, theme.u(2), 0, 0)
        self._buttons.setSpacing(theme.u(3))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room the buttons stand below each other, then without the tile beside them."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        gap = self._buttons.spacing()
        widths = [button.sizeHint().width() for button in self._pressed]
        room = self.width() - 2 * self._side - self._tile.sizeHint().width() - self._row.spacing()
        beside = sum(widths) + gap * (len(widths) - 1) <= room
        self._buttons.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        tight = max(widths) > room
        self._tile.setHidden(tight)
        side = self._side // 2 if tight else self._side
        self._row.setContentsMargins(side, self._side * 4 // 5, side, self._side * 4 // 5)


class Hero(QFrame):
    """Save a copy, delete the account; the second also as a preview that changes nothing."""

    copy_asked = Signal()
    delete_asked = Signal()
    preview_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("group")
        self._theme: Theme | None = None
        self._records, self._last_copy, self._grace = 0, 0, 0
        self.copy = Button(" ", "primary", "export", large=True)
        self.delete = Button(" ", "destructive", large=True)
        self.preview = Button(" ", "link")
        self.copy.clicked.connect(self.copy_asked)
        self.delete.clicked.connect(self.delete_asked)
        self.preview.clicked.connect(self.preview_asked)
        self._take = Offer(Tile("export"), [self.copy])
        self._leave = Offer(Tile("trash", "plain"), [self.delete, self.preview])
        self._line = Hairline()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)
        self._row.addWidget(self._take, 1)
        self._row.addWidget(self._line)
        self._row.addWidget(self._leave, 1)
        self._say()

    def show_facts(self, records: int, last_copy_ms: int, grace_days: int) -> None:
        """Say how much there is, when it was last saved (0: never) and how long a deletion can be taken back."""
        self._records, self._last_copy, self._grace = records, last_copy_ms, grace_days
        self._say()

    def set_offline(self, reason: str) -> None:
        """Both need the service; an empty `reason` means it can be reached."""
        for button in (self.copy, self.delete, self.preview):
            button.setEnabled(not reason)
            button.setToolTip(reason)
            button.setAccessibleDescription(reason)

    def wear(self, theme: Theme) -> None:
        """Take the unit that decides whether both halves fit side by side."""
        self._theme = theme
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the halves below each other where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _arrange(self) -> None:
        unit = self._theme.unit if self._theme else 4
        wide = self.width() >= _SIDE_BY_SIDE * unit
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._line.set_upright(upright=wide)

    def _say(self) -> None:
        self._take.title.setText(self.tr("Take everything with you"))
        all_of_it = self.tr("All %Ln record(s) in one file you can open and check.", "", self._records)
        last = (
            self.tr("Last copy: {date}.").format(date=written.date(self._last_copy))
            if self._last_copy
            else self.tr("No copy saved on this computer yet.")
        )
        self._take.text.setText(f"{all_of_it} {last}")
        self.copy.setText(self.tr("Save a copy of my data"))
        self._leave.title.setText(self.tr("Leave DiJo"))
        leaving = self.tr("See first what is erased, what must be kept, until when and under which law.")
        grace = self.tr("%Ln day(s) to change your mind.", "", self._grace) if self._grace else ""
        self._leave.text.setText(f"{leaving} {grace}".strip())
        self.delete.setText(self.tr("Delete my account…"))
        self.preview.setText(self.tr("Preview only"))
