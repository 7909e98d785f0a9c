"""A copy on its way: the one big number, the four steps, and what will be in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.contract.data_map import DataMap
from dijo_desktop.ui import format as written
from dijo_desktop.ui.data import groups, labels
from dijo_desktop.ui.data.fact_table import FactTable
from dijo_desktop.ui.data.facts import Cell, Column, FactRow
from dijo_desktop.ui.export import stages
from dijo_desktop.ui.export.place_strip import short
from dijo_desktop.ui.export.stages import Standing
from dijo_desktop.ui.export.step_row import ExportStep
from dijo_desktop.ui.messages import Message
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.icon_label import IconLabel
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from dijo_desktop.ui.widgets.progress import Progress

_SPOKEN = (0.25, 0.5, 0.75)


class Running(QWidget):
    """Categories are listed with their counts, without progress of their own: that cannot be seen from here."""

    cancelled = Signal()
    acted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._step = 0
        self._action = ""
        self._spoken = 0
        self.percent = PlainLabel("", "figure")
        self.detail = PlainLabel("", "body", "textSecondary", wrap=True)
        self.cancel = Button(" ")
        self.cancel.clicked.connect(self.cancelled)
        self.progress = Progress(" ")
        self.place = PlainLabel("", "mono", "textSecondary", wrap=True)
        self._saving_to = PlainLabel("", "caption", "textSecondary")
        self._private = PlainLabel("", "caption", "textSecondary", wrap=True)
        self.waiting = QVBoxLayout()
        self.steps = [ExportStep(title) for title in stages.titles()]
        self._steps = BoxedGroup(" ")
        for step in self.steps:
            step.acted.connect(lambda: self.acted.emit(self._action))
            self._steps.add_widget(step)
        self._contents = BoxedGroup(" ")
        self.table = FactTable(theme, self._columns(), name=self.tr("Contents"), inset=4, row_height=8, whole=True)
        self._contents.add_widget(self.table)
        inside = self._contents.frame.layout()
        if inside is not None:
            inside.setContentsMargins(1, 3, 1, 3)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._top())
        self._column.addLayout(self.waiting)
        self._column.addWidget(self._steps)
        self._column.addWidget(self._contents)
        self._column.addStretch(1)
        self._say()

    def begin(self, folder: Path) -> None:
        """Start from nothing; the copy goes into this folder."""
        self._step = self._spoken = 0
        self.place.setText(written.isolated(short(folder)))
        self.cancel.setEnabled(True)
        self.percent.setText(written.percent(0))
        self.progress.set_share(0)
        self.detail.clear()
        for step in self.steps:
            step.say("next")
        self.steps[0].say("now")

    def show_contents(self, data_map: DataMap) -> None:
        """List what is held, as the data map counts it."""
        rows = [row for group in groups.grouped(data_map) for row in group.rows]
        self.table.show_rows(
            [
                FactRow((Cell(labels.category(row.key)), Cell(written.count(groups.records(row)))), key=row.key)
                for row in rows
            ]
        )
        self._contents.setVisible(bool(rows))

    def show_standing(self, now: Standing) -> None:
        """Move on."""
        self._step = now.step
        for number, step in enumerate(self.steps):
            if number < now.step:
                step.say("done", self.tr("Done"))
            elif number == now.step:
                step.say("now", now.detail, now.step_share if now.step else None)
            else:
                step.say("next")
        self.percent.setText(written.percent(now.share))
        self.progress.set_share(now.share)
        self.detail.setText(now.detail)
        while self._spoken < len(_SPOKEN) and now.share >= _SPOKEN[self._spoken]:
            self._speak(written.percent(_SPOKEN[self._spoken]))
            self._spoken += 1

    def show_failure(self, message: Message) -> None:
        """Say on the row that failed what happened, and offer the way on."""
        self._action = message.action
        self.steps[self._step].say("failed", message.sentence, action=message.button)
        self.detail.setText(self.tr("This needs you"))
        self.cancel.setEnabled(False)
        self._speak(message.sentence)

    def clear(self) -> None:
        """Show nothing."""
        self.table.show_rows([])
        self.place.clear()
        self.detail.clear()

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._theme = theme
        self._column.setContentsMargins(theme.u(6), 0, theme.u(6), theme.u(6))
        self._column.setSpacing(theme.u(4.5))
        self._box.setContentsMargins(theme.u(5), theme.u(4.5), theme.u(5), theme.u(4))
        self._box.setSpacing(theme.u(3))
        self._foot.setSpacing(theme.u(2))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _top(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("group")
        head = QHBoxLayout()
        head.addWidget(self.percent, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self.detail, 1, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self.cancel)
        self._foot = QHBoxLayout()
        self._foot.addWidget(IconLabel("folder", units=3.75))
        self._foot.addWidget(self._saving_to)
        self._foot.addWidget(self.place, 3)
        self._foot.addWidget(IconLabel("lock", units=3.75))
        self._foot.addWidget(self._private, 2)
        self._box = QVBoxLayout(frame)
        self._box.addLayout(head)
        self._box.addWidget(self.progress)
        self._box.addLayout(self._foot)
        return frame

    def _columns(self) -> list[Column]:
        return [Column(self.tr("Category"), 1), Column(self.tr("Records"), at_end=True)]

    def _speak(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _say(self) -> None:
        self.cancel.setText(self.tr("Cancel"))
        self.progress.setAccessibleName(self.tr("Saving a copy"))
        self._saving_to.setText(self.tr("Saving to"))
        self._private.setText(self.tr("Only your system account can read this file"))
        self._steps.set_title(self.tr("Steps"))
        self._contents.set_title(self.tr("Contents"), self.tr("what the data map counts"))
        self.table.set_columns(self._columns(), self.tr("Contents"))
        for step, title in zip(self.steps, stages.titles(), strict=True):
            step.set_title(title)
