"""What SQLite reports, told as the failures of `errors.py`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import apsw

from dijo_desktop.errors import (
    Cancelled,
    DijoError,
    DiskFull,
    FolderUnusable,
    NotUnderstood,
    StoreDamaged,
    StoreFailed,
)

_OVERFLOW = "integer overflow"


@contextmanager
def failures_named(path: str) -> Iterator[None]:
    """Raise what SQLite reports within as a StoreFailed of `path`, or Cancelled if it was interrupted or closed."""
    try:
        yield
    except apsw.Error as error:
        raise named(error, path) from error


def named(error: apsw.Error, path: str) -> DijoError:
    """The failure of `errors.py` that says what `error` means."""
    if isinstance(error, (apsw.InterruptError, apsw.ConnectionClosedError)):
        return Cancelled()
    if isinstance(error, apsw.SQLError) and _OVERFLOW in str(error):
        return NotUnderstood("calls")
    # Past a limit of the file system or of the user, the system call itself fails, which SQLite does not call "full".
    if isinstance(error, apsw.FullError) or getattr(error, "extendedresult", 0) == apsw.SQLITE_IOERR_WRITE:
        return DiskFull(path)
    if isinstance(error, (apsw.CorruptError, apsw.NotADBError)):
        return StoreDamaged(path)
    if isinstance(error, (apsw.CantOpenError, apsw.ReadOnlyError, apsw.PermissionsError)):
        return FolderUnusable(path)
    if isinstance(error, (apsw.BusyError, apsw.LockedError, apsw.IOError, apsw.NoMemError, apsw.ProtocolError)):
        return StoreFailed(path)
    raise error
