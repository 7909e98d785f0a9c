"""Icons: one-colour SVG files, painted in a colour of the theme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

MIRRORED = frozenset({"chevron-left", "chevron-right", "sign-out", "external-link", "undo"})


class Icons:
    """Draws icons and keeps what it drew, by name, size, colour, device pixel ratio and direction."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drawn: dict[tuple[str, int, int, int, float, bool], QPixmap] = {}

    def pixmap(self, name: str, size: int, colour: QColor, ratio: float, *, mirrored: bool, room: int = 0) -> QPixmap:
        """The icon `size` logical pixels wide and high, with `room` pixels of air at its trailing side."""
        flip = mirrored and name in MIRRORED
        key = (name, size, room if not mirrored else -room, colour.rgba(), ratio, flip)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, QSize(size + room, size), colour, ratio, flip=flip, right=mirrored)
        return self._drawn[key]

    def _draw(self, name: str, size: QSize, colour: QColor, ratio: float, *, flip: bool, right: bool) -> QPixmap:
        # QtSvg does not take currentColor from the palette, so the colour is written into the text.
        text = (self._folder / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour.name())
        drawn = QPixmap(size * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        side = size.height()
        with QPainter(drawn) as painter:
            if right:
                painter.translate(size.width() - side, 0)
            if flip:
                painter.translate(side, 0)
                painter.scale(-1, 1)
            QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, side, side))
        return drawn
