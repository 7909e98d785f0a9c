"""Writing a small file where the user chose, readable by nobody else; runs on a worker."""

from __future__ import annotations

from pathlib import Path

from dijo_desktop.store.files import write_safely


def keep_file(path: Path, data: bytes) -> Path:
    """Put the file in place whole or not at all; a file the user chose to replace leaves no second copy."""
    write_safely(path, data, _not_kept)
    return path


def _not_kept(_data: bytes) -> object:
    raise ValueError
