from __future__ import annotations

import csv
import io

from dijo_desktop.demo.archive_csv import csv_rows


def test_rows_are_rfc_4180() -> None:
    raw = csv_rows([["name", "count", "flag", "none"], ['say "hi", now\nagain', 5, True, None]]).decode()
    assert raw.endswith("\r\n")
    assert list(csv.reader(io.StringIO(raw, newline=""))) == [
        ["name", "count", "flag", "none"],
        ['say "hi", now\nagain', "5", "true", ""],
    ]
    assert '"say ""hi"", now\nagain",5,true,\r\n' in raw
