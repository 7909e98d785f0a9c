"""A ZIP file from anywhere, read without trust: nothing is extracted, and every number it states is checked first."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from dijo_desktop.domain.archive import (
    MANIFEST,
    MAX_BYTES,
    MAX_ENTRIES,
    MAX_RATIO,
    Problem,
    folded_twins,
    name_refused,
)
from dijo_desktop.errors import ArchiveAltered, CopyFailed, StoreFailed

CHUNK = 256 * 1024
MAX_DIRECTORY = 4 * 1024 * 1024
"""Largest list of contents, in bytes: the library would read a longer one into memory before we can count."""
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1 | 0x40
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError),
    *(UnicodeError, OverflowError, MemoryError),
)


class _Bounded(io.FileIO):
    def read(self, size: int | None = -1, /) -> bytes:
        """At most `MAX_DIRECTORY` bytes at once."""
        if size is not None and size > MAX_DIRECTORY:
            raise zipfile.BadZipFile
        return super().read(MAX_DIRECTORY if size is None or size < 0 else size) or b""


class ZipReading:
    """The entries of a ZIP file; `problems` is what is wrong with the container itself.

    More than `most_bytes` inflated bytes are refused, unless it is `None`: the person agreed.
    """

    def __init__(self, path: Path, *, most_bytes: int | None = MAX_BYTES) -> None:
        self._path = path
        try:
            self._file = _Bounded(path)
        except (OSError, ValueError) as error:
            raise StoreFailed(str(path)) from error
        try:
            self._zip = zipfile.ZipFile(self._file)
        except (*_BROKEN, OSError) as error:
            self._file.close()
            raise ArchiveAltered(path.name) from error
        if len(self._zip.infolist()) > MAX_ENTRIES:
            self.close()
            raise ArchiveAltered(path.name)
        self._entries = {info.orig_filename: info for info in self._zip.infolist()}
        self.problems = self._look_over()
        self.bytes = sum(info.file_size for info in self._zip.infolist())
        if most_bytes is not None and self.bytes > most_bytes:
            self.close()
            raise CopyFailed("too-large")

    def __enter__(self) -> ZipReading:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()
        self._file.close()

    def names(self) -> list[str]:
        """The entries' names as the file states them."""
        return list(self._entries)

    def size(self, name: str) -> int:
        """Inflated bytes that an entry claims; `chunks` never yields more."""
        return self._entries[name].file_size

    def chunks(self, name: str) -> Iterator[bytes]:
        """The inflated bytes of an entry, piece by piece; the library checks length and CRC-32."""
        try:
            with self._zip.open(self._entries[name]) as entry:
                while piece := entry.read(CHUNK):
                    yield piece
        except (*_BROKEN, OSError) as error:
            raise ArchiveAltered(name) from error

    def _look_over(self) -> list[Problem]:
        infos = self._zip.infolist()
        found = [Problem(what, info.orig_filename) for info in infos for what in _wrong_with(info)]
        found += [Problem("twice", name) for name in folded_twins([info.orig_filename for info in infos])]
        found += [Problem("overlap", name) for name in self._overlapping(infos)]
        if self._zip.comment or min((info.header_offset for info in infos), default=0) != 0:
            found.append(Problem("extra-bytes", self._path.name))
        if MANIFEST not in self._entries:
            found.append(Problem("missing", MANIFEST))
        return found

    def _overlapping(self, infos: list[zipfile.ZipInfo]) -> Iterator[str]:
        in_file = sorted(infos, key=lambda info: info.header_offset)
        ends = [info.header_offset for info in in_file[1:]] + [self._zip.start_dir]
        for info, end in zip(in_file, ends, strict=False):
            if info.header_offset + _LOCAL_HEADER + len(info.orig_filename) + info.compress_size > end:
                yield info.orig_filename


def _wrong_with(info: zipfile.ZipInfo) -> Iterator[str]:
    mode = info.external_attr >> 16
    if info.orig_filename != info.filename or name_refused(info.orig_filename):
        yield "name"
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        yield "not-a-plain-file"
    if info.flag_bits & _ENCRYPTED:
        yield "encrypted"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        yield "method"
    if info.file_size > MAX_RATIO * max(info.compress_size, 1):
        yield "ratio"
