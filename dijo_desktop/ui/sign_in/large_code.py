"""What is typed elsewhere, large enough to be read across a desk."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.plain_label import PlainLabel

_FACTOR = 2.0


class LargeCode(PlainLabel):
    """Letters of one width, twice as large as the text; can be selected and copied."""

    def __init__(self, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, "mono", wrap=True, selectable=True, parent=parent)

    def wear(self, theme: Theme) -> None:
        """Take the larger size."""
        super().wear(theme)
        font = theme.font("mono")
        font.setPointSizeF(round(theme.font("body").pointSizeF() * _FACTOR * 2) / 2)
        self.setFont(font)
