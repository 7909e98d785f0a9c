"""Yes and No: two buttons of the same look and the same width, so that neither is easier to press."""

from __future__ import annotations

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button

_WIDTH = 16


class Answer(Button):
    """At least 16 units wide; `beside` is the other answer, whose width it takes if that is more."""

    def __init__(self, beside: Answer | None = None) -> None:
        super().__init__(" ")
        self._beside = beside

    def wear(self, theme: Theme) -> None:
        """Take the width of the wider."""
        super().wear(theme)
        self.setMinimumWidth(0)
        wide = max(theme.u(_WIDTH), self.sizeHint().width(), self._beside.sizeHint().width() if self._beside else 0)
        self.setMinimumWidth(wide)
        if self._beside is not None:
            self._beside.setMinimumWidth(wide)
