"""A keyring in files, shared by processes, and a process that ends by kill -9 where a test wants it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

Step = Callable[[str], None]
SAVING = ("before writing", "half written", "before it is in place", "before it is read back")
"""The steps at which a save of `FileKeyring` can be cut short."""


def die() -> None:
    """End this process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


class Death:
    """Call it at every step; this process ends at the one that is named."""

    def __init__(self) -> None:
        self.at = ""

    def __call__(self, step: str) -> None:
        if step == self.at:
            die()


class FileKeyring:
    """A file for each item, replaced as a whole, as real keyrings do it."""

    def __init__(self, folder: Path, step: Step = lambda _step: None) -> None:
        self._folder = folder
        self._step = step
        folder.mkdir(exist_ok=True)

    def get_password(self, service: str, username: str) -> str | None:
        """The item, if there is one."""
        file = self._file(service, username)
        return file.read_text(encoding="utf-8") if file.exists() else None

    def set_password(self, service: str, username: str, password: str) -> None:
        """Write it beside, then put it in place."""
        self._step("before writing")
        beside = self._file(service, username).with_suffix(f".{os.getpid()}")
        beside.write_text(password[: len(password) // 2], encoding="utf-8")
        self._step("half written")
        beside.write_text(password, encoding="utf-8")
        self._step("before it is in place")
        beside.replace(self._file(service, username))
        self._step("before it is read back")

    def delete_password(self, service: str, username: str) -> None:
        """Remove it."""
        self._file(service, username).unlink()

    def _file(self, service: str, username: str) -> Path:
        return self._folder / f"{service}.{username}.item"
