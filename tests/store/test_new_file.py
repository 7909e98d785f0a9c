from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from dijo_desktop.errors import DiskFull, FolderUnusable
from dijo_desktop.store.new_file import NewFile


def test_it_is_there_whole_and_for_the_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    with NewFile(path) as file:
        file.write(b"one")
        file.restart()
        file.write(b"two")
        assert not path.exists()
        assert file.finish() == path
    assert path.read_bytes() == b"two"
    assert [entry.name for entry in tmp_path.iterdir()] == ["calls.csv"]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def leave_early(path: Path) -> None:
    with NewFile(path) as file:
        file.write(b"after")
        raise KeyError


def write(path: Path) -> None:
    with NewFile(path) as file:
        file.write(b"after")
        file.finish()


def test_left_early_it_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        leave_early(tmp_path / "calls.csv")
    assert list(tmp_path.iterdir()) == []


def test_what_was_there_is_replaced_only_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_bytes(b"before")
    with pytest.raises(KeyError):
        leave_early(path)
    assert path.read_bytes() == b"before"
    write(path)
    assert path.read_bytes() == b"after"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("links", [True, False])
def test_what_came_meanwhile_is_never_overwritten(
    tmp_path: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not links:

        def refuse(_source: Path, _target: Path) -> None:
            raise OSError(errno.EPERM, "no hard links here")

        monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "calls.csv"
    with NewFile(path) as file:
        file.write(b"ours")
        path.write_bytes(b"theirs")
        (tmp_path / "calls (2).csv").write_bytes(b"theirs, too")
        final = file.finish()
    assert final == tmp_path / "calls (3).csv"
    assert final.read_bytes() == b"ours"
    assert path.read_bytes() == b"theirs"
    assert len(list(tmp_path.iterdir())) == 3


def test_no_free_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(_source: Path, _target: Path) -> None:
        raise FileExistsError

    monkeypatch.setattr(os, "link", taken)
    with pytest.raises(FolderUnusable), NewFile(tmp_path / "calls.csv") as file:
        file.finish()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["nowhere/calls.csv", "file/calls.csv", "folder", "x" * 300])
def test_a_place_that_cannot_be(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FolderUnusable):
        NewFile(tmp_path / name)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["file", "folder"]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    path = tmp_path / "calls.csv"
    path.write_bytes(b"before")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        write(path)
    assert path.read_bytes() == b"before"
    assert len(list(tmp_path.iterdir())) == 1
