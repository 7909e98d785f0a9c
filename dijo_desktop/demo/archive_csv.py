"""The tables of an archive as CSV files (contract AR-7)."""

from __future__ import annotations

from collections.abc import Iterable

from dijo_desktop.domain.csv_cells import Cell, csv_line


def csv_rows(rows: Iterable[Iterable[Cell]]) -> bytes:
    """Rows as RFC 4180 has them: UTF-8, CRLF, text in quotes."""
    return "".join(map(csv_line, rows)).encode()
