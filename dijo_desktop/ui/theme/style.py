"""Fusion with our focus margin, handing the theme to every widget that wears it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

FOCUS_MARGIN = 4
_MARGINS = (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin)


class Style(QProxyStyle):
    """The application's style; calls `dress` with each widget that is about to be shown.

    `icon_side`: how large icons in fields are, in logical pixels; `cross` is the one that empties a field.
    """

    def __init__(
        self, dress: Callable[[QWidget], None], icon_side: Callable[[], int], cross: Callable[[], QIcon]
    ) -> None:
        super().__init__("Fusion")
        self._dress = dress
        self._icon_side = icon_side
        self._cross = cross

    def polish(self, target: Any) -> Any:  # noqa: ANN401 - Qt overloads it for widgets, palettes and the application
        """Prepare a widget, a palette or the application."""
        if isinstance(target, QWidget):
            self._dress(target)
        return super().polish(target)

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """The distance between a control and its focus ring is ours; icons in fields grow with the text."""
        if metric in _MARGINS:
            return FOCUS_MARGIN
        if metric == QStyle.PixelMetric.PM_LineEditIconSize:
            return self._icon_side()
        return super().pixelMetric(metric, option, widget)

    def standardIcon(
        self, icon: QStyle.StandardPixmap, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> QIcon:
        """The small cross of fields is ours."""
        if icon == QStyle.StandardPixmap.SP_LineEditClearButton:
            return self._cross()
        return super().standardIcon(icon, option, widget)
