"""Opens the browser for a worker: Qt's door to the desktop belongs to the GUI thread."""

from __future__ import annotations

from queue import Empty, SimpleQueue
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Qt, Signal

from dijo_desktop.ui.open_web import OpenWeb, ascii_host

ANSWER_SECONDS = 5.0
"""How long the GUI thread may take; after that the page offers the link to copy."""


class BrowserBridge(QObject):
    """Call it on any worker with an address that discovery has checked; it says whether a browser took it."""

    _asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked.connect(self._open, Qt.ConnectionType.QueuedConnection)

    def __call__(self, address: str) -> bool:
        """Have the GUI thread open the address and wait for what came of it."""
        answer: SimpleQueue[bool] = SimpleQueue()
        self._asked.emit((address, answer))
        try:
            return answer.get(timeout=ANSWER_SECONDS)
        except Empty:
            return False

    def open_page(self, address: str) -> bool:
        """Open an address that discovery has checked; on the GUI thread."""
        parts = urlsplit(address)
        open_web = OpenWeb([ascii_host(address)], loopback=f"{parts.scheme}://{parts.netloc}")
        return open_web(address)

    def _open(self, question: tuple[str, SimpleQueue[bool]]) -> None:
        address, answer = question
        answer.put(self.open_page(address))
