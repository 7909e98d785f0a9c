"""CSV that a spreadsheet opens without doing anything with it (contract AR-7, AR-8)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dijo_desktop.demo.archive_flat import Cell

BOM = b"\xef\xbb\xbf"
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_PHONE = re.compile(r"\+\d{4,15}", re.ASCII)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def csv_rows(rows: Iterable[Iterable[Cell]]) -> bytes:
    """Rows as RFC 4180 has them: UTF-8, CRLF, text in quotes."""
    return "".join(f"{','.join(map(_written, row))}\r\n" for row in rows).encode()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int):
        return str(cell)
    return f'"{harmless(cell).replace(chr(34), chr(34) * 2)}"'


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula: a `'` before it, unless it is a number; a phone as `tel:`."""
    if _PHONE.fullmatch(text):
        return f"tel:{text}"
    if _NUMBER.fullmatch(text):
        return text
    # A tab or line end at the start is itself a danger, other white space hides one.
    danger = text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)
    return f"'{text}" if danger else text
