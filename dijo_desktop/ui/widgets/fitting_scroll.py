"""A column that asks for the height of its content, and scrolls where it gets less."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from dijo_desktop.ui.widgets.scroll import Scroll


class FittingScroll(Scroll):
    """`column` is where the parts go; `grown` says that they need another height than before."""

    grown = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        self._content = QWidget()
        # Else the height that wrapped labels would need at one pixel of width counts as the least height.
        self._content.setMinimumSize(1, 1)
        self._parts: tuple[QWidget, ...] = ()
        self.column = QVBoxLayout(self._content)
        super().__init__(self._content, parent=parent)

    def least_width(self) -> int:
        """Below it the content would be cut, in pixels."""
        return self.column.minimumSize().width() + self.verticalScrollBar().sizeHint().width()

    def height_at(self, width: int) -> int:
        """What the content needs at this width, in pixels."""
        return max(self.column.totalHeightForWidth(width), self.column.totalMinimumSize().height())

    def show_whole(self, *parts: QWidget) -> None:
        """Scroll to these, and keep them in sight while the first has the keyboard and the room changes."""
        self._parts = parts
        self._keep_in_sight()

    def sizeHint(self) -> QSize:
        """As high as the content, at the width there is."""
        return QSize(self.least_width(), self.height_at(max(self.width(), self.least_width())))

    def minimumSizeHint(self) -> QSize:
        """Some lines, wherever it is shown."""
        return QSize(1, 4 * self.fontMetrics().height())

    def event(self, event: QEvent) -> bool:
        """What the person works at stays in sight when less room is left for it."""
        taken = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._show_bar()
            self._keep_in_sight()
        return taken

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when a part of the content comes, goes or needs more lines."""
        taken = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self._content:
            self.grown.emit()
            self._show_bar()
        return taken

    def _show_bar(self) -> None:
        """A bar that is shown makes lines wrap, and so would stay for its own sake where all fits without it."""
        fits = self.height() >= self.height_at(self.width())
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)

    def _keep_in_sight(self) -> None:
        at = QApplication.focusWidget()
        if at is None or not self._content.isAncestorOf(at):
            return
        for part in reversed(self._parts if self._parts and self._parts[0] is at else (at,)):
            self.ensureWidgetVisible(part, 0, self.fontMetrics().height() // 2)
