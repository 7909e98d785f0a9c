from __future__ import annotations

import csv
import io

import pytest

from dijo_desktop.demo.archive_csv import csv_rows, harmless


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+SUM(A1)", "'+SUM(A1)"),
        ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("@import", "'@import"),
        ("  =1+1", "'  =1+1"),
        ("\t=1", "'\t=1"),
        ("\ttab", "'\ttab"),
        ("\rcr", "'\rcr"),
        ("\nlf", "'\nlf"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("-4.99", "-4.99"),
        ("+44", "+44"),
        ("12.5", "12.5"),
        ("+447700900123", "tel:+447700900123"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text: str, written: str) -> None:
    assert harmless(text) == written


def test_rows_are_rfc_4180() -> None:
    raw = csv_rows([["name", "count", "flag", "none"], ['say "hi", now\nagain', 5, True, None]]).decode()
    assert raw.endswith("\r\n")
    assert list(csv.reader(io.StringIO(raw, newline=""))) == [
        ["name", "count", "flag", "none"],
        ['say "hi", now\nagain', "5", "true", ""],
    ]
    assert '"say ""hi"", now\nagain",5,true,\r\n' in raw
