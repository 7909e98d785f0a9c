"""What a child says on its error output, kept in a file that cannot grow without end."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

MAX_LOG = 256 * 1024
"""Bytes kept of one run; the run before is beside it as `.1`."""


def pump(stream: IO[bytes], path: Path) -> None:
    """Copy until the child ends; what does not fit, or cannot be written, is let go: the child never blocks."""
    room = MAX_LOG
    try:
        if path.exists():
            path.replace(path.with_name(f"{path.name}.1"))
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError:
        file, room = -1, 0
    try:
        while piece := stream.read1(65536):  # type: ignore[attr-defined]  # Popen gives buffered readers
            try:
                room -= os.write(file, piece[:room]) if room > 0 else 0
            except OSError:
                room = 0
    finally:
        if file >= 0:
            os.close(file)
