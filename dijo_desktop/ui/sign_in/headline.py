"""The one large sentence of the sign-in page."""

from __future__ import annotations

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.plain_label import PlainLabel

_FACTOR = 1.75


class Headline(PlainLabel):
    """A title 1.75 times as large as the text."""

    def wear(self, theme: Theme) -> None:
        """Take the larger size."""
        super().wear(theme)
        font = theme.font("title")
        font.setPointSizeF(round(theme.font("body").pointSizeF() * _FACTOR * 2) / 2)
        self.setFont(font)
