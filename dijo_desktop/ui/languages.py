"""Languages: installs the catalogues and switches while the program runs.

How text follows the language: a widget that makes text of its own (a page, a dialog, a bar) has `retranslate()`,
which sets every text anew, calls it at the end of its constructor, and has these four lines:

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

Qt sends the event to every widget when a catalogue is installed. Small widgets (labels, buttons, rows) only hold the
text that their page gives them. Numbers and dates follow too: they are written by `dijo_desktop.ui.format`, which
asks the default `QLocale` that is set here.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtWidgets import QApplication

SOURCE = "en"
_PREFIX = "dijo_"


class Languages(QObject):
    """The languages there are; `changed` follows a switch. The empty code means: as the system."""

    changed = Signal()

    def __init__(self, app: QApplication, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._folder = folder
        self._installed: list[QTranslator] = []
        self._chosen = ""

    @property
    def chosen(self) -> str:
        """The code the user chose, empty for the system's."""
        return self._chosen

    @property
    def used(self) -> str:
        """The code of the language in use."""
        return self._chosen if self._chosen in self.codes() else self._of_system()

    def codes(self) -> list[str]:
        """The codes of all languages, the source language first."""
        found = sorted(file.stem.removeprefix(_PREFIX) for file in self._folder.glob(f"{_PREFIX}*.qm"))
        return [SOURCE, *(code for code in found if code != SOURCE)]

    def name(self, code: str) -> str:
        """The name of a language in that language."""
        if code == SOURCE:
            return "English"
        name = QLocale(code).nativeLanguageName()
        return name[:1].upper() + name[1:]

    def use(self, code: str) -> None:
        """Switch: catalogues of ours and of Qt, numbers and dates, reading direction."""
        self._chosen = code
        used = self.used
        self.take_off()
        locale = self._locale(used)
        QLocale.setDefault(locale)
        qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        # The source language has a catalogue too: it holds the plurals.
        for file in (qt_folder / f"qtbase_{used}.qm", self._folder / f"{_PREFIX}{used}.qm"):
            self._install(file)
        mirrored = locale.textDirection() == Qt.LayoutDirection.RightToLeft
        self._app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
        self.changed.emit()

    def take_off(self) -> None:
        """Leave the application without catalogues of ours."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []

    def _install(self, file: Path) -> None:
        translator = QTranslator(self)
        if file.is_file() and translator.load(str(file)):
            self._app.installTranslator(translator)
            self._installed.append(translator)

    def _of_system(self) -> str:
        wishes = [wish.replace("_", "-").split("-")[0] for wish in QLocale.system().uiLanguages()]
        return next((wish for wish in wishes if wish in self.codes()), SOURCE)

    @staticmethod
    def _locale(code: str) -> QLocale:
        """The system's own way of writing if it is of that language, else the usual one of the language."""
        system = QLocale.system()
        if system.language() != QLocale.Language.C and system.name().split("_")[0] == code:
            return system
        return QLocale("en_GB" if code == SOURCE else code)
