"""A scroll bar that lies over the list, so that day headers reach the edge and the columns never move."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar


class OverlayBar(QScrollBar):
    """Moves with the vertical scroll bar of an area, which itself is hidden."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._area = area
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._real = area.verticalScrollBar()
        self._real.rangeChanged.connect(self._follow)
        self._real.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._real.setValue)
        area.viewport().installEventFilter(self)
        self._follow()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep to the trailing edge of the viewport."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutDirectionChange):
            self._follow()
        return False

    def _follow(self) -> None:
        self.setPageStep(self._real.pageStep())
        self.setSingleStep(self._real.singleStep())
        self.setRange(self._real.minimum(), self._real.maximum())
        self.setValue(self._real.value())
        place = self._area.viewport().geometry()
        width = self.sizeHint().width()
        mirrored = self._area.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = place.left() if mirrored else place.right() + 1 - width
        self.setGeometry(left, place.top(), width, place.height())
        self.setVisible(self.maximum() > self.minimum())
        self.raise_()
