from __future__ import annotations

import errno
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from dijo_desktop.errors import DiskFull, FolderUnusable, StoreFailed
from dijo_desktop.store.part_file import PartFile, carry_over

BODY = b"0123456789" * 10
SHA = hashlib.sha256(BODY).hexdigest()


def part(folder: Path, size: int = len(BODY), sha256: str = SHA) -> PartFile:
    return PartFile(folder, "copy.zip", size=size, sha256=sha256)


def begun(folder: Path, size: int = 40, etag: str = '"e"') -> None:
    with part(folder) as made:
        made.restart(etag)
        made.write(BODY[:size])
        made.keep()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_what_was_kept_is_gone_on_with(tmp_path):
    begun(tmp_path)
    with part(tmp_path) as again:
        assert (again.offset, again.etag, again.remaining) == (40, '"e"', 60)
        again.write(BODY[40:])
        assert again.whole()
        assert again.finish().read_bytes() == BODY
    assert names(tmp_path) == {"copy.zip"}


def test_what_was_written_but_not_kept_does_not_count(tmp_path):
    begun(tmp_path)
    with part(tmp_path) as again:
        again.write(b"lost in a crash")
    with part(tmp_path) as third:
        assert third.offset == 40
        third.write(BODY[40:])
        assert third.whole()


@pytest.mark.parametrize(
    "side",
    [
        b"",
        b"{",
        b"\xff",
        b"[" * 100_000,
        b'{"etag": "x"}',
        {"offset": 41},
        {"offset": 101, "bytes": 100},
        {"bytes": 101},
        {"sha256": "0" * 64},
    ],
)
def test_a_side_file_that_does_not_fit_means_beginning_again(tmp_path, side):
    begun(tmp_path)
    path = tmp_path / "copy.zip.part.json"
    if isinstance(side, dict):
        side = msgspec.json.encode({**msgspec.json.decode(path.read_bytes()), **side})
    path.write_bytes(side)
    with part(tmp_path) as again:
        assert (again.offset, again.etag) == (0, "")
        assert (tmp_path / "copy.zip.part").stat().st_size == 0


def test_an_offset_past_the_announced_end_means_beginning_again(tmp_path):
    begun(tmp_path)
    (tmp_path / "copy.zip.part").write_bytes(b"x" * 200)
    path = tmp_path / "copy.zip.part.json"
    path.write_bytes(msgspec.json.encode({**msgspec.json.decode(path.read_bytes()), "offset": 150}))
    with part(tmp_path) as again:
        assert again.offset == 0


def test_only_the_user_can_read_it(tmp_path):
    begun(tmp_path)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_a_crash_after_the_final_name_never_touches_the_final_file(tmp_path):
    """The part is a second name of the finished file then; beginning anew must not empty it."""
    begun(tmp_path, 100)
    os.link(tmp_path / "copy.zip.part", tmp_path / "copy.zip")
    with part(tmp_path, 5, "0" * 64) as other:
        other.write(b"other")
    assert (tmp_path / "copy.zip").read_bytes() == BODY


def test_a_link_in_the_way_is_not_followed(tmp_path):
    mine = tmp_path / "mine"
    mine.write_text("mine")
    (tmp_path / "copy.zip.part").symlink_to(mine)
    with pytest.raises(StoreFailed):
        part(tmp_path)
    assert mine.read_text() == "mine"


def no_links(*_given):
    raise OSError(errno.EPERM, "no hard links here")


def test_without_hard_links_the_name_is_reserved_first(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "link", no_links)
    (tmp_path / "copy.zip").write_text("mine")
    begun(tmp_path, 100)
    with part(tmp_path) as again:
        assert again.finish() == tmp_path / "copy (2).zip"
    assert (tmp_path / "copy.zip").read_text() == "mine"
    assert names(tmp_path) == {"copy.zip", "copy (2).zip"}


def test_a_reserved_name_is_given_back_if_it_cannot_be_filled(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "link", no_links)
    begun(tmp_path, 100)

    replace = Path.replace

    def blocked(self, target):
        if str(target).endswith(".zip"):
            raise PermissionError(errno.EACCES, "in use")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", blocked)
    with part(tmp_path) as again, pytest.raises(FolderUnusable):
        again.finish()
    assert names(tmp_path) == {"copy.zip.part", "copy.zip.part.json"}


def test_when_every_name_is_taken_it_says_so(tmp_path, monkeypatch):
    def taken(*_given):
        raise FileExistsError(errno.EEXIST, "taken")

    monkeypatch.setattr(os, "link", taken)
    begun(tmp_path, 100)
    with part(tmp_path) as again, pytest.raises(FolderUnusable):
        again.finish()
    assert names(tmp_path) == {"copy.zip.part", "copy.zip.part.json"}


