"""A saved and verified copy: where it is, its digest, what is in it, what is not, and its receipt."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.contract.manifest import Manifest
from dijo_desktop.domain.archive import Problem
from dijo_desktop.ui import format as written
from dijo_desktop.ui.data.fact_table import FactTable
from dijo_desktop.ui.data.facts import Column
from dijo_desktop.ui.data.hairline import Hairline
from dijo_desktop.ui.data.rows import records_sentence
from dijo_desktop.ui.data.tile import Tile
from dijo_desktop.ui.export import result_rows
from dijo_desktop.ui.export.place_strip import PlaceStrip
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.group_row import GroupRow
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from dijo_desktop.ui.widgets.tag import Tag

_SIDE_BY_SIDE = 190
_SIDE_WIDTH = 75


class Report(Protocol):
    """What was found in the archive."""

    @property
    def manifest(self) -> Manifest:
        """Its table of contents."""

    @property
    def entries(self) -> int:
        """Files in it."""

    @property
    def notes(self) -> tuple[Problem, ...]:
        """What no checksum tells."""


class Checked(Protocol):
    """What was found about a receipt; `verdict`: signed, not_verifiable or altered."""

    @property
    def verdict(self) -> str:
        """The verdict."""


class SavedCopy(Protocol):
    """A verified copy on this computer."""

    @property
    def path(self) -> Path:
        """Where it is."""

    @property
    def sha256(self) -> str:
        """Its digest, in hexadecimal."""

    @property
    def bytes(self) -> int:
        """Its length."""

    @property
    def records(self) -> int:
        """Records in it."""

    @property
    def report(self) -> Report:
        """What was found in it."""

    @property
    def receipt(self) -> Checked | None:
        """What was found about its receipt; none if it could not be fetched."""


class Result(QWidget):
    """`open_asked` and `folder_asked` are the two ways to the file."""

    open_asked = Signal()
    folder_asked = Signal()
    copied = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._saved: SavedCopy | None = None
        self._counted: Mapping[str, int] = {}
        self.title = PlainLabel("", "section", wrap=True)
        self.fact = PlainLabel("", "body", "textSecondary", wrap=True)
        self.open = Button(" ", icon="external-link")
        self.folder = Button(" ", "primary", "folder")
        self.open.clicked.connect(self.open_asked)
        self.folder.clicked.connect(self.folder_asked)
        self.strip = PlaceStrip()
        self.strip.copied.connect(self.copied)
        self._inside = BoxedGroup(" ")
        self.table = FactTable(
            theme, self._columns(), name=self.tr("What is inside"), inset=4, row_height=7.75, whole=True
        )
        self._inside.add_widget(self.table)
        layout = self._inside.frame.layout()
        if layout is not None:
            layout.setContentsMargins(1, 3, 1, 3)
        self.missing = BoxedGroup(" ")
        self.receipt = BoxedGroup(" ")
        self._side = QWidget()
        self._side_column = QVBoxLayout(self._side)
        self._side_column.setContentsMargins(0, 0, 0, 0)
        self._side_column.addWidget(self.missing)
        self._side_column.addWidget(self.receipt)
        self._side_column.addStretch()
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.addWidget(self._inside, 1, Qt.AlignmentFlag.AlignTop)
        self._below.addWidget(self._side)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._top())
        self._column.addLayout(self._below)
        self._column.addStretch(1)
        self._say()

    def show_copy(self, saved: SavedCopy, counted: Mapping[str, int]) -> None:
        """Show a copy beside what the data map `counted`, by key."""
        self._saved, self._counted = saved, counted
        self.strip.show_place(saved.path, saved.sha256)
        self._say()

    def clear(self) -> None:
        """Show nothing."""
        self._saved, self._counted = None, {}
        self.strip.clear()
        self.table.show_rows([])
        self.missing.clear()
        self.receipt.clear()
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the side below where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._theme = theme
        self._column.setContentsMargins(theme.u(6), 0, theme.u(6), theme.u(6))
        self._column.setSpacing(theme.u(4.5))
        self._below.setSpacing(theme.u(6))
        self._side_column.setSpacing(theme.u(4.5))
        self._head.setContentsMargins(theme.u(5), theme.u(4.5), theme.u(5), theme.u(4.5))
        self._head.setSpacing(theme.u(4))
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.table.set_columns(self._columns(), self.tr("What is inside"))
            self._say()

    def _top(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("group")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(self.title)
        words.addWidget(self.fact)
        words.addStretch()
        first = QHBoxLayout()
        first.addWidget(Tile("verify", "ok", round_=True))
        first.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open)
        buttons.addWidget(self.folder)
        buttons.addStretch()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addLayout(first, 1)
        self._head.addLayout(buttons)
        column = QVBoxLayout(frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(Hairline())
        column.addWidget(self.strip)
        return frame

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.u(_SIDE_BY_SIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._below.setDirection(across if wide else down)
        self._head.setDirection(across if wide else down)
        self._side.setMinimumWidth(self._theme.u(_SIDE_WIDTH) if wide else 0)
        self._side.setMaximumWidth(self._theme.u(_SIDE_WIDTH) if wide else 16_777_215)

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("Contents"), 1),
            Column(self.tr("Records"), at_end=True),
            Column(self.tr("Data map"), at_end=True),
            Column(self.tr("Size"), at_end=True),
            Column(""),
        ]

    def _say(self) -> None:
        self.open.setText(self.tr("Open"))
        self.folder.setText(self.tr("Show in folder"))
        self.title.setText(self.tr("Your copy is saved and verified"))
        if self._saved is None:
            self.fact.clear()
            return
        saved, manifest = self._saved, self._saved.report.manifest
        files = self.tr("%Ln file(s)", "", saved.report.entries)
        whole = (
            self.tr("Complete: all checksums match, nothing left out.")
            if manifest.complete
            else self.tr("All checksums match. Not everything is in it, see below.")
        )
        self.fact.setText(
            self.tr("{records} in {files}, {size}. {whole}").format(
                records=records_sentence(saved.records), files=files, size=written.size(saved.bytes), whole=whole
            )
        )
        self._inside.set_title(self.tr("What is inside"))
        self.table.show_rows(result_rows.category_rows(manifest, self._counted))
        self.missing.set_title(self.tr("Not in this copy, and why"))
        self.missing.clear()
        for name, why in (*result_rows.noted(saved.report.notes), *result_rows.missing(manifest)):
            self.missing.add_widget(GroupRow("", name, why, slim=True))
        self._say_receipt(saved.receipt)

    def _say_receipt(self, receipt: Checked | None) -> None:
        self.receipt.set_title(self.tr("Receipt"))
        self.receipt.clear()
        if receipt is None:
            row = GroupRow("", self.tr("Not fetched"), self.tr("The copy is verified without it."), slim=True)
        elif str(receipt.verdict) == "signed":
            text = self.tr("The service signed the SHA-256 of this very file.")
            row = GroupRow(
                "", self.tr("Signed by the service"), text, Tag(self.tr("Verified"), "ok", "verify"), slim=True
            )
        elif str(receipt.verdict) == "altered":
            text = self.tr("It does not fit this copy. The copy itself matches its own manifest.")
            row = GroupRow("", self.tr("Altered"), text, Tag(self.tr("Altered"), "error", "warning"), slim=True)
        else:
            text = self.tr("The key it was signed with is not known on this computer.")
            row = GroupRow("", self.tr("Not verifiable"), text, Tag(self.tr("Unknown"), "warn", "warning"), slim=True)
        self.receipt.add_widget(row)
