from __future__ import annotations

import hashlib
import io
import os
import struct
import threading
import zipfile

import msgspec
import pytest

from dijo_desktop.domain.archive import Problem
from dijo_desktop.errors import ArchiveAltered, Cancelled, CopyFailed, StoreFailed
from dijo_desktop.store.archive_file import MAX_MANIFEST, MAX_SCHEMA, examine, verify
from tests.archives import CALL, CALLS, CSV, SCHEMA, Archive, csv_of, lines, link_to


@pytest.fixture
def put(tmp_path):
    def write(content: bytes):
        path = tmp_path / "copy.zip"
        path.write_bytes(content)
        return path

    return write


def test_a_good_copy_is_reported_with_its_counts(put):
    made = Archive()
    told: list[tuple[int, int]] = []
    report = verify(put(made.bytes()), tell=lambda done, of: told.append((done, of)))
    assert report.records == 3
    assert report.entries == len(made.entries) + 1
    assert [category.key for category in report.categories] == ["usage.calls"]
    assert report.manifest_sha256 == hashlib.sha256(msgspec.json.encode(made.manifest)).hexdigest()
    assert report.problems == ()
    assert report.notes == ()
    assert told[-1] == (report.bytes - len(msgspec.json.encode(made.manifest)), report.bytes)


def test_an_empty_category_is_a_good_copy(put):
    assert verify(put(Archive(rows=0).bytes())).records == 0


def test_categories_that_are_missing_or_unknown_are_notes_not_problems(put):
    made = Archive()
    made.manifest["omissions"] = [row for row in made.manifest["omissions"] if row["key"] != "account.email"]
    made.manifest["categories"].append(
        {**made.manifest["categories"][0], "key": "technical.location", "files": [], "records": 0}
    )
    assert verify(put(made.bytes())).notes == (
        Problem("missing-category", "account.email"),
        Problem("unknown-category", "technical.location"),
    )


def test_a_schema_of_another_dialect_is_a_note_and_lines_are_still_json(put):
    for schema in (b'{"allOf": []}', b'{"a": "' + b"x" * MAX_SCHEMA + b'"}'):
        made = Archive().change(SCHEMA, schema)
        path = put(made.bytes([]) if len(schema) < 100 else stored(made))
        assert verify(path).notes == (Problem("schema-not-understood", SCHEMA),)
    made.change(SCHEMA, b'{"allOf": []}').change(CALLS, b"{}\n{}\nnothing\n")
    assert Problem("record", CALLS) in examine(put(made.bytes())).problems


def test_it_can_be_stopped(put):
    stop = threading.Event()
    stop.set()
    with pytest.raises(Cancelled):
        verify(put(Archive().bytes()), stop=stop)


def test_more_than_the_limit_needs_consent(put):
    path = put(Archive().bytes())
    with pytest.raises(CopyFailed) as failed:
        verify(path, most_bytes=100)
    assert failed.value.reason == "too-large"
    assert verify(path, most_bytes=None).records == 3


def test_a_file_that_is_not_there(tmp_path):
    for path in (tmp_path / "gone.zip", tmp_path):
        with pytest.raises(StoreFailed):
            verify(path)


def stored(made: Archive) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as file:
        for name, content in [*made.entries.items(), ("manifest.json", msgspec.json.encode(made.manifest))]:
            file.writestr(name, content)
    return buffer.getvalue()


def raw_entry(name: str) -> bytes:
    return Archive().bytes([(name, b"x")])


def patched(find: bytes, put_in: bytes, content: bytes | None = None) -> bytes:
    whole = content or Archive().bytes()
    assert find in whole
    assert len(find) == len(put_in)
    return whole.replace(find, put_in)


def directory_field(name: str, offset: int, value: bytes) -> bytes:
    """Change bytes at `offset` of the central record of an entry."""
    whole = bytearray(Archive().bytes())
    at = whole.rindex(name.encode()) - 46
    assert whole[at : at + 4] == b"PK\x01\x02"
    whole[at + offset : at + offset + len(value)] = value
    return bytes(whole)


def local_field(name: str, offset: int, value: bytes) -> bytes:
    whole = bytearray(Archive().bytes())
    at = whole.index(name.encode()) - 30
    assert whole[at : at + 4] == b"PK\x03\x04"
    whole[at + offset : at + offset + len(value)] = value
    return bytes(whole)


