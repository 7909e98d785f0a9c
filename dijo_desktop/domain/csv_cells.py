"""CSV that a spreadsheet opens without doing anything with it (contract AR-7, AR-8; RFC 4180)."""

from __future__ import annotations

import re
from collections.abc import Iterable

Cell = str | int | bool | None

BOM = b"\xef\xbb\xbf"
END = "\r\n"
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_PHONE = re.compile(r"\+\d{4,15}", re.ASCII)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_UNSEEN = "\ufeff\u200b\u2060"
"""No white space to Python, but nothing that is seen either."""


def csv_line(cells: Iterable[Cell]) -> str:
    """A row with its line end."""
    return ",".join(map(csv_cell, cells)) + END


def csv_cell(cell: Cell) -> str:
    """A cell: text in quotes and harmless, numbers and truth as they are, nothing as nothing."""
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
    danger = text.startswith(_FORMULA) or text.lstrip().lstrip(_UNSEEN).lstrip().startswith(_FORMULA)
    return f"'{text}" if danger else text
