"""The list with the insights beside it, or over it as a drawer when the window is not wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from dijo_desktop.ui.calls.inspector import Inspector
    from dijo_desktop.ui.theme import Theme


_LEAST_SEEN = 50
"""Units: with less of the list in sight, not even the name of a day is whole."""


class ListAndInsights(QWidget):
    """Wide: both side by side, the insights open unless closed. Else: a drawer, closed unless opened."""

    turned = Signal(bool)

    def __init__(self, listing: QWidget, inspector: Inspector, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._listing = listing
        self._inspector = inspector
        self._wide = True
        self._open = {True: True, False: False}
        self._allowed = True
        listing.setParent(self)
        inspector.setParent(self)
        inspector.close_asked.connect(self._close_drawer)

    @property
    def is_open(self) -> bool:
        """Whether the insights are in sight."""
        return self._allowed and self._open[self._wide]

    @property
    def is_wide(self) -> bool:
        """Whether there is room for both."""
        return self._wide

    def open_wide(self, *, shown: bool) -> None:
        """Whether the insights stand beside the list whenever there is room."""
        self._open[True] = shown
        self.arrange()

    def set_wide(self, *, wide: bool) -> None:
        """Say whether there is room for both."""
        if wide != self._wide:
            self._wide = wide
            self.arrange()

    def allow(self, *, allowed: bool) -> None:
        """Without calls there is nothing to be seen beside them."""
        if allowed != self._allowed:
            self._allowed = allowed
            self.arrange()

    def turn(self) -> None:
        """Open the insights, or close them."""
        self._open[self._wide] = not self._open[self._wide]
        self.arrange()
        if self.is_open and not self._wide:
            self._inspector.take_focus()
        elif not self.is_open:
            self._listing.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def wear(self, theme: Theme) -> None:
        """Take the width of the insights anew."""
        self._theme = theme
        self.arrange()

    def arrange(self) -> None:
        """Put both in their places."""
        whole = self.rect()
        beside = min(self._theme.u(78), whole.width())
        if not self._wide and whole.width() - beside < self._theme.u(_LEAST_SEEN):
            beside = whole.width()  # a strip of cut words beside a drawer says nothing
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        trailing = QRect(0 if mirrored else whole.width() - beside, 0, beside, whole.height())
        rest = QRect(whole)
        if self._wide and self.is_open:
            rest.setLeft(beside if mirrored else 0)
            rest.setWidth(whole.width() - beside)
        self._listing.setGeometry(rest)
        self._inspector.setGeometry(trailing)
        self._inspector.setVisible(self.is_open)
        self._inspector.raise_()
        self.turned.emit(self.is_open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the size."""
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.arrange()

    def minimumSizeHint(self) -> QSize:
        """The numbers of the list need this much."""
        return QSize(self._theme.u(60), self._theme.u(40))

    def _close_drawer(self) -> None:
        if not self._wide and self.is_open:
            self.turn()
