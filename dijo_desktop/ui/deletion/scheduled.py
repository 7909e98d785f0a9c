"""What My data shows above the data map while a deletion is scheduled: countdown, plan, and what still works."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.contract.deletion import Deletion
from dijo_desktop.domain.clock import Clock
from dijo_desktop.domain.instants import parse
from dijo_desktop.ui import format as written
from dijo_desktop.ui.deletion.hero import DeletionHero
from dijo_desktop.ui.deletion.plan import Plan
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.group_row import GroupRow

_SIDE_BY_SIDE = 190
_SIDE_WIDTH = 72


class Scheduled(QWidget):
    """The hero, then the plan beside the list of what works until the date."""

    receipt_asked = Signal()

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._deletion: Deletion | None = None
        self.hero = DeletionHero(theme, clock)
        self.plan = Plan(theme, clock)
        self.plan.receipt_asked.connect(self.receipt_asked)
        self.hero.receipt_asked.connect(self.receipt_asked)
        self._when = BoxedGroup(" ")
        self._when.add_widget(self.plan)
        self._until = BoxedGroup(" ")
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.addWidget(self._when, 1)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self._until)
        side.addStretch()
        self._below.addWidget(self._side)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.hero)
        self._column.addLayout(self._below)

    def show_deletion(self, deletion: Deletion) -> None:
        """Show this deletion."""
        self._deletion = deletion
        self.hero.show_deletion(deletion)
        self.plan.show_deletion(deletion)
        self._say()

    def clear(self) -> None:
        """Show nothing of it."""
        self._deletion = None
        self.hero.clear()
        self.plan.clear()
        self._until.set_title("")
        self._until.clear()

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._theme = theme
        self._column.setSpacing(theme.u(5))
        self._below.setSpacing(theme.u(6))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list below the plan where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._deletion is not None:
            self._say()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.u(_SIDE_BY_SIDE)
        self._below.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._side.setMaximumWidth(self._theme.u(_SIDE_WIDTH) if wide else 16777215)
        self._side.setMinimumWidth(self._theme.u(_SIDE_WIDTH) if wide else 0)

    def _say(self) -> None:
        if self._deletion is None:
            return
        self._when.set_title(self.tr("What happens when"))
        self._until.set_title(self.tr("Until {date}").format(date=written.date(parse(self._deletion.effective_at))))
        self._until.clear()
        for icon, text in (
            ("check", self.tr("Read everything held about you")),
            ("check", self.tr("Save a copy")),
            ("check", self.tr("Withdraw consent")),
            ("close", self.tr("Give consent (paused)")),
            ("close", self.tr("Change your e-mail address (paused)")),
        ):
            row = GroupRow(icon, text, slim=True)
            if icon == "check":
                row.icon.set_icon(icon, "success")
            else:
                row.title.set_look(colour="textSecondary")
            self._until.add_widget(row)
