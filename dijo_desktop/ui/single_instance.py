"""One window a data folder: who starts the program a second time gets the window that is there.

The lock is the kernel's and goes with its process, however that ends; the socket carries one word. No widget is
imported here: a second start needs neither a screen nor the rest of the program.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from dijo_desktop.errors import AlreadyRunning, FolderUnusable

if sys.platform == "win32":  # pragma: no cover - Windows only
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


RAISE = b"raise\n"
"""The only message there is."""
RAISED = b"raised\n"
PATIENCE = 5.0
"""Seconds for the first start to come so far that it can be asked, or to end."""
MESSAGE_MS = 1000
"""A visitor that has said nothing whole by then is sent away."""
VISITORS = 8
_STEP_MS = 100
_LONGEST = 80
"""Bytes of a socket's path: the system takes 107, and Qt makes the socket in a folder beside it first."""


class SingleInstance(QObject):
    """The claim of one process on a data folder; `raise_asked` comes for each further start.

    `patience`: seconds to wait for an owner that has not come so far that it can answer.
    """

    raise_asked = Signal()

    def __init__(self, data: Path, parent: QObject | None = None, *, patience: float = PATIENCE) -> None:
        super().__init__(parent)
        self._patience = patience
        self._folder = _private(data / "instance")
        self._address = _address(self._folder)
        self._handle: int | None = None
        self._server: QLocalServer | None = None
        self._visits: set[_Visit] = set()

    def claim(self) -> bool:
        """Whether this process is the one; if not, the window of the other has been raised.

        AlreadyRunning: the other one does not answer.
        """
        until = monotonic() + self._patience
        while not self._locked():
            if self._raise_other():
                return False
            if monotonic() >= until:
                raise AlreadyRunning
        return True

    def listen(self) -> None:
        """Take the word of further starts; a socket left by a dead owner goes. Needs the application object."""
        QLocalServer.removeServer(self._address)
        server = self._server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.setMaxPendingConnections(VISITORS)
        server.newConnection.connect(self._meet)
        server.listen(self._address)

    def release(self) -> None:
        """Somebody else may be the one."""
        if self._server is not None:
            self._server.close()
            for visit in list(self._visits):
                visit.end()
            self._server.deleteLater()
            self._server = None
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _locked(self) -> bool:
        handle = os.open(self._folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(handle)
        except OSError:
            os.close(handle)
            return False
        self._handle = handle
        return True

    def _raise_other(self) -> bool:
        """Ask the window that is there to come forward; false if nobody says that it does."""
        socket = QLocalSocket()
        socket.connectToServer(self._address)
        if not socket.waitForConnected(_STEP_MS):
            self._pause(socket)
            return False
        socket.write(RAISE)
        socket.waitForBytesWritten(_STEP_MS)
        until = monotonic() + MESSAGE_MS / 1000
        while socket.bytesAvailable() < len(RAISED) and monotonic() < until:
            if not socket.waitForReadyRead(_STEP_MS):
                break
        answer = bytes(socket.readAll().data())
        socket.abort()
        return answer == RAISED

    def _pause(self, socket: QLocalSocket) -> None:
        """A moment without spinning: nobody listens yet, so nothing can be waited for."""
        socket.abort()
        threading.Event().wait(_STEP_MS / 5000)

    def _meet(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            visit = _Visit(socket, self)
            self._visits.add(visit)
            visit.ended.connect(self._part)
            visit.begin()

    def _part(self, visit: _Visit) -> None:
        self._visits.discard(visit)
        visit.deleteLater()


class _Visit(QObject):
    """One connection, which may say one word; `ended` carries it itself."""

    raise_asked = Signal()
    ended = Signal(object)

    def __init__(self, socket: QLocalSocket, owner: SingleInstance) -> None:
        super().__init__(owner)
        socket.setParent(self)
        socket.setReadBufferSize(len(RAISE) + 1)
        self._socket = socket
        self._over = False
        self._timer = QTimer(self, singleShot=True, interval=MESSAGE_MS)
        self._timer.timeout.connect(self.end)
        self.raise_asked.connect(owner.raise_asked)

    def begin(self) -> None:
        """Hear what is said."""
        self._socket.readyRead.connect(self._read)
        self._socket.disconnected.connect(self.end)
        self._timer.start()
        self._read()

    def end(self) -> None:
        """Hear no more."""
        if not self._over:
            self._over = True
            self._timer.stop()
            self._socket.abort()
            self.ended.emit(self)

    def _read(self) -> None:
        said = bytes(self._socket.peek(len(RAISE) + 1).data())
        if said == RAISE:
            self._socket.readAll()
            self._socket.write(RAISED)
            self._socket.flush()
            self.raise_asked.emit()
        elif self._over or not RAISE.startswith(said):
            self.end()


def _private(folder: Path) -> Path:
    """The folder, for this user alone; FolderUnusable if somebody else's is there, or a link."""
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700, parents=True)
    if sys.platform != "win32":
        found = folder.lstat()
        if folder.is_symlink() or found.st_uid != os.geteuid():
            raise FolderUnusable(str(folder))
        folder.chmod(0o700)
    return folder


def _address(folder: Path) -> str:
    """The path of the socket, or on Windows the name of the pipe; where the path is too long, by its digest."""
    digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
    if sys.platform == "win32":  # pragma: no cover - Windows only
        return f"dijo-desktop-{digest}"
    path = folder / "window"
    if len(os.fsencode(path)) <= _LONGEST:
        return str(path)
    return str(_private(Path(tempfile.gettempdir()) / f"dijo-{os.geteuid()}-{digest}") / "window")
