"""The switch: on or off at once, with the word beside it."""

from __future__ import annotations

from PySide6.QtCore import Property, QEasingCurve, QPoint, QPropertyAnimation, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from dijo_desktop.ui.theme import Theme

_SLIDE_MS = 90


class Switch(QCheckBox):
    """A check box drawn as a switch; `locked` is on for good and grey. `name` is what is read out."""

    def __init__(
        self, name: str = "", *, on: bool = False, locked: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._place = 1.0 if on or locked else 0.0
        self.setAccessibleName(name)
        self.setChecked(on or locked)
        self._locked = False
        self.set_locked(locked=locked)
        self._slide = QPropertyAnimation(self, b"place", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.toggled.connect(self._glide)
        self.setProperty("focusRadius", 12)

    def set_locked(self, *, locked: bool) -> None:
        """Lock it in its state, or let it be used."""
        self._locked = locked
        self.setEnabled(not locked)
        self.update()

    def wear(self, theme: Theme) -> None:
        """Take size and colours."""
        self._theme = theme
        self.setFixedSize(self.sizeHint())
        self.setProperty("focusRadius", self.height() // 2)
        self._slide.setDuration(0 if theme.still else _SLIDE_MS)
        self.update()

    def sizeHint(self) -> QSize:
        """Nine by five units."""
        unit = self._theme.unit if self._theme else 4
        return QSize(9 * unit, 5 * unit)

    def hitButton(self, at: QPoint) -> bool:
        """The whole switch takes the click."""
        return self.rect().contains(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw track, bar glyph and knob."""
        theme = self._theme
        if theme is None:
            return
        on, rect = self.isChecked(), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        track, edge, knob = self._colours(theme)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if not self.isEnabled() and not self._locked:
                painter.setOpacity(0.45)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                painter.translate(self.width(), 0)
                painter.scale(-1, 1)
            painter.setPen(QPen(edge, 1))
            painter.setBrush(track)
            painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(knob)
            unit = theme.unit
            if on and not self._locked:
                painter.drawRoundedRect(QRectF(2.25 * unit, 1.375 * unit, 1.75, 2.25 * unit), 0.9, 0.9)
            side = (3 + 0.5 * (0 if self._locked else self._place)) * unit
            inset = (rect.height() - side) / 2 + 0.5
            left = inset + self._place * (self.width() - 2 * inset - side)
            painter.drawEllipse(QRectF(left, (self.height() - side) / 2, side, side))

    def _colours(self, theme: Theme) -> tuple[QColor, QColor, QColor]:
        """Colours of track, edge and knob."""
        pressed, over = self.isDown(), self.underMouse() and self.isEnabled()
        if self._locked:
            return theme.colour("surfacePressed"), theme.colour("border"), theme.colour("textMuted")
        if self.isChecked():
            accent = theme.colour("accentPressed" if pressed else "accentHover" if over else "accent")
            return accent, accent, theme.colour("onAccent")
        quiet = QColor(Qt.GlobalColor.transparent)
        fill = theme.colour("surfacePressed") if pressed else theme.colour("surfaceHover") if over else quiet
        return fill, theme.colour("controlBorder"), theme.colour("controlBorder")

    def _glide(self, checked: bool) -> None:
        self._slide.stop()
        goal = 1.0 if checked else 0.0
        if self._slide.duration() == 0 or not self.isVisible():
            self._set_place(goal)
            return
        self._slide.setStartValue(self._place)
        self._slide.setEndValue(goal)
        self._slide.start()

    def _get_place(self) -> float:
        return self._place

    def _set_place(self, place: float) -> None:
        self._place = place
        self.update()

    place = Property(float, _get_place, _set_place)
