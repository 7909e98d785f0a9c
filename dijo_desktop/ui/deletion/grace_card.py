"""A choice of when the deletion happens: a radio button in a frame, all alike in weight."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from dijo_desktop.ui.theme import Theme

_WRAP = int(Qt.TextFlag.TextWordWrap)


class GraceCard(QRadioButton):
    """A title, when it happens, and whether it can be taken back."""

    def __init__(self, theme: Theme, days: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.days = days
        self._lines = ("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setProperty("focusRadius", 6)

    def show_words(self, title: str, when: str, cancel: str) -> None:
        """Say the choice in three lines."""
        self._lines = (title, when, cancel)
        self.setAccessibleName(f"{title}. {when}. {cancel}")
        self.updateGeometry()
        self.update()

    def title(self) -> str:
        """The first line."""
        return self._lines[0]

    def wear(self, theme: Theme) -> None:
        """Take new colours and fonts."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def hitButton(self, pos: QPoint) -> bool:
        """The whole card is the button."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Wide enough for its longest line."""
        wide = max(QFontMetrics(self._font(n)).horizontalAdvance(line) for n, line in enumerate(self._lines))
        width = wide + self.theme_space() + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Lines wrap before they are cut."""
        words = [(n, word) for n, line in enumerate(self._lines) for word in line.split()]
        wide = max((QFontMetrics(self._font(n)).horizontalAdvance(word) for n, word in words), default=0)
        return QSize(wide + self.theme_space() + 2, self.heightForWidth(max(1, self.width())))

    def heightForWidth(self, width: int) -> int:
        """Three lines, more where they wrap."""
        return sum(area.height() for area in self._areas(width)) + self._theme.u(4.5)

    def theme_space(self) -> int:
        """What stands beside the words: padding and the button."""
        return self._theme.u(3) * 3 + self._theme.u(4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame, the button and the lines."""
        theme, on = self._theme, self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setLayoutDirection(self.layoutDirection())
            stroke = 2 if on else 1
            half = stroke / 2
            painter.setPen(QPen(theme.colour("accent" if on else "controlBorder"), stroke))
            painter.setBrush(theme.colour("accentSoft" if on else "surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 6, 6)
            self._draw_button(painter, on=on)
            roles = ("onAccentSoft",) * 3 if on else ("text", "textSecondary", "textSecondary")
            for number, area in enumerate(self._areas(self.width())):
                painter.setFont(self._font(number))
                painter.setPen(theme.colour(roles[number]))
                spot = self.style().visualRect(self.layoutDirection(), self.rect(), area)
                painter.drawText(spot, int(Qt.AlignmentFlag.AlignLeft) | _WRAP, self._lines[number])

    def _draw_button(self, painter: QPainter, *, on: bool) -> None:
        theme, side = self._theme, self._theme.u(4)
        spot = QRect(theme.u(3), theme.u(2.5), side, side)
        spot = self.style().visualRect(self.layoutDirection(), self.rect(), spot)
        painter.setPen(QPen(theme.colour("accent" if on else "controlBorder"), 1))
        painter.setBrush(theme.colour("accent" if on else "controlFill"))
        painter.drawEllipse(QRectF(spot).adjusted(0.5, 0.5, -0.5, -0.5))
        if on:
            dot = side * 0.31
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("onAccent"))
            painter.drawEllipse(QRectF(spot).adjusted(dot, dot, -dot, -dot))

    def _font(self, line: int) -> QFont:
        return self._theme.font("caption" if line else "bodyStrong")

    def _areas(self, width: int) -> list[QRect]:
        theme = self._theme
        left = theme.u(3) * 2 + theme.u(4)
        top, areas = theme.u(2.25), []
        for number, line in enumerate(self._lines):
            room = QRect(left, top, max(1, width - left - theme.u(3)), 10**5)
            area = QFontMetrics(self._font(number)).boundingRect(room, _WRAP, line or " ")
            area = QRect(room.left(), top, room.width(), area.height())
            areas.append(area)
            top += area.height()
        return areas
