"""Looks at every frame that is painted: what can be read in it, in whatever window is open then."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from tests.journeys.driver import texts_of


class Frames(QObject):
    """From the moment that `left` is true, `seen` says which of these words were still on the screen in a frame."""

    def __init__(self, app: QApplication, words: Iterable[str], left: Callable[[], bool]) -> None:
        super().__init__()
        self._app, self._words, self._left = app, list(words), left
        self.seen: list[str] = []
        self.painted = 0
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read the whole screen before anything of it is painted."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and self._left():
            self.painted += 1
            self.look()
        return False

    def look(self) -> None:
        """Read the whole screen as it is now."""
        text = "\n".join(texts_of(widget for widget in self._app.allWidgets() if widget.isVisible()))
        self.seen.extend(word for word in self._words if word in text)

    def end(self) -> None:
        """Look no more."""
        self._app.removeEventFilter(self)
