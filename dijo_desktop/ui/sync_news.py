"""Passes on what a sync tells, a few times a second at most."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

BETWEEN_MS = 300


class SyncNews(QObject):
    """`due` carries the first news at once, later the newest of each while; nothing that was heard last is lost."""

    due = Signal(object)

    def __init__(self, parent: QObject | None = None, *, between_ms: int = BETWEEN_MS) -> None:
        super().__init__(parent)
        self._waiting: object = None
        self._timer = QTimer(self, singleShot=True, interval=between_ms)
        self._timer.timeout.connect(self._pass_on)

    def hear(self, news: object) -> None:
        """Something came; it takes the place of what still waits."""
        self._waiting = news
        if not self._timer.isActive():
            self._pass_on()

    def end(self) -> None:
        """It is over: what still waits is of no interest any more."""
        self._waiting = None
        self._timer.stop()

    def _pass_on(self) -> None:
        if self._waiting is not None:
            news, self._waiting = self._waiting, None
            self._timer.start()
            self.due.emit(news)
