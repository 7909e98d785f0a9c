"""Where a saved copy is and its SHA-256, both to copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.ui import format as written
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.elided_label import ElidedLabel
from dijo_desktop.ui.widgets.icon_label import IconLabel
from dijo_desktop.ui.widgets.plain_label import PlainLabel

_GROUP = 4


class PlaceStrip(QWidget):
    """Shown paths have `~` for the home folder; what is copied is the whole path and the digest without spaces."""

    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole_path = ""
        self._whole_sha256 = ""
        self.path = ElidedLabel("", "mono", "textSecondary")
        self.sha256 = ElidedLabel("", "mono", "textSecondary")
        self._sha = PlainLabel("SHA-256", "caption", "textSecondary")
        self.copy_path = Button(kind="flat", icon="copy", name=" ", small=True)
        self.copy_sha256 = Button(kind="flat", icon="copy", name=" ", small=True)
        self.copy_path.clicked.connect(lambda: self._copy(self._whole_path))
        self.copy_sha256.clicked.connect(lambda: self._copy(self._whole_sha256))
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(IconLabel("folder", units=3.75))
        first.addWidget(self.path, 1)
        first.addWidget(self.copy_path)
        second.addWidget(self._sha)
        second.addWidget(self.sha256, 1)
        second.addWidget(self.copy_sha256)
        self._lines = (first, second)
        self._column = QVBoxLayout(self)
        self._column.addLayout(first)
        self._column.addLayout(second)
        self._say()

    def show_place(self, path: Path, sha256: str) -> None:
        """Show a file."""
        self._whole_path, self._whole_sha256 = str(path), sha256
        self.path.setText(written.isolated(short(path)))
        grouped = " ".join(sha256[at : at + _GROUP] for at in range(0, len(sha256), _GROUP))
        self.sha256.setText(written.isolated(grouped))

    def clear(self) -> None:
        """Show nothing."""
        self._whole_path = self._whole_sha256 = ""
        self.path.clear()
        self.sha256.clear()

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._column.setContentsMargins(theme.u(5), theme.u(1.5), theme.u(5), theme.u(1.5))
        self._column.setSpacing(0)
        for line in self._lines:
            line.setSpacing(theme.u(2))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit()

    def _say(self) -> None:
        self.copy_path.set_name(self.tr("Copy the path"))
        self.copy_sha256.set_name(self.tr("Copy the SHA-256"))


def short(path: Path, home: Callable[[], Path] = Path.home) -> str:
    """A path with `~` for the home folder."""
    try:
        return str(Path("~") / path.relative_to(home()))
    except (ValueError, RuntimeError):
        return str(path)
