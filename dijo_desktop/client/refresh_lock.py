"""One refresh at a time across processes: a lock file that also counts how often the refresh token changed."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dijo_desktop.client import limits
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import Cancelled

LOCK_FILE = "refresh.lock"
"""Its name in the folder of an account."""

if sys.platform == "win32":  # pragma: no cover - Windows only
    import msvcrt

    def _try(handle: int) -> None:
        os.lseek(handle, 1024, os.SEEK_SET)  # beyond the text: a locked byte cannot be read on Windows
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _let_go(handle: int) -> None:
        os.lseek(handle, 1024, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _try(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _let_go(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


class Turn:
    """The right to refresh; `changes` counts new refresh tokens of this account since the file was made."""

    def __init__(self, handle: int | None) -> None:
        self._handle = handle
        self.changes = 0
        if handle is not None:
            self.changes = _number(handle)

    @property
    def held(self) -> bool:
        """Whether it is really this process's turn, and not only that it could not be waited for."""
        return self._handle is not None

    def changed(self) -> None:
        """Note that a new refresh token was kept."""
        self.changes += 1
        if self._handle is not None:
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, str(self.changes).encode("ascii"))


def changes_of(path: Path) -> int:
    """How often the refresh token changed up to now; to be asked before the token is read."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return 0
    try:
        return _number(handle)
    finally:
        os.close(handle)


@contextmanager
def refresh_turn(path: Path | None, *, clock: Clock, stop: threading.Event) -> Iterator[Turn]:
    """Wait for the turn; a lock that stays taken, or cannot be had, does not keep anybody signed out."""
    handle = _open(path)
    if handle is None:
        yield Turn(None)
        return
    try:
        if not _taken(handle, clock, stop):
            yield Turn(None)
            return
        try:
            yield Turn(handle)
        finally:
            with suppress(OSError):
                _let_go(handle)
    finally:
        os.close(handle)


def _number(handle: int) -> int:
    os.lseek(handle, 0, os.SEEK_SET)
    text = os.read(handle, 20)
    return int(text) if text.isdigit() else 0


def _open(path: Path | None) -> int | None:
    if path is None:
        return None
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return None


def _taken(handle: int, clock: Clock, stop: threading.Event) -> bool:
    ends_at = clock.monotonic() + limits.REFRESH_LOCK_WAIT
    while clock.monotonic() < ends_at:
        try:
            _try(handle)
        except OSError:
            if clock.wait(stop, limits.WATCH_STEP):
                raise Cancelled from None
        else:
            return True
    return False
