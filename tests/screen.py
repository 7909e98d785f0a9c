"""A screen of one's own: Xvfb with a window manager, so that windows get focus as they do for a person."""

from __future__ import annotations

import os
import select
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from tests.parts import need


@contextmanager
def screen() -> Iterator[str]:
    """Run it and give the value of DISPLAY."""
    need("Xvfb", "openbox")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    ready, _, _ = select.select([reading], [], [], 20)
    number = os.read(reading, 16).decode().strip() if ready else ""
    os.close(reading)
    assert number, "Xvfb did not start"
    display = f":{number}"
    manager = subprocess.Popen(
        ["openbox"], env={**os.environ, "DISPLAY": display}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield display
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(timeout=10)
