"""The foot of the sign-in page: another way in, language, and the demo."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.language_button import LanguageButton


class Footer(QWidget):
    """A strip in the colour of the sidebar."""

    def __init__(self, languages: Sequence[tuple[str, str]], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self.language = LanguageButton(languages, "flat")
        self.no_browser = Button(" ", "link")
        self.demo = Button(" ", "secondary", "demo")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.no_browser)
        self._row.addStretch()
        self._row.addWidget(self.language)
        self._row.addWidget(self.demo)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.no_browser.setText(self.tr("I can't open a browser here"))
        self.demo.setText(self.tr("Try the demo"))

    def wear(self, theme: Theme) -> None:
        """Take height and colours."""
        self._theme = theme
        self._row.setContentsMargins(theme.u(6), 1, theme.u(6), 0)
        self._row.setSpacing(theme.u(4))
        self.setFixedHeight(theme.u(13))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw fill and hairline."""
        if self._theme is not None:
            with QPainter(self) as painter:
                painter.fillRect(self.rect(), self._theme.colour("sidebar"))
                painter.fillRect(0, 0, self.width(), 1, self._theme.colour("divider"))
