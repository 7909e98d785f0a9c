"""The cost of the last months as bars, with the average; arrow keys read month after month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

if TYPE_CHECKING:
    from dijo_desktop.ui.theme.theme import Theme

PRESS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
# Letters of other scripts may be higher than the line of the font.
_WHOLE = Qt.TextFlag.TextDontClip
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | _WHOLE


@dataclass(frozen=True)
class MonthBar:
    """One month (`key` is YYYY-MM): its short name, its value (micro-units, seconds or calls), how both are said."""

    label: str
    micro: int
    cost: str
    said: str
    key: str = ""


def grid_step(most_micro: int) -> int:
    """The distance of the grid lines in micro-units: 1, 2 or 5 times a power of ten, two or three lines in all."""
    step = 1
    while True:
        for factor in (1, 2, 5):
            if most_micro <= 3 * step * factor:
                return step * factor
        step *= 10


class CostChart(QWidget):
    """Bars from the oldest month to this one, which is drawn strong and carries its value.

    `month_chosen` carries the key of the bar that was clicked, or on which Enter or Space was pressed.
    """

    month_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: Sequence[MonthBar] = ()
        self._grid: Sequence[tuple[int, str]] = ()
        self._average = 0
        self._cursor = -1
        self._summary = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_months(
        self, bars: Sequence[MonthBar], grid: Sequence[tuple[int, str]], average_micro: int, name: str, summary: str
    ) -> None:
        """Draw these months, grid lines (micro-units, words) and average; `summary` is what a reader hears."""
        self._bars, self._grid, self._average, self._summary = bars, grid, average_micro, summary
        self._cursor = -1
        self.setAccessibleName(name)
        self.setAccessibleDescription(summary)
        self.wear(self._theme)

    def sizeHint(self) -> QSize:
        """Twenty-eight units high, so that all pictures have room in the usual window."""
        return QSize(70 * self._theme.unit, round(28 * self._theme.unit))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move the cursor over the months, Home and End to the ends, and say each."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        last = len(self._bars) - 1
        if event.key() in PRESS and self._cursor >= 0:
            self.month_chosen.emit(self._bars[self._cursor].key)
            return
        if last < 0 or (not step and event.key() not in (Qt.Key.Key_Home, Qt.Key.Key_End)):
            super().keyPressEvent(event)
            return
        if step:
            self._cursor = last if self._cursor < 0 else min(last, max(0, self._cursor + step))
        else:
            self._cursor = 0 if event.key() == Qt.Key.Key_Home else last
        said = self._bars[self._cursor].said
        self.setAccessibleDescription(said)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the month below the pointer."""
        for index, bar in enumerate(self._bars):
            if event.button() == Qt.MouseButton.LeftButton and self._slot(index).contains(event.position()):
                self.month_chosen.emit(bar.key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Without focus there is no cursor."""
        super().focusOutEvent(event)
        self._cursor = -1
        self.setAccessibleDescription(self._summary)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Show month and cost of the bar under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            for index, bar in enumerate(self._bars):
                if self._slot(index).contains(QPointF(event.pos())):
                    QToolTip.showText(event.globalPos(), bar.said, self)
                    return True
            QToolTip.hideText()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint grid, bars, average and the words."""
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_grid(painter)
        for index, bar in enumerate(self._bars):
            self._paint_bar(painter, index, bar)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        pen = QPen(self._theme.colour("textMuted"), 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        left, right = self._span()
        level = round(self._level(self._average))
        painter.drawLine(round(left), level, round(right), level)
        self._paint_value(painter)

    def _paint_grid(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font("caption"))
        left, right = self._span()
        for micro, text in self._grid:
            level = round(self._level(micro))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setPen(QPen(self._theme.colour("dataGrid" if micro else "controlBorder"), 1))
            painter.drawLine(round(left), level, round(right), level)
            painter.setPen(self._theme.colour("textMuted"))
            at = QRectF(0, level - 20, self.width(), 40)
            side = Qt.AlignmentFlag.AlignRight if self._mirrored() else Qt.AlignmentFlag.AlignLeft
            painter.drawText(
                at, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | _WHOLE), text
            )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_bar(self, painter: QPainter, index: int, bar: MonthBar) -> None:
        slot = self._slot(index)
        strong = index == self._strong
        width = self._bar_width(index)
        base, top = self._level(0), self._level(bar.micro)
        if base - top > 0.5:
            shape = QRectF(slot.center().x() - width / 2, top, width, base - top)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("dataStrong" if strong else "dataMid"))
            # Round at the top alone: the corners at the foot lie below the base line, where nothing is drawn.
            painter.setClipRect(shape)
            painter.drawRoundedRect(shape.adjusted(0, 0, 0, 4), 2, 2)
            painter.setClipping(False)
        metrics = QFontMetricsF(self._theme.font("caption"))
        painter.setFont(self._theme.font("captionStrong" if strong else "caption"))
        painter.setPen(self._theme.colour("text" if strong else "textMuted"))
        below = QRectF(slot.left() - 10, base + 0.5 * self._theme.unit, slot.width() + 20, metrics.height())
        painter.drawText(below, int(_CENTRE), bar.label)

    def _paint_value(self, painter: QPainter) -> None:
        """Write the value of the strong bar above every bar that it crosses, on the ground and over the average."""
        index = self._strong
        bar, slot = self._bars[index], self._slot(index)
        painter.setFont(self._theme.font("captionStrong"))
        metrics = QFontMetricsF(painter.font())
        wide, high = metrics.horizontalAdvance(bar.cost) + 2, QFontMetricsF(self._theme.font("caption")).height()
        left, air = max(0.0, min(slot.center().x() - wide / 2, self.width() - wide)), self._theme.unit
        crossed = (
            one for number, one in enumerate(self._bars) if self._crosses(number, left - air, left + wide + air)
        )
        at = QRectF(left, min(self._level(one.micro) for one in crossed) - high - 1, wide, high)
        painter.fillRect(at, self._theme.colour("window"))
        painter.setPen(self._theme.colour("text"))
        painter.drawText(at, int(_CENTRE), bar.cost)

    def _crosses(self, index: int, left: float, right: float) -> bool:
        middle, width = self._slot(index).center().x(), self._bar_width(index)
        return middle - width / 2 < right and middle + width / 2 > left

    def _bar_width(self, index: int) -> float:
        return min(self._slot(index).width() * 0.62, 6.0 * self._theme.unit)

    @property
    def _strong(self) -> int:
        return self._cursor if self._cursor >= 0 else len(self._bars) - 1

    def _span(self) -> tuple[float, float]:
        metrics = QFontMetricsF(self._theme.font("caption"))
        words = max((metrics.horizontalAdvance(text) for _, text in self._grid), default=0.0) + 1.5 * self._theme.unit
        return (0.0, self.width() - words) if self._mirrored() else (words, float(self.width()))

    def _slot(self, index: int) -> QRectF:
        left, right = self._span()
        width = (right - left) / max(1, len(self._bars))
        at = right - (index + 1) * width if self._mirrored() else left + index * width
        return QRectF(at, 0, width, self.height())

    def _level(self, micro: int) -> float:
        line = QFontMetricsF(self._theme.font("caption")).height()
        base = self.height() - line - self._theme.unit
        most = max([bar.micro for bar in self._bars] + [micro for micro, _ in self._grid] + [1])
        return base - micro / most * (base - line - 1)

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def wear(self, theme: Theme) -> None:
        """Take size and colours anew."""
        self._theme = theme
        self.updateGeometry()
        self.update()
