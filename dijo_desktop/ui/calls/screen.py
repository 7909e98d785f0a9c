"""What the Calls page is made of, and how it folds when the window is narrow or the text large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontInfo, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.arrangement import ListAndInsights
from dijo_desktop.ui.calls.export_menu import ExportButton
from dijo_desktop.ui.calls.export_strip import ExportStrip
from dijo_desktop.ui.calls.filters import FilterBar
from dijo_desktop.ui.calls.head_fold import HeadFold
from dijo_desktop.ui.calls.inspector import Inspector
from dijo_desktop.ui.calls.search_desk import SearchDesk
from dijo_desktop.ui.calls.table import CallsTable
from dijo_desktop.ui.calls.totals_bar import TotalsBar
from dijo_desktop.ui.widgets.page_header import PageHeader
from dijo_desktop.ui.widgets.states import StatesStack
from dijo_desktop.ui.widgets.terse_button import TerseButton
from dijo_desktop.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from dijo_desktop.ui.calls.model import CallsModel
    from dijo_desktop.ui.theme import Theme

WIDE_EM = 84
NARROW_EM = 60


class CallsScreen(QWidget):
    """The parts and their places; what they show is the business of the page.

    Below 60 em (of the window, in sizes of the body font) chips and heads fold away, below 84 em the insights.
    `wrong_asked` carries the `CallRow` that somebody wants put right; `insights_turned` says whether they were opened
    or closed by hand where they have a place of their own.
    """

    policy_asked = Signal()
    wrong_asked = Signal(object)
    insights_turned = Signal(bool)

    def __init__(self, theme: Theme, model: CallsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._held = False
        self.table = CallsTable(theme, model)
        self.totals = TotalsBar(theme)
        self.table.columns_changed.connect(self._share_columns)
        listing = QWidget()
        _stack(listing, self.table, self.totals).setStretch(0, 1)
        self.states = StatesStack(listing)
        self.states.setFocusProxy(self.table)
        self.inspector = Inspector(theme)
        self.insights = self.inspector.insights
        self.insights.policy_asked.connect(self.policy_asked)
        self.inspector.details.policy_asked.connect(self.policy_asked)
        self.body = ListAndInsights(self.states, self.inspector, theme)
        self.filters_button = TerseButton("filter")
        self.filters_button.setCheckable(True)
        self.insights_button = TerseButton("chart")
        self.insights_button.setCheckable(True)
        self.insights_button.clicked.connect(self._turn_insights)
        self.body.turned.connect(self.insights_button.setChecked)
        self.search = SearchDesk(self)
        self.export = ExportButton(self)
        self.strip = ExportStrip()
        self.header = PageHeader()
        buttons = (self.export, self.insights_button, self.filters_button)
        self._head = HeadFold(self.header, self.search.field, buttons, theme)
        for button in (self.filters_button, self.export, self.insights_button):
            self.header.add_action(button)
        self.filters = FilterBar()
        self._line = QFrame()
        self._line.setObjectName("hairline")
        self._line.setFixedHeight(1)
        parts = (self.header, self._head.row, self.search.note, self.filters, self._line, self.body, self.strip)
        _stack(self, *parts).setStretch(parts.index(self.body), 1)
        turn = QShortcut(QKeySequence("Ctrl+I"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        turn.activated.connect(self._turn_insights)
        seek = QShortcut(QKeySequence.StandardKey.Find, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        seek.activated.connect(self._head.find)
        self.toast = Toast(self)
        self.table.left_upwards.connect(self._head.find)
        self.search.field.left.connect(lambda: self.table.setFocus(Qt.FocusReason.TabFocusReason))
        self.show_held(held=False)

    def show_held(self, *, held: bool) -> None:
        """Without calls there is nothing to filter and nothing to be seen beside the list."""
        self._held = held
        self.body.allow(allowed=held)
        self.fold()

    def fold(self) -> None:
        """Show what has room."""
        em = QFontInfo(self._theme.font("body")).pixelSize()
        # On its own, as in tests, the page reckons with the sidebar that a window would have.
        room = self.width() + self._theme.u(54) if self.isWindow() else self.window().width()
        small = room < NARROW_EM * em
        narrow = small or self.filters.needed_width() > self.width()
        self._head.allow(allowed=self._held)
        self.filters.setVisible(self._held and not narrow)
        self.filters_button.setVisible(self._held and narrow)
        self.export.setVisible(self._held)
        self._line.setVisible(self._held)
        self.table.show_heads(shown=not small)
        self.body.set_wide(wide=room >= WIDE_EM * em)
        self.insights_button.setVisible(self._held)
        self._head.fit(self.width())

    def open_insights(self, *, shown: bool) -> None:
        """Whether the insights stand beside the list in a wide window."""
        self.body.open_wide(shown=shown)

    def read_cells(self, *, single: bool) -> None:
        """Let a screen reader go from cell to cell, else from row to row."""
        self.table.read_cells(single=single)

    def show_filter_count(self, count: int) -> None:
        """Say how many filters are on, also where their chips are folded away."""
        text = self.tr("Filters")
        self.filters_button.set_words(f"{text} ({say.count(count)})" if count else text)
        self.filters_button.setChecked(count > 0)

    def leave(self) -> None:
        """The page goes out of sight; it stays as it is."""

    def write_texts(self) -> None:
        """Write the texts of the parts in the language in use."""
        self.insights_button.set_words(self.tr("Insights"))
        self._head.retranslate()
        self.table.retranslate()
        self.insights.retranslate()
        self.inspector.details.retranslate()
        self.filters.retranslate()

    def wear(self, theme: Theme) -> None:
        """Take sizes anew."""
        self._theme = theme
        self._head.wear(theme)
        self.fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what has no room."""
        super().resizeEvent(event)
        self.fold()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground: a list page is of one colour from edge to edge."""
        QPainter(self).fillRect(self.rect(), self._theme.colour("surface"))

    def _turn_insights(self) -> None:
        if self._held:
            self.body.turn()
        if self._held and self.body.is_wide:
            self.insights_turned.emit(self.body.is_open)

    def _share_columns(self) -> None:
        self.totals.follow(self.table.columns)


def _stack(holder: QWidget, *widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return column
