"""The file system of a folder is that of the mount point nearest above it."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from dijo_desktop.store.file_systems import file_system

MOUNTS = r"""22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
23 22 0:21 / /home rw - ext4 /dev/vda2 rw
24 23 0:22 / /home/me/net rw shared:7 - nfs4 server:/export rw
25 23 0:23 / /home/me/My\040Disk rw - fuse.sshfs me@host: rw
26 22 0:24 / /mnt rw - ext4 /dev/vdb rw
27 22 0:25 / /mnt rw - cifs //server/share rw
broken
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/me/.local/share", "ext4"),
        ("/home/me/net/below", "nfs4"),
        ("/home/me/network", "ext4"),
        ("/home/me/My Disk", "fuse.sshfs"),
        ("/mnt/x", "cifs"),
    ],
)
def test_the_nearest_mount_point_counts(tmp_path: Path, folder: str, kind: str) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS)
    assert file_system(Path(folder), mounts) == kind


def test_a_system_that_does_not_say_is_trusted(tmp_path: Path) -> None:
    assert file_system(tmp_path, tmp_path / "no such file") == ""


@pytest.mark.parametrize(("drive", "kind"), [(4, "remote"), (3, "")])
def test_windows_is_asked_for_the_kind_of_drive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drive: int, kind: str
) -> None:
    asked: list[str] = []
    kernel = SimpleNamespace(GetDriveTypeW=lambda root: asked.append(root) or drive)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert file_system(tmp_path) == kind
    assert asked == [tmp_path.anchor]
