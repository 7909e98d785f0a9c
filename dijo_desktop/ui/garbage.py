"""Reference cycles are collected on the GUI thread only.

Python collects them on whichever thread happens to allocate; a widget in such a cycle would end on a worker, and Qt
objects must end on their own thread. So the automatic collection is off while the program runs, and a timer does it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer

EVERY_MS = 2000


class Garbage(QObject):
    """Collects what is due every two seconds; belongs to the application object, on its thread."""

    def __init__(self, parent: QObject, *, every_ms: int = EVERY_MS) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=every_ms)
        timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        timer.timeout.connect(collect_due)
        timer.start()


def collect_due() -> int | None:
    """Collect the oldest generation that is due by Python's own thresholds, and return its number."""
    due = [number for number, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
           if count > most]  # fmt: skip
    if not due:
        return None
    gc.collect(due[-1])
    return due[-1]
