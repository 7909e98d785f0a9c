"""Where this computer keeps things: never on a roaming profile, never on a network, for the user alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from dijo_desktop.errors import FolderUnusable
from dijo_desktop.store.file_systems import file_system
from dijo_desktop.store.files import os_failures_named

APP_NAME = "DiJo Desktop"
_DEMO = "demo"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders for data, settings and what can be made again."""

    data: Path
    config: Path
    cache: Path

    @classmethod
    def real(cls) -> Places:
        """The folders this system has for programs."""
        return cls(
            platformdirs.user_data_path(APP_NAME, appauthor=False, roaming=False),
            platformdirs.user_config_path(APP_NAME, appauthor=False, roaming=False),
            platformdirs.user_cache_path(APP_NAME, appauthor=False),
        )

    @classmethod
    def demo(cls) -> Places:
        """Folders of the demo's own, so that it never meets real data."""
        real = cls.real()
        return cls(real.data / _DEMO, real.config / _DEMO, real.cache / _DEMO)

    @classmethod
    def below(cls, root: Path) -> Places:
        """Everything below one folder, for tests."""
        return cls(root / "data", root / "config", root / "cache")

    def make(self, kind_of: Callable[[Path], str] = file_system) -> None:
        """Make the folders, mode 0700; FolderUnusable where SQLite's locks do not hold: on network file systems."""
        for folder in (self.data, self.config, self.cache):
            with os_failures_named(folder):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                folder.chmod(0o700)
        if is_remote(kind_of(self.data)):
            raise FolderUnusable(str(self.data))


def is_remote(kind: str) -> bool:
    """Whether a file system of this kind is another computer's, or anyone's program."""
    return kind.partition(".")[0].lower() in {
        "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "9p", "fuse", "ceph",
        "glusterfs", "lustre", "afpfs", "webdav", "davfs", "remote",
    }  # fmt: skip
