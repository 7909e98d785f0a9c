"""The whole main job, played by a scripted user from the command line, ends with every step checked."""

from __future__ import annotations

import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.journeys import keyring_door

pytestmark = [pytest.mark.heavy]
NAMES = ("sign-in", "calls", "consent", "my-data", "export-verified", "delete-preview", "account", "signed-out")
LEAST = 8


def test_the_tour_checks_every_step_and_leaves_pictures_and_a_verified_copy(
    tmp_path: Path, keyring_environment: dict[str, str]
) -> None:
    out = tmp_path / "out"
    environment = {**keyring_environment, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-W", "error", "-m", "dijo_desktop", "tour", "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    steps = [line for line in done.stdout.splitlines() if " s  " in line]
    assert len(steps) >= LEAST
    assert all(" checked " in line for line in steps)
    for name in NAMES:
        for look in ("light", "dark"):
            width, height = size(out / f"{name}-{look}.png")
            assert width >= 720
            assert height >= 400
            assert f"{name}-{look}.png" in done.stdout
        light, dark = (out / f"{name}-{look}.png" for look in ("light", "dark"))
        assert light.read_bytes() != dark.read_bytes()
    (archive,) = out.glob("*.zip")
    assert str(archive) in done.stdout
    assert zipfile.ZipFile(archive).testzip() is None
    checked = subprocess.run([*command[:5], "verify", str(archive)], capture_output=True, text=True, timeout=60)
    assert checked.returncode == 0
    assert keyring_door.items() == {}, "a tour leaves nothing in the keyring"
    left = [path for path in tmp_path.rglob("*") if "DiJo" in path.name or path.name.startswith("dijo-tour-")]
    assert left == []


def size(picture: Path) -> tuple[int, int]:
    """Width and height of a PNG."""
    head = picture.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", head[16:24])
    return width, height
