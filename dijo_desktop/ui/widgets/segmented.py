"""A choice of a few, side by side: exactly one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from dijo_desktop.ui.theme import Theme


class Segmented(QWidget):
    """Segments with `(key, text)`; `chosen` carries the key the user chose. Arrow keys move the choice."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], name: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._segments: dict[str, Segment] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for at, (key, text) in enumerate(options):
            segment = Segment(text, first=at == 0, last=at == len(options) - 1)
            self._segments[key] = segment
            self._group.addButton(segment)
            row.addWidget(segment)
            segment.clicked.connect(self._tell)
        if options:
            self.choose(options[0][0])

    @property
    def key(self) -> str:
        """The key of the segment chosen."""
        return next((key for key, segment in self._segments.items() if segment.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose a segment without telling anybody."""
        self._segments[key].setChecked(True)

    def set_texts(self, texts: Sequence[str], name: str = "") -> None:
        """Take new texts, as after a change of language."""
        self.setAccessibleName(name or self.accessibleName())
        for segment, text in zip(self._segments.values(), texts, strict=True):
            segment.setText(text)
            segment.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys choose the neighbour."""
        keys = list(self._segments)
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
            Qt.Key(event.key()), 0
        )
        if step and self.layoutDirection() == Qt.LayoutDirection.RightToLeft and event.key() in _SIDEWAYS:
            step = -step
        at = keys.index(self.key) + step if step else -1
        if 0 <= at < len(keys):
            self.choose(keys[at])
            self._segments[keys[at]].setFocus(Qt.FocusReason.TabFocusReason)
            self._tell()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        self.chosen.emit(self.key)


_SIDEWAYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class Segment(QAbstractButton):
    """One segment; a group of them shares one border."""

    def __init__(self, text: str, *, first: bool, last: bool) -> None:
        super().__init__()
        self.setText(text)
        self.setCheckable(True)
        self._first = first
        self._last = last
        self._theme: Theme | None = None

    def wear(self, theme: Theme) -> None:
        """Take font and height."""
        self._theme = theme
        self.setFont(theme.font("body"))
        self.setFixedHeight(theme.u(7.5))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the text in its heavier weight, so that nothing moves when the choice does."""
        heavy = QFont(self.font())
        heavy.setWeight(QFont.Weight.Medium)
        unit = self._theme.unit if self._theme else 4
        return QSize(QFontMetrics(heavy).horizontalAdvance(self.text()) + 6 * unit, round(7.5 * unit))

    def minimumSizeHint(self) -> QSize:
        """The text never elides."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrow keys to the whole."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the segment's share of the border, its fill when chosen, and its text."""
        theme = self._theme
        if theme is None:
            return
        chosen, radius = self.isChecked(), theme.radius("control")
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            at_left, at_right = (self._last, self._first) if mirrored else (self._first, self._last)
            painter.setPen(QPen(theme.colour("border"), 1))
            if not chosen:
                if self.underMouse() and self.isEnabled():
                    painter.setBrush(theme.colour("surfaceHover"))
                # Drawn wider than the segment where a neighbour follows, so that the two share one line.
                painter.drawRoundedRect(
                    rect.adjusted(0 if at_left else -radius - 1, 0, 0 if at_right else radius + 1, 0), radius, radius
                )
                if not at_left and not self._chosen_before(mirrored=mirrored):
                    painter.drawLine(rect.topLeft(), rect.bottomLeft())
            else:
                strong = theme.high_contrast
                painter.setBrush(theme.colour("selection" if strong else "accentSoft"))
                painter.setPen(QPen(theme.colour("selection" if strong else "accent"), 1))
                painter.drawRoundedRect(rect, radius, radius)
            font = QFont(self.font())
            font.setWeight(QFont.Weight.Medium if chosen else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(theme.colour(self._ink(theme)))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())

    def _chosen_before(self, *, mirrored: bool) -> bool:
        group = self.group()
        buttons = group.buttons() if group else []
        at = buttons.index(self) + (1 if mirrored else -1) if self in buttons else -1
        return 0 <= at < len(buttons) and buttons[at].isChecked()

    def _ink(self, theme: Theme) -> str:
        if not self.isEnabled():
            return "textDisabled"
        if not self.isChecked():
            return "textSecondary"
        return "onSelection" if theme.high_contrast else "onAccentSoft"
