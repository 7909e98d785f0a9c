"""The service's own folder: private to the user, used by one process at a time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from platformdirs import user_data_path

WAIT_SECONDS = 3.0
"""How long to wait for a process that is just ending."""


class FolderInUse(Exception):
    """Another process serves the data in this folder."""


def default_folder() -> Path:
    """Where the service keeps its data if no folder is given."""
    return user_data_path("DiJo Desktop", appauthor=False, roaming=False) / "demo-service"


@contextmanager
def sole_use(folder: Path) -> Iterator[None]:
    """Hold the folder, made if need be; the hold ends with the process, however that ends."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # A lock of SQLite works alike on every system, and a file system that cannot lock could not hold the database.
    with closing(sqlite3.connect(folder / "in-use.db", timeout=WAIT_SECONDS, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise FolderInUse(str(folder)) from error
        yield


@contextmanager
def secret_file(folder: Path, secret: str) -> Iterator[Path]:
    """The secret in a file that only the user can read, until the end."""
    private = folder / "secret"
    private.mkdir(mode=0o700, exist_ok=True)
    private.chmod(0o700)
    path = private / "demo-secret"
    path.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(f"{secret}\n")
        yield path
    finally:
        path.unlink(missing_ok=True)
