"""Measures and paints one cell of a fact table: swatch, icon, text or tag, and a quieter text after it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle

from dijo_desktop.ui.data.facts import Cell
from dijo_desktop.ui.theme import Theme

_WRAP = int(Qt.TextFlag.TextWordWrap)
_CENTRE = int(Qt.AlignmentFlag.AlignVCenter)
_TAGS = {
    "neutral": ("surfacePressed", "text"),
    "info": ("infoSoft", "onInfoSoft"),
    "warning": ("warningSoft", "onWarningSoft"),
    "success": ("successSoft", "onSuccessSoft"),
}


class FactCell:
    """The look of a cell in a theme; sizes in logical pixels."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def natural_width(self, cell: Cell) -> int:
        """The width on which everything stands on one line."""
        return self._lead(cell) + self._width(cell.text, cell.font, cell.tag) + self._after_width(cell)

    def least_width(self, cell: Cell) -> int:
        """The width of the longest word: below it words would be cut."""
        words = [self._width(word, cell.font, cell.tag) for word in cell.text.split()]
        words += [self._width(word, "caption", cell.after_tag) for word in cell.after.split()]
        return self._lead(cell) + max(words, default=0)

    def height(self, cell: Cell, width: int) -> int:
        """The height of the cell when its text wraps at `width`."""
        room = max(1, width - self._lead(cell))
        if self.natural_width(cell) <= width:
            return max(
                self._text_height(cell.text, cell.font, 10**4), self._text_height(cell.after, "caption", 10**4)
            )
        return self._text_height(cell.text, cell.font, room) + self._text_height(cell.after, "caption", room)

    def paint(self, painter: QPainter, area: QRect, cell: Cell, *, ink: QColor | None, at_end: bool) -> None:
        """Draw into `area`, mirrored with the painter's direction; `ink` replaces the colours of a chosen row."""
        direction = painter.layoutDirection()
        left = area.left()
        if cell.swatch:
            side = round(self._theme.unit * 2.25)
            spot = QRect(left, area.center().y() - side // 2, side, side)
            self._rounded(painter, QStyle.visualRect(direction, area, spot), cell.swatch, 2)
        if cell.icon:
            size = self._icon_size()
            spot = QStyle.visualRect(direction, area, QRect(left, area.center().y() - size // 2, size, size))
            painter.drawPixmap(spot.topLeft(), self._theme.pixmap(cell.icon, cell.colour, size))
        room = area.adjusted(self._lead(cell), 0, 0, 0)
        inline = self.natural_width(cell) <= area.width()
        across = min(room.width(), self._width(cell.text, cell.font, cell.tag))
        own = QRect(room)
        if cell.after and not inline:
            own.setHeight(self._text_height(cell.text, cell.font, room.width()))
            own.moveTop(area.center().y() - self.height(cell, area.width()) // 2)
        if inline and cell.after:
            own.setWidth(across)
        colour = ink or self._theme.colour(cell.colour)
        self._text(painter, QStyle.visualRect(direction, area, own), cell.text, cell.font, colour, cell.tag, at_end)
        if cell.after:
            below = QRect(room.left(), own.bottom() + 1, room.width(), area.bottom() - own.bottom())
            beside = QRect(
                own.left() + across + self._gap(), area.top(), room.width() - across - self._gap(), area.height()
            )
            spot = QStyle.visualRect(direction, area, beside if inline else below)
            quiet = ink or self._theme.colour(cell.after_colour)
            self._text(painter, spot, cell.after, "caption", quiet, cell.after_tag, at_end)

    def _text(
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        font: str,
        ink: QColor,
        tag: str,
        at_end: bool,
    ) -> None:
        painter.setFont(self.font(font, tag))
        align = int(Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft)
        if tag:
            fill, on_fill = _TAGS.get(tag, _TAGS["neutral"])
            width = min(area.width(), self._width(text, font, tag))
            height = QFontMetrics(painter.font()).height() + round(self._theme.unit * 1.25)
            spot = QRect(area.left(), area.center().y() - height // 2, width, height)
            spot = QStyle.visualRect(painter.layoutDirection(), area, spot)
            self._rounded(painter, spot, fill, 4)
            ink, area, align = self._theme.colour(on_fill), spot, int(Qt.AlignmentFlag.AlignHCenter)
        painter.setPen(ink)
        painter.drawText(area, align | _CENTRE | _WRAP, text)

    def _rounded(self, painter: QPainter, area: QRect, role: str, radius: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(role))
        painter.drawRoundedRect(QRectF(area), radius, radius)

    def font(self, role: str, tag: str = "") -> QFont:
        """The font of a role; tags are set in the caption size."""
        return self._theme.font("caption" if tag else role)

    def _width(self, text: str, font: str, tag: str = "") -> int:
        if not text:
            return 0
        return QFontMetrics(self.font(font, tag)).horizontalAdvance(text) + 1 + (4 * self._theme.unit if tag else 0)

    def _text_height(self, text: str, font: str, width: int) -> int:
        if not text:
            return 0
        return QFontMetrics(self.font(font)).boundingRect(QRect(0, 0, width, 10**5), _WRAP, text).height()

    def _gap(self) -> int:
        return 2 * self._theme.unit

    def _icon_size(self) -> int:
        return 4 * self._theme.unit

    def _lead(self, cell: Cell) -> int:
        swatch = round(self._theme.unit * 2.25) + self._gap() if cell.swatch else 0
        return swatch + (self._icon_size() + self._gap() if cell.icon else 0)

    def _after_width(self, cell: Cell) -> int:
        return self._gap() + self._width(cell.after, "caption", cell.after_tag) if cell.after else 0
