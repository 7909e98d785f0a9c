"""The frozen program, built once for each state of its sources, whoever asks for it first."""

from __future__ import annotations

import fcntl
import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dev import BUILD, ROOT, freezing
from tests.bundle.frozen import Frozen
from tests.parts import lack, need

FOLDER = BUILD / "dist" / "dijo-desktop"
STAMP = FOLDER / "sources.sha256"
"""Inside the folder, which every build empties: it never outlives what it speaks of."""


def sources() -> str:
    """A digest of all the bundle is made from."""
    files = [
        *sorted(file for name in ("dijo_desktop", "resources", "i18n") for file in (ROOT / name).rglob("*")),
        ROOT / "build.spec",
        ROOT / "requirements.lock",
        ROOT / "requirements-dev.lock",
    ]
    digest = hashlib.sha256(sys.version.encode())
    for file in files:
        if file.is_file() and "__pycache__" not in file.parts:
            digest.update(f"{file.relative_to(ROOT)}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


@pytest.fixture(scope="session")
def program() -> Path:
    """Path of the frozen program."""
    if not sys.platform.startswith("linux"):
        lack("Linux, whose bundle these tests know")
    need("objdump")
    BUILD.mkdir(exist_ok=True)
    with (BUILD / "bundle.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        wanted = sources()
        if not STAMP.exists() or STAMP.read_text() != wanted:
            done = subprocess.run(freezing(sys.executable), cwd=ROOT, capture_output=True, text=True)
            assert done.returncode == 0, done.stdout + done.stderr
            STAMP.write_text(wanted)
    return FOLDER / "dijo-desktop"


@pytest.fixture
def frozen(program: Path, tmp_path: Path) -> Iterator[Frozen]:
    """The program on a computer of its own; nothing of it is left running."""
    computer = Frozen(program, tmp_path / "home")
    yield computer
    computer.end()
