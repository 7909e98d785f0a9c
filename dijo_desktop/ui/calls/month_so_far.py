"""What this month has cost so far, beside the same days of the month before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from dijo_desktop.ui.theme.theme import Theme


@dataclass(frozen=True)
class MonthFigures:
    """Texts and amounts (micro-units of the currency) of both months, worded by the page."""

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
        """As high as its lines."""
        unit = self._theme.unit
        return QSize(
            70 * unit, round(self._line("section") + self._line("figure") + 3 * self._line("caption") + 6.5 * unit)
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint title and fact, figure, both bars, sentence."""
        figures = self._figures
        if figures is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        unit, width = self._theme.unit, float(self.width())
        at = QRectF(0, 0, width, self._line("section"))
        self._write(painter, at, figures.title, "section", "text")
        self._write(painter, at, figures.fact, "caption", "textMuted", trailing=True)
        at = QRectF(0, at.bottom() + 0.5 * unit, width, self._line("figure"))
        self._write(painter, at, figures.figure, "figure", "text")
        top = at.bottom() + 2 * unit
        most = max(figures.now_micro, figures.before_micro, 1)
        caption = QFontMetricsF(self._theme.font("caption"))
        lead = max(caption.horizontalAdvance(text) for text in (figures.now_days, figures.before_days)) + 2 * unit
        trail = max(caption.horizontalAdvance(text) for text in (figures.now_cost, figures.before_cost)) + 2 * unit
        room = max(0.0, width - lead - trail)
        rows = (
            (figures.now_days, figures.now_cost, figures.now_micro, "dataStrong"),
            (figures.before_days, figures.before_cost, figures.before_micro, "dataMid"),
        )
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
        self._write(
            painter,
            QRectF(0, top + 0.5 * unit, width, self._line("caption")),
            figures.sentence,
            "caption",
            "textSecondary",
        )

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
