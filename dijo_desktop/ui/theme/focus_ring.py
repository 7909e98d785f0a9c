"""The focus ring: two pixels round the control that has the keyboard, for people who use the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFocusFrame, QWidget

if TYPE_CHECKING:
    from dijo_desktop.ui.theme.theme import Theme

_WIDTH = 2.0
_KEYS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_F6}


class FocusRing(QFocusFrame):
    """Follows the focus of the whole application; item views draw theirs inside the row."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._app = app
        app.focusChanged.connect(self._follow)

    def end(self) -> None:
        """Follow no more."""
        self._app.focusChanged.disconnect(self._follow)
        self.setWidget(None)  # type: ignore[arg-type]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        widget = self.widget()
        radius = float(widget.property("focusRadius") or self._theme.radius("control")) + 4
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("focus"), _WIDTH))
            half = _WIDTH / 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        keyboard = now is not None and now.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        shown = now is not None and keyboard and not isinstance(now, QAbstractItemView)
        self.setWidget(now if shown and now is not None and not now.isWindow() else None)  # type: ignore[arg-type]
