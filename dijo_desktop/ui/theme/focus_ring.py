"""The focus ring: two pixels round the control that has the keyboard, for people who use the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFocusFrame, QWidget

if TYPE_CHECKING:
    from dijo_desktop.ui.theme.theme import Theme

_WIDTH = 2.0


class FocusRing(QFocusFrame):
    """Follows the focus of the whole application; item views draw theirs inside the row."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._app = app
        app.focusChanged.connect(self.follow)

    def end(self) -> None:
        """Follow no more."""
        self._app.focusChanged.disconnect(self.follow)
        self._rest()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        widget = self.widget()
        radius = float(widget.property("focusRadius") or self._theme.radius("control")) + 4
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("focus"), _WIDTH))
            half = _WIDTH / 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)

    def follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Go to the widget that has the keyboard now, if the keyboard brought it there."""
        # Qt hides the frame when the style changes, and takes no second call for the same widget.
        self._rest()
        if now is None or now.isWindow() or isinstance(now, QAbstractItemView):
            return
        if now.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            self.setWidget(now)

    def _rest(self) -> None:
        self.setWidget(None)  # type: ignore[arg-type]
        # Qt leaves the frame a child of the window it was in, and a dialog that is closed would take it along.
        self.setParent(None)
