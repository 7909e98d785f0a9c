"""A button with an icon that can leave its words out where there is no room for them."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics

from dijo_desktop.ui.widgets.button import Button


class TerseButton(Button):
    """Without its words it is a square with its icon; screen readers hear the words either way."""

    def __init__(self, icon: str, *, menu: bool = False, small: bool = False) -> None:
        super().__init__(" ", icon=icon, menu=menu, small=small)
        self._words = " "
        self._chevron = menu
        self._around = 0

    @property
    def words(self) -> str:
        """What it says where there is room."""
        return self._words

    def set_words(self, words: str) -> None:
        """Say that, now or once there is room."""
        self._words = words
        self.setAccessibleName(words)
        if self.text():
            self.setText(words)
        self._tip()

    def show_words(self, *, shown: bool) -> None:
        """Say the words, or show the icon alone, which then names itself to the pointer."""
        if bool(self.text()) != shown:
            self.worded_width()
            self._menu = self._chevron and shown
            self.setText(self._words if shown else "")
            self._tip()

    def worded_width(self) -> int:
        """How wide it is with its words, in logical pixels."""
        metrics = QFontMetrics(self.font())
        if self.text():
            self._around = self.sizeHint().width() - metrics.horizontalAdvance(self.text())
        return self._around + metrics.horizontalAdvance(self._words)

    def _tip(self) -> None:
        """Say to the pointer what is not written."""
        self.setToolTip("" if self.text() else self._words)
