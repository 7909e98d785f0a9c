"""Asks before the window closes if the session is in memory only and something in it has no answer yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dijo_desktop.ui.shell.quit_dialog import QuitDialog
from dijo_desktop.ui.shell.window import MainWindow

if TYPE_CHECKING:
    from dijo_desktop.store.local_copy import LocalCopy


class Quitting(QObject):
    """Where the copy is kept on disk nothing is asked: what has no answer is found out at the next start."""

    def __init__(self, window: MainWindow, copy: Callable[[], LocalCopy | None]) -> None:
        super().__init__(window)
        self._window, self._copy = window, copy
        self._dialog: QuitDialog | None = None
        window.hold_open = self._ask

    def _ask(self) -> bool:
        """Whether the window must stay, because a question is on the screen."""
        copy = self._copy()
        if copy is None or copy.kept or copy.closed:
            return False
        kinds = [action.kind for action in copy.outbox.open_actions()]
        if not kinds:
            return False
        if self._dialog is None:
            dialog = self._dialog = QuitDialog(kinds, self._window)
            dialog.quit_wanted.connect(self._quit)
            dialog.finished.connect(self._answered)
            dialog.open()
        self._dialog.raise_()
        return True

    def _quit(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self._window.close_now()

    def _answered(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
