from __future__ import annotations

import csv
import io

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijo_desktop.domain.record_lines import MAX_LINE, BadLine, CsvRows, JsonLines


def count(counter: JsonLines | CsvRows, whole: bytes, step: int) -> int:
    for start in range(0, len(whole), step):
        counter.feed(whole[start : start + step])
    return counter.finish()


@pytest.mark.parametrize("step", [1, 2, 3, 7, 1000])
def test_lines_are_counted_however_they_are_cut(step):
    numbers = msgspec.json.Decoder(int)
    assert count(JsonLines(numbers), b"1\n22\n333\n", step) == 3
    assert count(JsonLines(numbers), b"", step) == 0
    with pytest.raises(BadLine) as found:
        count(JsonLines(numbers), b"1\n22\nx\n4\n", step)
    assert found.value.args == (3,)


@pytest.mark.parametrize("broken", [b"1\n2", b"\n", b"1\n\n", b"1 2\n", b"\xff\n", b"[" * 5000 + b"\n"])
def test_what_is_no_line_of_records_is_refused(broken):
    with pytest.raises(BadLine):
        count(JsonLines(msgspec.json.Decoder()), broken, 100)


def test_an_endless_line_is_refused_early():
    counter = JsonLines(msgspec.json.Decoder())
    counter.feed(b'"' + b"x" * (MAX_LINE - 1))
    with pytest.raises(BadLine):
        counter.feed(b"x")


@given(st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=2), max_size=6), st.integers(1, 20))
def test_rows_are_counted_as_a_csv_reader_counts_them(rows, step):
    file = io.StringIO()
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(["id", "note"])
    writer.writerows(rows)
    assert count(CsvRows(), file.getvalue().encode("utf-8", "surrogatepass"), step) == len(rows)


@pytest.mark.parametrize("broken", [b"", b"a,b", b'a\r\n"x', b'a\r\n"x\r\n'])
def test_a_cut_table_is_refused(broken):
    with pytest.raises(BadLine):
        count(CsvRows(), broken, 3)
