"""Small files that outlive a crash at any moment: written aside, flushed, put in place, the one before kept."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from dijo_desktop.errors import DiskFull, FolderUnusable

MAX_BYTES = 1024 * 1024
"""No file of this kind is larger; one that is was not written by this program."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_BOM = b"\xef\xbb\xbf"
T = TypeVar("T")


def write_safely(path: Path, data: bytes, valid: Callable[[bytes], object]) -> None:
    """Put `data` in place of a file; what was there stays beside it as `.bak` if `valid` still takes it."""
    with os_failures_named(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        before = _read(path)
        if before is not None and before != data and _taken(before, valid) is not None:
            _replace(_previous(path), before)
        _replace(path, data)


def read_safely(path: Path, valid: Callable[[bytes], T]) -> T | None:
    """What `valid` makes of the file, else of the generation before; `None` if neither is whole."""
    with os_failures_named(path):
        for candidate in (path, _previous(path)):
            data = _read(candidate)
            found = None if data is None else _taken(data, valid)
            if found is not None:
                return found
    return None


def remove_safely(path: Path) -> None:
    """Take away a file and the generation before it."""
    with os_failures_named(path):
        for candidate in (path, _previous(path)):
            candidate.unlink(missing_ok=True)


@contextmanager
def os_failures_named(path: Path) -> Iterator[None]:
    """Raise what the system reports within as DiskFull or FolderUnusable."""
    try:
        yield
    except OSError as error:
        raise (DiskFull if error.errno in _FULL else FolderUnusable)(str(path)) from error


def flush_folder(folder: Path) -> None:
    """See that a new name in a folder outlives a power cut; Windows has no such call and needs none."""
    flag = getattr(os, "O_DIRECTORY", None)
    if flag is None:
        return
    descriptor = os.open(folder, os.O_RDONLY | flag)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _previous(path: Path) -> Path:
    return path.with_name(f"{path.name}.bak")


def _read(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return None
    return data.removeprefix(_BOM) if len(data) <= MAX_BYTES else b""


def _taken(data: bytes, valid: Callable[[bytes], T]) -> T | None:
    try:
        return valid(data)
    except (ValueError, msgspec.MsgspecError):
        return None


def _replace(path: Path, data: bytes) -> None:
    aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except BaseException:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)
