"""The window that is the only one on its data: claimed before anything is drawn, brought forward when asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dijo_desktop.store.places import Places
from dijo_desktop.ui.single_instance import SingleInstance

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def window_places(data: Path | None, *, demo: bool) -> Places:
    """Where a window keeps things: below `data` if that is given, the demo's apart."""
    if data is None:
        return Places.demo() if demo else Places.real()
    return Places.below(data / "demo" if demo else data)


def claim(places: Places) -> SingleInstance | None:
    """The claim on these places; `None` if another process has it, whose window has come forward."""
    places.make()
    instance = SingleInstance(places.data)
    return instance if instance.claim() else None


def answer(instance: SingleInstance, window: QWidget) -> SingleInstance:
    """Listen to further starts, and bring the window forward for each."""
    instance.raise_asked.connect(lambda: _bring_forward(window))
    instance.listen()
    return instance


def _bring_forward(window: QWidget) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)  # where a window may not put itself in front, its place in the task bar asks
