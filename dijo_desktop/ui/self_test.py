"""Trying the parts of the window for real, for `doctor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dijo_desktop import packaged
from dijo_desktop.errors import SystemPartMissing
from dijo_desktop.ui import preflight

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_SHIPPED = ("en", "de")
_OF_QT = "QPlatformTheme"
"""Not written where it is used, or the text would be taken for ours and come from our catalogue."""


def try_qt() -> str:
    """Open a window, draw text and an icon in it, and look whether anything was drawn."""
    preflight.check()
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QFontDatabase, QGuiApplication

    from dijo_desktop.ui.theme import Theme
    from dijo_desktop.ui.widgets.button import Button

    app = _application()
    if not QFontDatabase.families():
        raise SystemPartMissing("a font", "Install any font, for example fonts-dejavu-core.")
    theme = Theme(preference="light")
    theme.apply(app)
    button = Button("Save a copy", "primary", "export")
    button.resize(200, 40)
    picture = button.grab().toImage()
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)}
    theme.take_off()
    if len(colours) < 3:
        raise SystemPartMissing("drawing", "Qt opened a window but drew nothing in it.")
    return f"Qt {qVersion()} on {QGuiApplication.platformName()}, {len(QFontDatabase.families())} font families"


def try_translations() -> str:
    """Load every shipped language, ours and Qt's own, and look up a text of each."""
    preflight.check()
    from PySide6.QtCore import QCoreApplication

    from dijo_desktop.ui.languages import Languages

    languages = Languages(_application(), packaged.catalogues())
    if missing := sorted(set(_SHIPPED) - set(languages.codes())):
        raise SystemPartMissing(f"the catalogue of {', '.join(missing)}", "Build the program anew.")
    languages.use("de")
    found = [
        QCoreApplication.translate("keyring", "Keyring unlocked"),
        QCoreApplication.translate("messages", "Try again"),
        QCoreApplication.translate(_OF_QT, "Cancel"),
    ]
    languages.use("en")
    if found != ["Schlüsselbund entsperrt", "Erneut versuchen", "Abbrechen"]:
        raise SystemPartMissing("the German texts", f"Found {found}.")
    return f"{', '.join(languages.codes())}, Qt's own texts too"


def _application() -> QApplication:
    from PySide6.QtWidgets import QApplication

    preflight.prepare()
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication([])
