"""The frozen program on a real screen with a window manager: it paints, takes keys, and opens the browser cleanly."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bundle.frozen import Frozen, wait_until
from tests.parts import need
from tests.screen import screen

pytestmark = pytest.mark.heavy

COUNT_VIOLET = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
picture = app.primaryScreen().grabWindow(0).toImage()
left = [picture.pixelColor(x, y) for x in range(0, picture.width() // 2, 4) for y in range(300, picture.height(), 4)]
sys.stdout.write(str(sum(c.red() in range(90, 125) and c.green() in range(50, 80) and c.blue() > 140 for c in left)))
"""
"""How many points of the demo's violet there are where the sign-in button is; above are banner and mark."""

FAKE_BROWSER = """#!/bin/sh
env > "$HOME/environment.part"
printf '%s' "$*" > "$HOME/address"
mv "$HOME/environment.part" "$HOME/environment"
"""


@pytest.mark.fault("Q10")
def test_a_key_opens_the_browser_with_nothing_of_the_bundle_in_its_environment(frozen: Frozen) -> None:
    need("xdotool")
    programs = frozen.home / "bin"
    programs.mkdir()
    (programs / "xdg-open").write_text(FAKE_BROWSER)
    (programs / "xdg-open").chmod(0o755)
    seen = frozen.home / "environment"
    with screen() as display:
        given = {"DISPLAY": display, "PATH": f"{programs}:{os.environ['PATH']}", "LD_LIBRARY_PATH": "/their/own"}
        frozen.environment |= given
        del frozen.environment["QT_QPA_PLATFORM"]
        window = frozen.start("--demo", "--data", frozen.home / "data")
        assert wait_until(lambda: window.poll() is not None or _violet(display) > 20, window, 60)
        assert window.poll() is None, window.communicate()
        for _ in range(5):  # the first page takes no order before the demo has started
            _press("space", display)
            if wait_until(seen.exists, window, 4):
                break
        assert seen.exists()
        window.terminate()
        assert window.communicate(timeout=10) == (b"", b"")
    lines = seen.read_text().splitlines()
    bundle = str(frozen.program.parent)
    assert "LD_LIBRARY_PATH=/their/own" in lines
    assert not [line for line in lines if bundle in line and not line.startswith(("_=", "_PYI_"))]
    assert (frozen.home / "address").read_text().startswith("http://127.0.0.1:")


def _violet(display: str) -> int:
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run([sys.executable, "-c", COUNT_VIOLET], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def _press(key: str, display: str) -> None:
    subprocess.run(["xdotool", "key", key], env={**os.environ, "DISPLAY": display}, check=True, cwd=Path.home())
