"""Text broken into lines of a width, for what is painted and not laid out."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextLayout, QTextOption


def broken(text: str, font: QFont, width: float) -> list[str]:
    """The lines of a text; a word that is too long is broken, too."""
    layout = QTextLayout(text, font)
    layout.setTextOption(_anywhere())
    layout.beginLayout()
    lines = []
    raw = text.encode("utf-16-le")  # Qt counts in halves of its letters
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        begin = line.textStart()
        lines.append(raw[2 * begin : 2 * (begin + line.textLength())].decode("utf-16-le").strip())
    layout.endLayout()
    return lines


def _anywhere() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
