"""What stands beside the list: the overview, or one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from dijo_desktop.ui.calls.details import CallDetails
from dijo_desktop.ui.calls.insights import Insights

if TYPE_CHECKING:
    from dijo_desktop.store.call_rows import CallRow
    from dijo_desktop.ui.theme import Theme


class Inspector(QStackedWidget):
    """Holds both; Escape in the overview asks to close it when it is a drawer."""

    close_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.insights = Insights(theme)
        self.details = CallDetails(theme)
        self.addWidget(self.insights)
        self.addWidget(self.details)
        self.insights.close_asked.connect(self.close_asked)

    def show_call(self, call: CallRow | None, time_zone: str) -> None:
        """Show one call, or the overview."""
        self.details.show_call(call, time_zone)
        self.setCurrentWidget(self.insights if call is None else self.details)

    def take_focus(self) -> None:
        """Give the keyboard to the first thing in sight."""
        first = self.insights.chart if self.currentWidget() is self.insights else self.details.back
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
