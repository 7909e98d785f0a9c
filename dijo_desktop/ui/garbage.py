"""Reference cycles are collected on the GUI thread only.

Python collects them on whichever thread happens to allocate; a widget in such a cycle would end on a worker, and Qt
objects must end on their own thread. So the automatic collection is off while the program runs, and a timer does it.
What will stay is put aside (`gc.freeze`): to look through a hundred thousand objects again and again would hold the
window up for 70 ms each time.
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
        gc.freeze()
        timer = QTimer(self, interval=every_ms)
        timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        timer.timeout.connect(collect_due)
        timer.start()


def settle() -> None:
    """All pages are made and will stay for long: put them aside, without what nobody needs any more."""
    if not gc.get_freeze_count():
        gc.collect()
    gc.freeze()


def stir() -> None:
    """Pages go: what was put aside counts again."""
    gc.unfreeze()


def collect_due() -> int | None:
    """Collect the oldest generation that is due by Python's own thresholds, and return its number."""
    due = [number for number, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
           if count > most]  # fmt: skip
    if not due:
        return None
    gc.collect(due[-1])
    return due[-1]
