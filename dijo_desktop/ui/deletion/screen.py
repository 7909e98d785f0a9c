"""What the deletion dialog is made of: the rail of steps, the page of the step, a message, the buttons."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dijo_desktop.domain.clock import Clock
from dijo_desktop.ui.deletion.before_page import BeforePage
from dijo_desktop.ui.deletion.confirm_page import ConfirmPage
from dijo_desktop.ui.deletion.done_page import DonePage
from dijo_desktop.ui.deletion.footer import DialogFooter
from dijo_desktop.ui.deletion.happens_page import HappensPage
from dijo_desktop.ui.deletion.rail import StepRail
from dijo_desktop.ui.tasks import Tasks
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.message_bar import MessageBar
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from dijo_desktop.ui.widgets.states import StatesStack

BEFORE, HAPPENS, CONFIRM, DONE = range(4)
WIDTH, HEIGHT = 252, 176
_RAIL, _RAIL_FROM = 47.5, 170


class DeletionScreen(QDialog):
    """Places its parts; the rail gives way where there is no room, the buttons never do."""

    def __init__(
        self, theme: Theme, tasks: Tasks, clock: Clock, email: str, *, preview_only: bool, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._preview_only = preview_only
        self.setWindowTitle(self.tr("What deleting would do") if preview_only else self.tr("Delete my account"))
        self.setModal(True)
        self.before = BeforePage()
        self.happens = HappensPage(theme)
        self.confirm = ConfirmPage(tasks, clock, email)
        self.done_page = DonePage()
        self.footer = DialogFooter()
        self.bar = MessageBar("error", full=True)
        self.bar.hide()
        self._build()
        self._place(theme)

    @property
    def step(self) -> int:
        """The step shown, counted from 0."""
        return self._pages.currentIndex()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the rail its place only where there is room for it."""
        super().resizeEvent(event)
        self._rail_box.setVisible(not self._preview_only and self.width() >= self._theme.u(_RAIL_FROM))

    def wear(self, theme: Theme) -> None:
        """Take the width of the rail."""
        self._theme = theme
        side = theme.u(4.5)
        self._rail_box.setFixedWidth(max(theme.u(_RAIL), self._rail.sizeHint().width() + 2 * side))
        self._rail_column.setContentsMargins(side, side, side, side)

    def _place(self, theme: Theme) -> None:
        """Be as large as in the design, or as the window leaves."""
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else self.screen().availableSize()
        self.resize(min(theme.u(WIDTH), room.width()), min(theme.u(HEIGHT), room.height()))

    def _build(self) -> None:
        self._pages = QStackedWidget()
        for page in (self.before, self.happens, self.confirm, self.done_page):
            self._pages.addWidget(page)
        self.states = StatesStack(self._pages)
        self._rail = StepRail(self._theme)
        text = self.tr(
            "Nothing changes until you confirm in step 3. After that you can cancel until the date you choose."
        )
        self._rail_box = QFrame()
        self._rail_box.setObjectName("sidebar")
        self._rail_column = QVBoxLayout(self._rail_box)
        self._rail_column.addWidget(self._rail)
        self._rail_column.addStretch()
        self._promise = PlainLabel(text, "caption", "textMuted", wrap=True)
        self._rail_column.addWidget(self._promise)
        main = QVBoxLayout()
        main.addWidget(self.bar)
        main.addWidget(self.states, 1)
        main.addWidget(self.footer)
        row = QHBoxLayout(self)
        row.addWidget(self._rail_box)
        row.addLayout(main, 1)
        for layout in (main, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
