"""A bar of progress; the numbers stand beside it, in words of the page."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from dijo_desktop.ui.theme import Theme

_STEPS = 1000
_HIGH, _SLIM = 8, 4


class Progress(QProgressBar):
    """How much is done, 0 to 1; 8 pixels high, 4 in rows. `name` says of what."""

    def __init__(self, name: str, *, slim: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slim = slim
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setRange(0, _STEPS)

    def set_share(self, share: float) -> None:
        """Show this share, 0 to 1."""
        self.setRange(0, _STEPS)
        self.setValue(round(max(0.0, min(1.0, share)) * _STEPS))

    @property
    def share(self) -> float:
        """The share shown."""
        return self.value() / _STEPS

    def wear(self, _theme: Theme) -> None:
        """Take the height, which does not grow with the text."""
        self.setFixedHeight(_SLIM if self._slim else _HIGH)