def bomb() -> bytes:
    made = Archive()
    return made.change("README.txt", b" " * 3_000_000).bytes()


def two_of(name: str) -> bytes:
    made = Archive()
    content = made.bytes()
    buffer = io.BytesIO(content)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(buffer, "a") as file:
        file.writestr(name, b"other")
    return buffer.getvalue()


def with_manifest(raw: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in [*Archive().entries.items(), ("manifest.json", raw)]:
            file.writestr(name, content)
    return buffer.getvalue()


def many_entries() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for n in range(10_001):
            file.writestr(f"a{n}", b"")
    return buffer.getvalue()


def commented() -> bytes:
    buffer = io.BytesIO(Archive().bytes())
    with zipfile.ZipFile(buffer, "a") as file:
        file.comment = b"hidden"
    return buffer.getvalue()


def swapped() -> bytes:
    made = Archive()
    made.entries["README.txt"], made.entries["OPEN-ME.html"] = (
        made.entries["OPEN-ME.html"],
        made.entries["README.txt"],
    )
    return made.bytes()


GONE = ArchiveAltered
HOSTILE: dict[str, tuple[object, object]] = {
    # name: (maker, the problem found, or the error raised when there is nothing to go by)
    "climbs out": (lambda: raw_entry("../evil"), Problem("name", "../evil")),
    "absolute": (lambda: raw_entry("/etc/passwd"), Problem("name", "/etc/passwd")),
    "backslash": (lambda: raw_entry("..\\evil"), Problem("name", "..\\evil")),
    "drive": (lambda: raw_entry("C:/evil"), Problem("name", "C:/evil")),
    "device": (lambda: raw_entry("data/NUL.txt"), Problem("name", "data/NUL.txt")),
    "trailing dot": (lambda: raw_entry("README.txt."), Problem("name", "README.txt.")),
    "not ASCII": (lambda: raw_entry("R\u00c9ADME.txt"), Problem("name", "R\u00c9ADME.txt")),
    "direction override": (lambda: raw_entry("a\u202etxt.exe"), Problem("name", "a\u202etxt.exe")),
    "control character": (lambda: raw_entry("a\x07b"), Problem("name", "a\x07b")),
    "NUL in a name": (lambda: patched(b"README.txt", b"READ\x00E.txt"), Problem("name", "READ\x00E.txt")),
    "long name": (lambda: raw_entry("x" * 300), Problem("name", "x" * 300)),
    "folder entry": (lambda: raw_entry("data/"), Problem("name", "data/")),
    "case twin": (lambda: raw_entry("readme.TXT"), Problem("twice", "readme.TXT")),
    "same name twice": (lambda: two_of("README.txt"), Problem("twice", "README.txt")),
    "two manifests": (lambda: two_of("manifest.json"), GONE),
    "symbolic link": (lambda: Archive().bytes([link_to("/etc/passwd", "x")]), Problem("not-a-plain-file", "x")),
    "link as a listed file": (
        lambda: directory_field("README.txt", 38, struct.pack("<I", 0o120777 << 16)),
        Problem("not-a-plain-file", "README.txt"),
    ),
    "device file": (
        lambda: directory_field("README.txt", 38, struct.pack("<I", 0o020666 << 16)),
        Problem("not-a-plain-file", "README.txt"),
    ),
    "not listed": (lambda: raw_entry("extra.txt"), Problem("not-listed", "extra.txt")),
    "bomb": (bomb, Problem("ratio", "README.txt")),
    "claims a huge size": (
        lambda: directory_field("README.txt", 24, struct.pack("<I", 2**30)),
        Problem("ratio", "README.txt"),
    ),
    "claims a small size": (
        lambda: directory_field("README.txt", 24, struct.pack("<I", 3)),
        Problem("unreadable", "README.txt"),
    ),
    "password": (lambda: directory_field("README.txt", 8, b"\x01\x00"), Problem("encrypted", "README.txt")),
    "unknown method": (lambda: directory_field("README.txt", 10, b"\x5d\x00"), Problem("method", "README.txt")),
    "wrong CRC": (
        lambda: directory_field("README.txt", 16, b"\x00\x00\x00\x00"),
        Problem("unreadable", "README.txt"),
    ),
    "overlap": (lambda: directory_field("README.txt", 42, b"\x00\x00\x00\x00"), Problem("overlap", "OPEN-ME.html")),
    "offset beyond the file": (
        lambda: directory_field("README.txt", 42, b"\xff\xff\xff\x7f"),
        Problem("overlap", "README.txt"),
    ),
    "other name in the local header": (
        lambda: local_field("README.txt", 30, b"README.exe"),
        Problem("unreadable", "README.txt"),
    ),
    "comment": (commented, Problem("extra-bytes", "copy.zip")),
    "program before the archive": (lambda: b"MZ\x90\x00" + Archive().bytes(), Problem("extra-bytes", "copy.zip")),
    "too many entries": (many_entries, GONE),
    "swapped files": (swapped, Problem("digest", "OPEN-ME.html")),
    "changed data": (
        lambda: Archive().change(CALLS, lines(CALL, CALL, {**CALL, "duration_seconds": 1}), renew=False).bytes(),
        Problem("digest", CALLS),
    ),
    "a row less": (lambda: Archive().change(CALLS, lines(CALL, CALL)).bytes(), Problem("count", CALLS)),
    "a table row less": (lambda: Archive().change(CSV, csv_of(2)).bytes(), Problem("count", CSV)),
    "a cut table": (lambda: Archive().change(CSV, csv_of(3)[:-9]).bytes(), Problem("record", CSV)),
    "a record against its schema": (
        lambda: Archive().change(CALLS, lines(CALL, CALL, {**CALL, "id": "x"})).bytes(),
        Problem("record", CALLS),
    ),
    "deep nesting": (lambda: stored(Archive().change(CALLS, b"[" * 100_000 + b"\n")), Problem("record", CALLS)),
    "no last line end": (lambda: Archive().change(CALLS, lines(*[CALL] * 3)[:-1]).bytes(), Problem("record", CALLS)),
    "missing schema": (lambda: without(SCHEMA), Problem("missing", SCHEMA)),
    "missing data": (lambda: without(CALLS), Problem("missing", CALLS)),
    "manifest is no JSON": (lambda: with_manifest(b"{"), GONE),
    "manifest is no text": (lambda: with_manifest(b"\xff\xfe"), GONE),
    "manifest is deep": (lambda: with_manifest(b"[" * 200_000), GONE),
    "manifest is another shape": (lambda: with_manifest(b'{"schema_version": 1}'), GONE),
    "manifest is huge": (lambda: with_manifest(os.urandom(MAX_MANIFEST + 1)), GONE),
    "no manifest": (lambda: without("manifest.json"), GONE),
    "empty ZIP": (lambda: b"PK\x05\x06" + bytes(18), GONE),
    "no ZIP": (lambda: b"<html>sign in to this network</html>", GONE),
    "empty file": (lambda: b"", GONE),
    "cut ZIP": (lambda: Archive().bytes()[:-30], GONE),
    "endless directory": (
        lambda: b"x" * 5_000_000 + b"PK\x05\x06" + bytes(8) + struct.pack("<IIH", 4_500_000, 0, 0),
        GONE,
    ),
}


def without(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(Archive().bytes())) as whole, zipfile.ZipFile(buffer, "w") as cut:
        for info in whole.infolist():
            if info.filename != name:
                cut.writestr(info.filename, whole.read(info), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_archive_is_never_taken_and_nothing_is_written(kind, put, tmp_path):
    maker, expected = HOSTILE[kind]
    path = put(maker())
    if expected is GONE:
        with pytest.raises(ArchiveAltered):
            examine(path)
    else:
        assert expected in examine(path).problems
        with pytest.raises(ArchiveAltered) as raised:
            verify(path)
        assert raised.value.reason in {problem.entry for problem in examine(path).problems}
    assert sorted(tmp_path.iterdir()) == [path]


def test_there_are_at_least_forty_kinds():
    assert len(HOSTILE) >= 40


def test_any_flipped_byte_of_a_stored_copy_is_found_or_harmless(put):
    whole = stored(Archive())
    honest = examine(put(whole))
    for place in range(0, len(whole), 17):
        damaged = bytearray(whole)
        damaged[place] ^= 0x20
        try:
            report = examine(put(bytes(damaged)))
        except (ArchiveAltered, CopyFailed):
            continue
        # what is not found may only be a field that says nothing about content, such as a time stamp
        assert report.problems or (report.manifest, report.records) == (honest.manifest, honest.records)
