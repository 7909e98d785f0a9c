"""The ring that empties as the days go: how much of the grace period is left."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dijo_desktop.ui.theme import Theme

_FULL = 360 * 16
_TOP = 90 * 16
_STROKE = 2.0


class Ring(QWidget):
    """A figure and a word inside an arc; `share` of it, 0 to 1, is drawn strong."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share = 0.0
        self._figure = ""
        self._word = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_left(self, share: float, figure: str, word: str) -> None:
        """Draw `share` of the ring, with a figure and what it counts."""
        self._share = min(1.0, max(0.0, share))
        self._figure = figure
        self._word = word
        self.setAccessibleName(f"{figure} {word}")
        self.updateGeometry()
        self.update()

    def wear(self, theme: Theme) -> None:
        """Take new colours and fonts."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """28 units, or what the word needs."""
        word = QFontMetrics(self._theme.font("caption")).horizontalAdvance(self._word)
        side = max(self._theme.u(28), round(word * 1.35) + self._theme.u(6))
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the track, the arc and the words."""
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            stroke = theme.u(_STROKE)
            inset = theme.u(1.5) + stroke / 2
            area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.setPen(QPen(theme.colour("surfacePressed"), stroke))
            painter.drawArc(area, 0, _FULL)
            if self._share:
                pen = QPen(theme.colour("accent"), stroke)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                painter.drawArc(area, _TOP, round(-_FULL * self._share))
            figure, word = theme.font("figure"), theme.font("caption")
            tall, small = QFontMetrics(figure), QFontMetrics(word)
            top = self.rect().center().y() - (tall.ascent() + small.height()) // 2
            painter.setFont(figure)
            painter.setPen(theme.colour("text"))
            line = self.rect().adjusted(0, top - tall.descent(), 0, 0)
            line.setHeight(tall.height())
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self._figure)
            painter.setFont(word)
            painter.setPen(theme.colour("textMuted"))
            line.moveTop(line.bottom() - tall.descent() // 2)
            line.setHeight(small.height())
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self._word)
