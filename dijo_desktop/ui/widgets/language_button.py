"""The button that shows the language in use and offers the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from dijo_desktop.ui.widgets.button import Button, Kind


class LanguageButton(Button):
    """`chosen` carries the code of a language; empty means as the system."""

    chosen = Signal(str)

    def __init__(
        self, languages: Sequence[tuple[str, str]], kind: Kind = "secondary", *, parent: QWidget | None = None
    ) -> None:
        """`languages` are codes with the names the languages give themselves."""
        super().__init__(" ", kind, "globe", menu=True, parent=parent)
        self._languages = tuple(languages)
        self._code = ""
        self._actions: dict[str, QAction] = {}
        self._choices = QMenu(self)
        for code, name in (("", ""), *self._languages):
            action = self._choices.addAction(name)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, code=code: self.chosen.emit(code))
            self._actions[code] = action
        self.clicked.connect(self._open)
        self.retranslate()

    def show_language(self, code: str) -> None:
        """Mark the language that is in use; empty for the system's."""
        self._code = code
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        as_system = self.tr("As the system")
        self._actions[""].setText(as_system)
        for code, action in self._actions.items():
            action.setChecked(code == self._code)
        # With the system's language, its name is what the person wants to see.
        used = self._code or QLocale().name().split("_")[0]
        self.setText(dict(self._languages).get(used, as_system))
        self.setAccessibleName(self.tr("Language: {name}").format(name=self.text()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _open(self) -> None:
        self._choices.popup(self.mapToGlobal(self.rect().bottomLeft()))
