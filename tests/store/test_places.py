"""Folders are local, private, and the demo's own."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from dijo_desktop.errors import FolderUnusable
from dijo_desktop.store.places import Places, is_remote


def test_the_demo_has_folders_of_its_own() -> None:
    real, demo = Places.real(), Places.demo()
    assert real.data.name == "DiJo Desktop"
    assert (demo.data, demo.config, demo.cache) == (real.data / "demo", real.config / "demo", real.cache / "demo")


@pytest.mark.fault("S12")
def test_folders_are_for_the_user_alone_even_if_they_were_not(tmp_path: Path) -> None:
    places = Places.below(tmp_path)
    places.data.mkdir(mode=0o755)
    places.make()
    for folder in (places.data, places.config, places.cache):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.fault("S10")
@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse", "fuse.sshfs", "remote"])
def test_a_network_file_system_is_refused(tmp_path: Path, kind: str) -> None:
    with pytest.raises(FolderUnusable):
        Places.below(tmp_path).make(kind_of=lambda _: kind)


@pytest.mark.parametrize("kind", ["", "ext4", "btrfs", "tmpfs", "fuseblk", "overlay"])
def test_a_local_one_is_not(kind: str) -> None:
    assert not is_remote(kind)


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"")
    with pytest.raises(FolderUnusable):
        Places.below(tmp_path).make()
