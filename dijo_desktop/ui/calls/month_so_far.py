"""What the period asked for has cost, the month so far if none is, beside the period before."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from dijo_desktop.ui.theme.theme import Theme


@dataclass(frozen=True)
class MonthFigures:
    """Texts and amounts (micro-units of the currency) of both periods; without `before_days` there is but one."""

    title: str
    fact: str
    figure: str
    now_days: str
    now_cost: str
    now_micro: int
    before_days: str
    before_cost: str
    before_micro: int
    sentence: str


class MonthSoFar(QWidget):
    """One big number, two bars and one sentence; without figures it draws nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._figures: MonthFigures | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figures(self, figures: MonthFigures | None) -> None:
        """Draw these figures, or none."""
        self._figures = figures
        told = (figures.title, figures.figure, figures.fact, figures.sentence) if figures else ()
        self.setAccessibleName(figures.title if figures else "")
        self.setAccessibleDescription(". ".join(told))
        self.wear(self._theme)

    def sizeHint(self) -> QSize:
        """As high as its lines; the sentence has as many as it needs in the present width."""
        unit = self._theme.unit
        bars = 2 if self._figures is None or self._figures.before_days else 1
        height = self._line("section") + self._line("figure") + bars * self._line("caption") + 6.5 * unit
        return QSize(70 * unit, round(height + self._sentence_height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another number of lines."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint title and fact, figure, one or two bars, sentence."""
        figures = self._figures
        if figures is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        unit, width = self._theme.unit, float(self.width())
        at = QRectF(0, 0, width, self._line("section"))
        self._write(painter, at, figures.title, "section", "text")
        fact = QRectF(at)
        at = QRectF(0, at.bottom() + 0.5 * unit, width, self._line("figure"))
        self._write(painter, at, figures.figure, "figure", "text")
        titles = QFontMetricsF(self._theme.font("section")).horizontalAdvance(figures.title)
        facts = QFontMetricsF(self._theme.font("caption")).horizontalAdvance(figures.fact)
        # Beside a long title there is no room: then it stands beside the figure.
        self._write(
            painter,
            fact if titles + 2 * unit + facts <= width else at,
            figures.fact,
            "caption",
            "textMuted",
            trailing=True,
        )
        top = self._paint_bars(painter, figures, at.bottom() + 2 * unit)
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.colour("textSecondary"))
        side = Qt.AlignmentFlag.AlignRight if self._mirrored() else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(0, top + 0.5 * unit, width, self._sentence_height()), int(flags), figures.sentence)

    def _paint_bars(self, painter: QPainter, figures: MonthFigures, top: float) -> float:
        unit, width = self._theme.unit, float(self.width())
        most = max(figures.now_micro, figures.before_micro, 1)
        caption = QFontMetricsF(self._theme.font("caption"))
        lead = max(caption.horizontalAdvance(text) for text in (figures.now_days, figures.before_days)) + 2 * unit
        trail = max(caption.horizontalAdvance(text) for text in (figures.now_cost, figures.before_cost)) + 2 * unit
        room = max(0.0, width - lead - trail)
        rows = [(figures.now_days, figures.now_cost, figures.now_micro, "dataStrong")]
        if figures.before_days:
            rows.append((figures.before_days, figures.before_cost, figures.before_micro, "dataMid"))
        for days, cost, micro, role in rows:
            line = QRectF(0, top, width, self._line("caption"))
            self._write(painter, line, days, "caption", "textSecondary")
            self._write(painter, line, cost, "caption", "text", trailing=True)
            length = room * max(micro, 0) / most
            left = width - lead - length if self._mirrored() else lead
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(role))
            painter.drawRoundedRect(QRectF(left, line.center().y() - unit, length, 2 * unit), 2, 2)
            top = line.bottom() + unit
        return top

    def _sentence_height(self) -> float:
        metrics = QFontMetricsF(self._theme.font("caption"))
        if self._figures is None or self.width() < 1:
            return self._line("caption")
        room = QRectF(0, 0, self.width(), 0)
        needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._figures.sentence)
        return max(self._line("caption"), float(ceil(needed.height())))

    def _write(
        self, painter: QPainter, at: QRectF, text: str, font: str, colour: str, *, trailing: bool = False
    ) -> None:
        side = Qt.AlignmentFlag.AlignRight if trailing != self._mirrored() else Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._theme.font(font))
        painter.setPen(self._theme.colour(colour))
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        flags |= Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, at.width())
        painter.drawText(at, int(flags), shown)

    def _line(self, font: str) -> float:
        return float(round(QFontMetricsF(self._theme.font(font)).height()))

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def wear(self, theme: Theme) -> None:
        """Take size and colours anew."""
        self._theme = theme
        self.updateGeometry()
        self.update()
