"""The four steps of deleting an account, at the leading side of the dialog: done, here, to come."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dijo_desktop.ui.theme import Theme


class StepRail(QWidget):
    """Numbered steps; `here` is the current one, those before it carry a tick."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._here = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._say()

    def titles(self) -> list[str]:
        """The names of the steps."""
        return [self.tr("Before you go"), self.tr("What happens"), self.tr("Confirm it is you"), self.tr("Done")]

    def show_step(self, here: int) -> None:
        """Move to a step, counted from 0."""
        self._here = here
        self._say()
        self.update()

    def wear(self, theme: Theme) -> None:
        """Take new colours and fonts."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def _say(self) -> None:
        title = self.titles()[self._here]
        self.setAccessibleName(self.tr("Step {number} of 4: {title}").format(number=self._here + 1, title=title))

    def sizeHint(self) -> QSize:
        """Four rows, as wide as the longest name."""
        strong = QFontMetrics(self._theme.font("bodyStrong"))
        wide = max(strong.horizontalAdvance(title) for title in self.titles())
        return QSize(wide + self._theme.u(9), 4 * self._row())

    def minimumSizeHint(self) -> QSize:
        """Names are never cut."""
        return self.sizeHint()

    def _row(self) -> int:
        return max(self._theme.u(9.5), QFontMetrics(self._theme.font("bodyStrong")).height() + self._theme.u(2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the steps."""
        side = self._theme.u(5.5)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setLayoutDirection(self.layoutDirection())
            for number, title in enumerate(self.titles()):
                row = QRect(0, number * self._row(), self.width(), self._row())
                spot = QRect(0, row.center().y() - side // 2, side, side)
                self._draw_number(painter, self._mirrored(spot), number)
                here = number == self._here
                painter.setFont(self._theme.font("bodyStrong" if here else "body"))
                painter.setPen(self._theme.colour("text" if here else "textSecondary"))
                words = row.adjusted(side + self._theme.u(3), 0, 0, 0)
                painter.drawText(self._mirrored(words), Qt.AlignmentFlag.AlignVCenter, title)

    def _mirrored(self, area: QRect) -> QRect:
        return self.style().visualRect(self.layoutDirection(), self.rect(), area)

    def _draw_number(self, painter: QPainter, spot: QRect, number: int) -> None:
        theme = self._theme
        here, done = number == self._here, number < self._here
        fill = "accent" if here else "accentSoft"
        painter.setPen(Qt.PenStyle.NoPen if here or done else QPen(theme.colour("controlBorder"), 1))
        painter.setBrush(theme.colour(fill) if here or done else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(spot).adjusted(0.5, 0.5, -0.5, -0.5))
        if done:
            size = theme.u(3.25)
            left, top = spot.center().x() - size // 2 + 1, spot.center().y() - size // 2 + 1
            painter.drawPixmap(left, top, theme.pixmap("check", "onAccentSoft", size))
            return
        painter.setFont(theme.font("captionStrong"))
        painter.setPen(theme.colour("onAccent" if here else "textSecondary"))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, self.locale().toString(number + 1))
