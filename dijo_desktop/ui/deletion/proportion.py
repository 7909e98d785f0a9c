"""One bar in three colours: how much is erased, made anonymous and kept."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dijo_desktop.ui.theme import Theme

LEAST = 0.012
"""A part that is not nothing is at least this share of the bar, else it could not be seen."""


def shares(counts: list[int]) -> list[float]:
    """The shares of the bar, together 1, with every part that is not nothing wide enough to be seen."""
    total = sum(counts)
    if not total:
        return [0.0 for _ in counts]
    raised = [max(count / total, LEAST) if count else 0.0 for count in counts]
    whole = sum(raised)
    return [part / whole for part in raised]


class ProportionBar(QWidget):
    """Parts by count, each in the colour of its role; its sentence is said, not only shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts: list[tuple[str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: list[tuple[str, int]], sentence: str) -> None:
        """Draw parts of (colour role, count)."""
        self._parts = parts
        self.setAccessibleName(sentence)
        self.setToolTip(sentence)
        self.update()

    def wear(self, theme: Theme) -> None:
        """Take new colours."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Two and a half units high."""
        return QSize(self._theme.u(40), self._theme.u(2.5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the parts from the leading edge, two pixels apart, with rounded ends."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ends = QPainterPath()
            ends.addRoundedRect(QRectF(self.rect()), 3, 3)
            painter.setClipPath(ends)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                painter.translate(self.width(), 0)
                painter.scale(-1, 1)
            left = 0.0
            for (role, _), share in zip(self._parts, shares([count for _, count in self._parts]), strict=True):
                width = share * self.width()
                last = left + width > self.width() - 1
                painter.fillRect(QRectF(left, 0, width - (0 if last else 2), self.height()), self._theme.colour(role))
                left += width
