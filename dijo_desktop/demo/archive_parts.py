"""The data files of an archive, written beside it first: the manifest comes before them and names their hashes."""

from __future__ import annotations

import hashlib
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

import msgspec

from dijo_desktop.contract.manifest import DataFile
from dijo_desktop.demo.archive_csv import csv_rows
from dijo_desktop.demo.archive_flat import cells, column_names
from dijo_desktop.demo.archive_schemas import SHAPES
from dijo_desktop.domain.archive import NDJSON
from dijo_desktop.domain.csv_cells import BOM

ROWS_PER_FILE = 100_000
ROWS_SHOWN = 500
"""Rows a category has on the page that opens."""
CSV = "text/csv; charset=utf-8"


class Stopped(Exception):
    """The service ends while an archive is made; the job begins anew at the next start."""


@dataclass
class CategoryParts:
    """The files of one key, how many records they hold, and the newest of them for the page."""

    key: str
    records: int = 0
    files: list[DataFile] = field(default_factory=list)
    newest: deque[bytes] = field(default_factory=lambda: deque(maxlen=ROWS_SHOWN))


def write_category(
    folder: Path,
    key: str,
    chunks: Iterator[list[bytes]],
    formats: tuple[str, ...],
    *,
    stop: threading.Event,
    tell: Callable[[int], None],
) -> CategoryParts:
    """Write the lines of one key; `tell` is given the number of records after each chunk."""
    parts = CategoryParts(key)
    decode = msgspec.json.Decoder(dict[str, Any]).decode
    columns = column_names(SHAPES[key])
    with _Files(folder, key, "data", "ndjson") as lines, _Files(folder, key, "csv", "csv") as table:
        for whole in chunks:
            for chunk in _fitting(whole, parts.records):
                if stop.is_set():
                    raise Stopped
                lines.write(parts.records, b"".join(line + b"\n" for line in chunk), len(chunk))
                if "csv" in formats:
                    head = b"" if parts.records % ROWS_PER_FILE else BOM + csv_rows([columns])
                    rows = csv_rows(cells(decode(line), columns) for line in chunk)
                    table.write(parts.records, head + rows, len(chunk))
                parts.records += len(chunk)
                parts.newest.extend(chunk)
            tell(len(whole))
        if parts.records == 0:
            lines.write(0, b"", 0)
            if "csv" in formats:
                table.write(0, BOM + csv_rows([columns]), 0)
        # Every handle is closed before the sizes are told.
    parts.files = [*lines.done(NDJSON, f"schema/{key}.schema.json"), *table.done(CSV, None)]
    return parts


def _fitting(chunk: list[bytes], before: int) -> Iterator[list[bytes]]:
    """The chunk, cut where a file is full."""
    room = ROWS_PER_FILE - before % ROWS_PER_FILE
    yield chunk[:room]
    if len(chunk) > room:
        yield chunk[room:]


class _Files:
    """Numbered files of one kind; each is begun when the one before is full."""

    def __init__(self, folder: Path, key: str, kind: str, suffix: str) -> None:
        self._folder = folder
        self._pattern = f"{kind}/{key}-{{:04d}}.{suffix}"
        self._open: BinaryIO | None = None
        self._made: list[_Made] = []

    def __enter__(self) -> _Files:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def write(self, before: int, content: bytes, records: int) -> None:
        number = before // ROWS_PER_FILE
        if number == len(self._made):
            self._close()
            path = self._pattern.format(number + 1)
            (self._folder / path).parent.mkdir(parents=True, exist_ok=True)
            self._open = (self._folder / path).open("wb")
            self._made.append(_Made(path))
        made = self._made[number]
        if self._open is not None:
            self._open.write(content)
        made.digest.update(content)
        made.bytes += len(content)
        made.records += records

    def done(self, media_type: str, schema: str | None) -> list[DataFile]:
        """What the manifest says about them."""
        return [
            DataFile(
                path=made.path,
                media_type=media_type,
                schema=schema,
                records=made.records,
                bytes=made.bytes,
                sha256=made.digest.hexdigest(),
            )
            for made in self._made
        ]

    def _close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None


@dataclass
class _Made:
    path: str
    bytes: int = 0
    records: int = 0
    digest: Any = field(default_factory=hashlib.sha256)
