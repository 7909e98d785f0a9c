"""Counting and checking records while the bytes of a data file stream by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import msgspec

MAX_LINE = 1024 * 1024
"""Longest line of a data file, in bytes."""


class BadLine(Exception):
    """A line that is no record; `args` is its number, from 1 on."""


class Counter(Protocol):
    """Takes a file piece by piece and says in the end how many records it held."""

    def feed(self, piece: bytes) -> None:
        """Take the next bytes."""

    def finish(self) -> int:
        """The number of records."""


class JsonLines:
    """NDJSON: one value a line, each ended by LF, each fitting the decoder; `look` gets each line that does."""

    def __init__(self, decoder: msgspec.json.Decoder[Any], look: Callable[[bytes], None] | None = None) -> None:
        self._decoder = decoder
        self._look = look
        self._rest = b""
        self._lines = 0

    def feed(self, piece: bytes) -> None:
        """Take the next bytes."""
        whole, ended, self._rest = (self._rest + piece).rpartition(b"\n")
        if len(self._rest) > MAX_LINE:
            raise BadLine(self._lines + 1)
        if ended:
            self._take(whole.split(b"\n"))

    def finish(self) -> int:
        """The number of records."""
        if self._rest:
            raise BadLine(self._lines + 1)
        return self._lines

    def _take(self, lines: list[bytes]) -> None:
        for line in lines:
            self._lines += 1
            try:
                self._decoder.decode(line)
            except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
                raise BadLine(self._lines) from error
            if self._look is not None:
                self._look(line)


class CsvRows:
    """CSV (RFC 4180): a header, then a row a record; a line end inside quotes ends no row."""

    def __init__(self) -> None:
        self._rows = 0
        self._quoted = 0
        self._last = b"\n"

    def feed(self, piece: bytes) -> None:
        """Take the next bytes."""
        between_quotes = piece.split(b'"')
        self._rows += sum(part.count(b"\n") for part in between_quotes[self._quoted :: 2])
        self._quoted = (self._quoted + len(between_quotes) - 1) % 2
        self._last = piece[-1:] or self._last

    def finish(self) -> int:
        """The number of records: rows without the header."""
        if self._quoted or self._last != b"\n" or self._rows == 0:
            raise BadLine(self._rows + 1)
        return self._rows - 1
