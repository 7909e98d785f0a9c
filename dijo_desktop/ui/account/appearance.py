"""How the program looks and is read out: theme, language, rows, menu bar, how a reader goes through calls."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.language_button import LanguageButton
from dijo_desktop.ui.widgets.segmented import Segmented
from dijo_desktop.ui.widgets.switch import Switch


class Appearance(QWidget):
    """`theme_chosen` carries system, light or dark; `language_chosen` a code, empty for the system's."""

    theme_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, languages: Sequence[tuple[str, str]], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = Segmented((("system", " "), ("light", " "), ("dark", " ")))
        self.theme.chosen.connect(self.theme_chosen)
        self.language = LanguageButton(languages)
        self.language.chosen.connect(self.language_chosen)
        self._used: Callable[[], str] | None = None
        self._group = BoxedGroup()
        self._theme_row = self._group.add_row(control=self.theme)
        self._language_row = self._group.add_row(control=self.language)
        self.rows = Segmented((("compact", " "), ("roomy", " ")))
        self._rows_row = self._group.add_row(control=self.rows)
        self.menu = Switch()
        self._menu_row = self._group.add_row(control=self.menu)
        self.cells = Switch()
        self._cells_row = self._group.add_row(control=self.cells)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._group)
        self.retranslate()

    def show_choices(self, theme: str, language: str) -> None:
        """Show what is chosen."""
        self.theme.choose(theme)
        self.language.show_language(language)

    def offer_menu_bar(self, *, offered: bool) -> None:
        """Whether the menu bar is a part of the window; else there is nothing to choose."""
        self._menu_row.setVisible(offered)

    def follow(self, language: Callable[[], str]) -> None:
        """Show the language in use, also after it was chosen somewhere else."""
        self._used = language

    def retranslate(self) -> None:
        """Set every text."""
        self._group.set_title(self.tr("Appearance"))
        self._theme_row.set_texts(self.tr("Theme"))
        self._language_row.set_texts(self.tr("Language"))
        rows = self.tr("Rows in the list of calls")
        self._rows_row.set_texts(rows)
        self.rows.set_texts((self.tr("Compact"), self.tr("Roomy")), rows)
        menu = self.tr("Always show the menu bar")
        self._menu_row.set_texts(menu, self.tr("Else it comes with Alt or F10."))
        self.menu.setAccessibleName(menu)
        cells = self.tr("Read calls cell by cell")
        self._cells_row.set_texts(cells, self.tr("For screen readers: else each call is one sentence."))
        self.cells.setAccessibleName(cells)
        self.theme.set_texts((self.tr("System"), self.tr("Light"), self.tr("Dark")), self.tr("Theme"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            if self._used is not None:
                self.language.show_language(self._used())
        super().changeEvent(event)