@pytest.mark.parametrize(
    ("number", "failure"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EFBIG, DiskFull),
        (errno.EROFS, FolderUnusable),
        (errno.EIO, StoreFailed),
    ],
)
def test_each_way_a_disk_refuses_has_its_name(tmp_path, monkeypatch, number, failure):
    def refuse(*_given):
        raise OSError(number, "no")

    with part(tmp_path) as made:
        monkeypatch.setattr(os, "write", refuse)
        with pytest.raises(StoreFailed) as raised:
            made.write(b"x")
        monkeypatch.undo()
    assert type(raised.value) is failure


def test_a_file_that_cannot_be_begun_is_closed(tmp_path, monkeypatch):
    def refuse(*_given):
        raise OSError(errno.EIO, "no")

    monkeypatch.setattr(os, "ftruncate", refuse)
    with pytest.raises(StoreFailed):
        part(tmp_path)


def test_a_disk_that_takes_a_little_at_a_time(tmp_path, monkeypatch):
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, bytes(data)[:7]))
    with part(tmp_path) as made:
        made.write(BODY)
        assert made.whole()


def test_a_folder_that_cannot_be_synchronised_is_no_failure(tmp_path, monkeypatch):
    opened = os.open

    def no_folders(path, flags, *more):
        if Path(path).is_dir():
            raise PermissionError(errno.EACCES, "a folder")
        return opened(path, flags, *more)

    monkeypatch.setattr(os, "open", no_folders)
    begun(tmp_path, 100)
    with part(tmp_path) as again:
        assert again.finish().read_bytes() == BODY


@pytest.mark.fault("D10")
def test_bytes_are_carried_over_to_another_folder(tmp_path):
    before, after = tmp_path / "full", tmp_path / "roomy"
    before.mkdir()
    after.mkdir()
    begun(before)
    carry_over("copy.zip", before, after)
    assert names(before) == set()
    assert {path.stat().st_mode & 0o777 for path in after.iterdir()} == {0o600}
    with part(after) as again:
        assert again.offset == 40


def test_nothing_is_carried_over_what_is_there_or_to_where_it_is(tmp_path):
    before, after = tmp_path / "a", tmp_path / "b"
    before.mkdir()
    after.mkdir()
    carry_over("copy.zip", before, after)
    begun(before)
    carry_over("copy.zip", before, before)
    begun(after, 60)
    carry_over("copy.zip", before, after)
    assert names(before) == {"copy.zip.part", "copy.zip.part.json"}
    with part(after) as again:
        assert again.offset == 60


def test_what_cannot_be_carried_over_stays_where_it_is(tmp_path):
    before, after = tmp_path / "a", tmp_path / "b"
    before.mkdir()
    after.mkdir()
    begun(before)
    (after / "copy.zip.part.json").write_text("in the way")
    carry_over("copy.zip", before, after)
    carry_over("copy.zip", before, tmp_path / "gone")
    assert names(before) == {"copy.zip.part", "copy.zip.part.json"}
    assert "copy.zip.part" not in names(after)


KILLED = """
import os, sys
from pathlib import Path
from dijo_desktop.store.part_file import PartFile

left = int(sys.argv[2])

def counted(name):
    real = getattr(os, name)
    def call(*given, **more):
        global left
        left -= 1
        if left < 0:
            os._exit(9)
        return real(*given, **more)
    setattr(os, name, call)

for name in ("open", "write", "fsync", "replace", "link", "unlink", "ftruncate", "lseek", "close"):
    counted(name)
body = b"0123456789" * 10
with PartFile(Path(sys.argv[1]), "copy.zip", size=100, sha256=sys.argv[3]) as part:
    if not part.offset:
        part.restart("e")
    while part.remaining:
        part.write(body[part.offset : part.offset + 30])
        part.keep()
    assert part.whole()
    part.finish()
"""


@pytest.mark.fault("D9")
def test_killed_at_any_system_call_the_file_is_whole_or_not_there(tmp_path):
    """Every open, write, fsync, rename, link and removal is once the last thing a run does."""
    for point in range(200):
        folder = tmp_path / str(point)
        folder.mkdir()
        command = [sys.executable, "-c", KILLED, str(folder), str(point), SHA]
        code = subprocess.run(command, capture_output=True, timeout=30).returncode
        final = folder / "copy.zip"
        assert not final.exists() or final.read_bytes() == BODY
        with part(folder) as again:
            again.write(BODY[again.offset :])
            assert again.whole()
            again.finish()
        assert final.read_bytes() == BODY
        assert names(folder) <= {"copy.zip", "copy (2).zip"}
        if code == 0:
            assert point > 25
            break
        assert code == 9
    else:
        raise AssertionError
