"""Reaches the service again: when asked, and by itself after a while."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from dijo_desktop.errors import ConnectionFailed, DijoError
from dijo_desktop.ui.demo_desk import DemoDesk
from dijo_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from dijo_desktop.ui.entry import Entry
    from dijo_desktop.ui.widgets.toast import Toast

FIRST_MS = 15_000
LONGEST_MS = 5 * 60_000
STEADY_MS = 60_000
"""So long the service has to stay before the next loss is tried again as soon as the first."""
_SPREAD = 0.5


class Reconnecting(QObject):
    """`found` follows when who is in may ask the service again, `due` when that is to be tried by itself.

    `failed` carries why the demo cannot be started. Who is not in yet is brought in by `entry`. A demo that stopped
    is started again only when asked for, and that is told where nothing had told it before.
    """

    found = Signal()
    due = Signal()
    failed = Signal(object)

    def __init__(
        self,
        entry: Entry,
        tasks: Tasks,
        demo: DemoDesk | None,
        toast: Toast,
        inside: Callable[[], bool],
        parent: QObject | None = None,
        *,
        first_ms: int = FIRST_MS,
    ) -> None:
        super().__init__(parent)
        self._entry = entry
        self._tasks = tasks
        self._demo = demo
        self._toast = toast
        self._inside = inside
        self._first_ms = first_ms
        self._tries = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._try_by_itself)
        self._steady = QTimer(self, singleShot=True, interval=STEADY_MS)
        self._steady.timeout.connect(self._forget_tries)

    @property
    def waiting(self) -> bool:
        """Whether the service is away and will be tried again."""
        return self._timer.isActive()

    def lost(self, error: DijoError) -> None:
        """The service could not be asked; where that may heal by itself it is tried later, and ever more seldom."""
        if not isinstance(error, ConnectionFailed) or self._timer.isActive():
            return
        self._steady.stop()
        pause = min(LONGEST_MS, self._first_ms * 2**self._tries)
        self._tries += 1
        spread = random.SystemRandom().uniform(1 - _SPREAD / 2, 1 + _SPREAD / 2)  # not all programs at once
        self._timer.start(round(pause * spread))

    def back(self) -> None:
        """The service answers, or nobody is here."""
        self._timer.stop()
        if self._tries:
            self._steady.start()

    def again(self, *, ordered: bool) -> None:
        """Reach the service now; `ordered`: by the button that starts a stopped demo again."""
        self._timer.stop()
        if not self._inside():
            self._entry.connect_again()
            return
        fell = not ordered and self._demo is not None and self._demo.dead
        self._tasks.run(
            lambda job: self._demo.find_service(job.stop) if self._demo else "",
            owner=self,
            then=lambda _origin: self._say_found(fell=fell),
            failed=self.failed.emit,
        )

    def _say_found(self, *, fell: bool) -> None:
        if fell:
            text = self.tr("The demo service had stopped and was started again. Only sample data is concerned.")
            self._toast.say(text, icon="demo", colour="textMuted")
        self.found.emit()

    def _try_by_itself(self) -> None:
        if self._demo is not None and self._demo.dead:
            return
        if self._inside():
            self.due.emit()
        elif self._entry.stands_by:
            self._entry.connect_again(quiet=True)

    def _forget_tries(self) -> None:
        self._tries = 0
