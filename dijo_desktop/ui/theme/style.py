"""Fusion with our focus margin, handing the theme to every widget that wears it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

FOCUS_MARGIN = 4
_MARGINS = (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin)


class Style(QProxyStyle):
    """The application's style; calls `dress` with each widget that is about to be shown."""

    def __init__(self, dress: Callable[[QWidget], None]) -> None:
        super().__init__("Fusion")
        self._dress = dress

    def polish(self, target: Any) -> Any:  # noqa: ANN401 - Qt overloads it for widgets, palettes and the application
        """Prepare a widget, a palette or the application."""
        if isinstance(target, QWidget):
            self._dress(target)
        return super().polish(target)

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """The distance between a control and its focus ring is ours."""
        if metric in _MARGINS:
            return FOCUS_MARGIN
        return super().pixelMetric(metric, option, widget)
