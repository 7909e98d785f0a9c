"""One item of the status area: an icon and a few words, opening a popover."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.popover import Popover

_ROW, _LINE = 6.5, 4.5
"""Units: the height of an item of one line, and what each further line adds."""
_INKS = {
    "plain": ("textMuted", "textSecondary"),
    "ok": ("success", "textSecondary"),
    "warn": ("warning", "warning"),
    "error": ("danger", "danger"),
    "info": ("textMuted", "textSecondary"),
}


class StatusItem(QAbstractButton):
    """The words are short; the popover says them whole. `acted` is the button of the popover."""

    acted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._icon_name = "info"
        self._tone = "plain"
        self._rail = False
        self._more = ("", "", "")
        self._lines: tuple[str, ...] = ()
        self._popover: Popover | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda: self.popover.show_above(self))

    @property
    def popover(self) -> Popover:
        """The popover; made when it is first asked for."""
        if self._popover is None:
            self._popover = Popover(self)
            self._popover.acted.connect(self.acted)
            self._popover.say(*self._more)
        return self._popover

    def say(
        self,
        icon: str,
        text: str,
        tone: str = "plain",
        *,
        more: tuple[str, str, str] = ("", "", ""),
        lines: tuple[str, ...] = (),
        spoken: str = "",
    ) -> None:
        """Show icon, words and further `lines`; `more` is title, sentence and button of the popover.

        `spoken` is what a screen reader reads where the words change too often for it.
        """
        self._icon_name = icon
        self._tone = tone
        self.setText(text)
        if self.accessibleName() != (name := spoken or text):
            self.setAccessibleName(name)
        if self.accessibleDescription() != (description := "" if spoken else more[1]):
            self.setAccessibleDescription(description)
        self.setToolTip(escape(text) if self._rail else "")
        self._more = (more[0] or text, more[1], more[2])
        if self._popover is not None:
            self._popover.say(*self._more)
        if len(lines) != len(self._lines):
            self._lines = lines
            self._take_height()
        self._lines = lines
        self.update()

    def lines(self) -> tuple[str, ...]:
        """The further lines."""
        return self._lines

    def set_rail(self, *, rail: bool) -> None:
        """Show the icon alone."""
        self._rail = rail
        self.setToolTip(escape(self.text()) if rail else "")
        self._take_height()
        self.update()

    def wear(self, theme: Theme) -> None:
        """Take height and font."""
        self._theme = theme
        self.setFont(theme.font("caption"))
        self._take_height()
        self.update()

    def sizeHint(self) -> QSize:
        """One short row."""
        unit = self._theme.unit if self._theme else 4
        return QSize(10 * unit, round(self._units() * unit))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw icon and words."""
        theme = self._theme
        if theme is None:
            return
        icon_ink, ink = _INKS[self._tone]
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("surfaceHover"))
                painter.drawRoundedRect(self.rect(), theme.radius("control"), theme.radius("control"))
            side = theme.u(3.75)
            at = (self.width() - side) / 2 if self._rail else theme.u(2)
            left = self.width() - at - side if mirrored else at
            painter.drawPixmap(
                QPointF(left, (theme.u(_ROW) - side) / 2), theme.pixmap(self._icon_name, icon_ink, side)
            )
            if self._rail:
                return
            painter.setFont(self.font())
            painter.setPen(theme.colour(ink))
            room = theme.u(7.75)
            width = self.width() - room
            for at, words in enumerate((self.text(), *self._lines)):
                rect = QRect(0 if mirrored else room, theme.u(at * _LINE), width, theme.u(_ROW))
                line = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)
                painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), line)

    def _units(self) -> float:
        return _ROW + (0 if self._rail else len(self._lines) * _LINE)

    def _take_height(self) -> None:
        if self._theme is not None:
            self.setFixedHeight(self._theme.u(self._units()))
