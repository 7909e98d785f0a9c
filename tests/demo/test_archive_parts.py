from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import pytest

from dijo_desktop.demo.archive_parts import ROWS_PER_FILE, Stopped, write_category
from dijo_desktop.domain.record_lines import CsvRows

_LINE = b'{"id":"acc_01JD7Z4M8Q0000002F3MP676KQ","created_at":"2026-11-23T14:02:00.000Z"}'


def test_a_full_file_is_followed_by_another(tmp_path: Path) -> None:
    chunks = ([_LINE] * 999 for _ in range(101))
    told: list[int] = []
    parts = write_category(
        tmp_path, "account.identifier", chunks, ("ndjson", "csv"), stop=threading.Event(), tell=told.append
    )
    assert parts.records == sum(told) == 101 * 999
    assert [(file.path, file.records) for file in parts.files] == [
        ("data/account.identifier-0001.ndjson", ROWS_PER_FILE),
        ("data/account.identifier-0002.ndjson", 101 * 999 - ROWS_PER_FILE),
        ("csv/account.identifier-0001.csv", ROWS_PER_FILE),
        ("csv/account.identifier-0002.csv", 101 * 999 - ROWS_PER_FILE),
    ]
    for file in parts.files:
        content = (tmp_path / file.path).read_bytes()
        assert (file.bytes, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
        if file.media_type.startswith("text/csv"):
            assert content.startswith(b'\xef\xbb\xbf"id","created_at"\r\n')
            counter = CsvRows()
            counter.feed(content)
            assert counter.finish() == file.records
    assert len(parts.newest) == 500


def test_nothing_held_is_an_empty_file_and_a_bare_header(tmp_path: Path) -> None:
    parts = write_category(
        tmp_path, "account.identifier", iter([]), ("csv",), stop=threading.Event(), tell=lambda _: None
    )
    assert [(file.path, file.records) for file in parts.files] == [
        ("data/account.identifier-0001.ndjson", 0),
        ("csv/account.identifier-0001.csv", 0),
    ]


def test_it_stops_between_two_chunks(tmp_path: Path) -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(Stopped):
        write_category(tmp_path, "account.identifier", iter([[_LINE]]), ("ndjson",), stop=stop, tell=lambda _: None)
