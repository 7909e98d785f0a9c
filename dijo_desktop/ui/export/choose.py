"""Asking where a file or a folder shall be, without a nested event loop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[Path], None]


class Choose(Protocol):
    """Asks the user for a place; `then` gets it, and is not called if the user says no."""

    def file(self, parent: QWidget, title: str, name: str, then: Chosen) -> None:
        """Where a new file of that name shall be."""

    def folder(self, parent: QWidget, title: str, then: Chosen) -> None:
        """Which folder."""


class ChoosePlace:
    """The file dialog of the system, opened in the user's documents."""

    def file(self, parent: QWidget, title: str, name: str, then: Chosen) -> None:
        """Ask where a new file shall be, and whether one there may be replaced."""
        dialog = QFileDialog(parent, title, str(documents() / name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        self._open(dialog, then)

    def folder(self, parent: QWidget, title: str, then: Chosen) -> None:
        """Ask for a folder."""
        dialog = QFileDialog(parent, title, str(documents()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._open(dialog, then)

    @staticmethod
    def _open(dialog: QFileDialog, then: Chosen) -> None:
        dialog.fileSelected.connect(lambda path: then(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def documents() -> Path:
    """The user's documents folder, else the home folder: the system names one that need not be there."""
    path = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(path) if path and Path(path).is_dir() else Path.home()
