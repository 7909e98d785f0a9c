"""A file that is being fetched: its bytes so far, and beside it what they must become."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

import msgspec

from dijo_desktop.errors import DiskFull, FolderUnusable, StoreFailed

CHUNK = 1024 * 1024
SPARE = 0.05
"""Free space asked for on top of what is still to come, as a share of it."""
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_UNUSABLE = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL)
_PLAIN_FILE = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the bytes: up to `offset` they are on the disk and belong to `etag`."""

    etag: str
    bytes: int
    sha256: str
    offset: int


class PartFile:
    """`<name>.part` and `<name>.part.json`, for the user only; goes on where a run that broke off was sure."""

    def __init__(self, folder: Path, name: str, *, size: int, sha256: str) -> None:
        self._name = name
        self._folder = folder
        self._part = folder / f"{name}.part"
        self._side = folder / f"{name}.part.json"
        self._fresh_side = folder / f"{name}.part.new"
        self._size = size
        self._sha256 = sha256
        self._digest = hashlib.sha256()
        self.etag = ""
        self.offset = 0
        with self._failures():
            if self._part.is_file() and self._part.stat().st_nlink > 1:
                # A crash came between the final name and the removal of this one: it is the user's file now.
                self._part.unlink()
            self._file = os.open(self._part, os.O_RDWR | os.O_CREAT | _PLAIN_FILE, 0o600)
        try:
            with self._failures():
                self._go_on()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> PartFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    @property
    def remaining(self) -> int:
        """Bytes still to come."""
        return self._size - self.offset

    def check_space(self) -> None:
        """Refuse to begin what will not fit; says how many bytes have to be freed."""
        with self._failures():
            free = shutil.disk_usage(self._folder).free
        wanted = self.remaining + int(self.remaining * SPARE)
        if free < wanted:
            raise DiskFull(str(self._folder), wanted - free)

    def write(self, piece: bytes) -> None:
        """Append bytes; they count once `keep` has returned."""
        view = memoryview(piece)
        with self._failures():
            while view:
                written = os.write(self._file, view)
                self._digest.update(view[:written])
                self.offset += written
                view = view[written:]

    def keep(self) -> None:
        """Make what was written so far survive a crash."""
        with self._failures():
            os.fsync(self._file)
            side = Side(etag=self.etag, bytes=self._size, sha256=self._sha256, offset=self.offset)
            handle = os.open(self._fresh_side, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _PLAIN_FILE, 0o600)
            try:
                os.write(handle, msgspec.json.encode(side))
                os.fsync(handle)
            finally:
                os.close(handle)
            self._fresh_side.replace(self._side)

    def restart(self, etag: str) -> None:
        """Forget the bytes: the ones to come belong to `etag`."""
        with self._failures():
            os.ftruncate(self._file, 0)
            os.lseek(self._file, 0, os.SEEK_SET)
        self._digest = hashlib.sha256()
        self.offset = 0
        self.etag = etag
        self.keep()
        _sync_folder(self._folder)

    def whole(self) -> bool:
        """Whether length and SHA-256 are those that were announced."""
        return self.offset == self._size and self._digest.hexdigest() == self._sha256

    def finish(self) -> Path:
        """Give the whole file its final name, or the next free one like it; never over another file."""
        self.keep()
        self.close()
        with self._failures():
            final = self._take_name()
            self._side.unlink(missing_ok=True)
            self._fresh_side.unlink(missing_ok=True)
            _sync_folder(self._folder)
        return final

    def close(self) -> None:
        """Let go of the file; part and side stay."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _go_on(self) -> None:
        side = self._read_side()
        if side is None or (side.bytes, side.sha256) != (self._size, self._sha256):
            os.ftruncate(self._file, 0)
            return
        if os.fstat(self._file).st_size < side.offset or side.offset > self._size:
            os.ftruncate(self._file, 0)
            return
        os.ftruncate(self._file, side.offset)
        while piece := os.read(self._file, CHUNK):
            self._digest.update(piece)
        self.offset, self.etag = side.offset, side.etag

    def _read_side(self) -> Side | None:
        try:
            return msgspec.json.decode(self._side.read_bytes(), type=Side)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return None

    def _take_name(self) -> Path:
        for candidate in self._candidates():
            try:
                os.link(self._part, candidate)
            except FileExistsError:
                continue
            except OSError:  # this file system has no hard links: reserve the name, then fill it
                try:
                    os.close(os.open(candidate, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
                except FileExistsError:
                    continue
                try:
                    self._part.replace(candidate)
                except OSError:
                    candidate.unlink()
                    raise
                return candidate
            self._part.unlink()
            return candidate
        raise FolderUnusable(str(self._folder))

    def _candidates(self) -> Iterator[Path]:
        wanted = Path(self._name)
        yield self._folder / wanted
        for n in range(2, 1000):
            yield self._folder / f"{wanted.stem} ({n}){wanted.suffix}"

    @contextmanager
    def _failures(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if error.errno in _FULL:
                raise DiskFull(str(self._folder), max(0, self.remaining)) from error
            if error.errno in _UNUSABLE:
                raise FolderUnusable(str(self._folder)) from error
            raise StoreFailed(str(self._part)) from error


def carry_over(name: str, before: Path, folder: Path) -> None:
    """Move the bytes fetched so far to another folder, so that choosing one does not mean beginning again."""
    part, side = f"{name}.part", f"{name}.part.json"
    if before == folder or not (before / side).is_file() or (folder / part).exists():
        return
    # What cannot be moved is fetched again: a failure here is none of the copy.
    with suppress(OSError):
        try:
            for each in (part, side):
                handle = os.open(folder / each, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PLAIN_FILE, 0o600)
                with os.fdopen(handle, "wb") as target, (before / each).open("rb") as source:
                    shutil.copyfileobj(source, target, CHUNK)
                    target.flush()
                    os.fsync(target.fileno())
        except OSError:
            (folder / part).unlink(missing_ok=True)
            (folder / side).unlink(missing_ok=True)
            raise
        for each in (part, side):
            (before / each).unlink()


def _sync_folder(folder: Path) -> None:
    """Make a new name survive a power cut, where folders can be synchronised at all."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
