"""A statement as a PDF file, written page by page on a worker."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFile, QFileDevice, QIODevice, QMarginsF
from PySide6.QtGui import QPainter, QPdfWriter

from dijo_desktop.errors import Cancelled, DiskFull, StoreFailed
from dijo_desktop.store.new_file import NewFile
from dijo_desktop.ui.calls.statement import DPI, RowsChanged, Statement

if TYPE_CHECKING:
    from dijo_desktop.store.call_view import CallView

ATTEMPTS = 3
MakeView = Callable[[], "CallView"]
Tell = Callable[[int, int], None]


def write_statement(
    make_view: MakeView,
    make: Callable[[CallView], Statement],
    path: Path,
    *,
    stop: threading.Event,
    tell: Tell,
) -> Path:
    """Write it and give the name of the file; `tell` hears pages done and in all. Cancelled leaves no file.

    Its sums and its calls are of one moment: if calls change while it is written, it is begun anew.
    """
    for _ in range(ATTEMPTS):
        view = make_view()
        try:
            with NewFile(path) as file, suppress(RowsChanged):
                _paint(make(view), file.aside, stop, tell)
                return file.finish()
        finally:
            view.close()
    raise StoreFailed(str(path))


def _paint(statement: Statement, path: Path, stop: threading.Event, tell: Tell) -> None:
    device = QFile(str(path))
    if not device.open(QIODevice.OpenModeFlag.WriteOnly):
        raise StoreFailed(str(path))
    try:
        writer = QPdfWriter(device)
        writer.setResolution(DPI)
        writer.setPageSize(statement.paper)
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        writer.setTitle(statement.title)
        writer.setCreator("DiJo Desktop")
        painter = QPainter(writer)
        try:
            for number, rows in enumerate(statement.stream()):
                if stop.is_set():
                    raise Cancelled
                if number:
                    writer.newPage()
                statement.paint(painter, number, rows)
                _check(device, path)
                tell(number + 1, statement.pages)
        finally:
            painter.end()
        device.flush()
        _check(device, path)
    finally:
        device.close()


def _check(device: QFile, path: Path) -> None:
    """Qt goes on painting into a full disk; its file remembers."""
    if device.error() != QFileDevice.FileError.NoError:
        raise DiskFull(str(path.parent))
