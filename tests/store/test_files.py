"""Small files are whole or as before, for the user alone, whatever breaks on the way."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import msgspec
import pytest

from dijo_desktop.errors import DiskFull, FolderUnusable
from dijo_desktop.store.files import MAX_BYTES, read_safely, remove_safely, write_safely


def number(data: bytes) -> int:
    return msgspec.json.decode(data, type=int)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "number.json"


def test_the_newest_generation_is_read(path: Path) -> None:
    assert read_safely(path, number) is None
    for text in (b"1", b"2", b"2", b"3"):
        write_safely(path, text, number)
    assert read_safely(path, number) == 3
    assert path.with_name("number.json.bak").read_bytes() == b"2"
    assert sorted(file.name for file in path.parent.iterdir()) == ["number.json", "number.json.bak"]


def test_only_the_user_can_read(path: Path) -> None:
    write_safely(path, b"1", number)
    write_safely(path, b"2", number)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}


def test_a_broken_file_gives_way_to_the_one_before_and_never_replaces_it(path: Path) -> None:
    write_safely(path, b"1", number)
    write_safely(path, b"2", number)
    path.write_bytes(b"{")
    assert read_safely(path, number) == 1
    write_safely(path, b"3", number)
    assert path.with_name("number.json.bak").read_bytes() == b"1"
    path.unlink()
    assert read_safely(path, number) == 1


def test_both_broken_is_none(path: Path) -> None:
    write_safely(path, b"1", number)
    path.write_bytes(b"\x00" * 10)
    path.with_name("number.json.bak").write_bytes(b"9" * (MAX_BYTES + 1))
    assert read_safely(path, number) is None


def test_removing_takes_both_generations(path: Path) -> None:
    write_safely(path, b"1", number)
    write_safely(path, b"2", number)
    remove_safely(path)
    remove_safely(path)
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "failure"), [(errno.ENOSPC, DiskFull), (errno.EDQUOT, DiskFull), (errno.EACCES, FolderUnusable)]
)
@pytest.mark.fault("S8")
def test_a_failed_write_leaves_the_file_before(
    path: Path, monkeypatch: pytest.MonkeyPatch, code: int, failure: type[Exception]
) -> None:
    write_safely(path, b"1", number)

    def fsync(_: int) -> None:
        raise OSError(code, "no")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(failure):
        write_safely(path, b"2", number)
    monkeypatch.undo()
    assert read_safely(path, number) == 1
    assert [file.name for file in path.parent.iterdir()] == ["number.json"]


def test_a_system_that_cannot_flush_folders_writes_as_well(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "O_DIRECTORY")
    write_safely(path, b"1", number)
    assert read_safely(path, number) == 1


def test_a_folder_in_the_place_of_the_file_is_named(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(FolderUnusable):
        read_safely(path, number)
