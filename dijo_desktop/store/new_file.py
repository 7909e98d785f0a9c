"""A file the user asked for: written aside, flushed, and only then there under its name, whole."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from dijo_desktop.errors import FolderUnusable
from dijo_desktop.store.files import flush_folder, os_failures_named

_BUFFER = 1024 * 1024
_NAMES = 1000
_PLAIN_FILE = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


class NewFile:
    """Left without `finish`, it leaves nothing behind. For the user alone.

    A file that was there at the beginning is replaced, since the user was asked about that one; one that came
    meanwhile is not: then the next free name like it is taken.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._aside = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.part")
        with os_failures_named(path):
            self._replaces = path.exists()
            if path.is_dir():
                raise FolderUnusable(str(path))
            handle = os.open(self._aside, os.O_RDWR | os.O_CREAT | os.O_EXCL | _PLAIN_FILE, 0o600)
        self._file = os.fdopen(handle, "w+b", _BUFFER)

    @property
    def aside(self) -> Path:
        """Where it is written."""
        return self._aside

    def __enter__(self) -> NewFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        # What is still in the buffer may not fit any more; it is thrown away.
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            self._aside.unlink(missing_ok=True)

    def write(self, data: bytes) -> None:
        """Append."""
        with os_failures_named(self._path):
            self._file.write(data)

    def restart(self) -> None:
        """Forget what was written."""
        with os_failures_named(self._path):
            self._file.seek(0)
            self._file.truncate()

    def finish(self) -> Path:
        """Give it its name, which is told."""
        with os_failures_named(self._path):
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            final = self._named()
            with suppress(OSError):
                flush_folder(final.parent)
        return final

    def _named(self) -> Path:
        if self._replaces:
            return self._aside.replace(self._path)
        for candidate in (self._path, *(self._like(n) for n in range(2, _NAMES))):
            try:
                os.link(self._aside, candidate)
            except FileExistsError:
                continue
            except OSError:  # this file system has no hard links: reserve the name, then fill it
                try:
                    os.close(os.open(candidate, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
                except FileExistsError:
                    continue
                self._aside.replace(candidate)
            return candidate
        raise FolderUnusable(str(self._path))

    def _like(self, number: int) -> Path:
        return self._path.with_name(f"{self._path.stem} ({number}){self._path.suffix}")
