"""A screen of one's own: Xvfb with a window manager, so that windows get focus as they do for a person."""

from __future__ import annotations

import os
import select
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from tests.parts import need


@contextmanager
def screen(*more: str) -> Iterator[str]:
    """Run it, with `more` options of Xvfb, and give the value of DISPLAY."""
    need("Xvfb", "openbox")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset",
         *more],
        pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    number = b""
    # The number and the end of its line come in two writes: who closes between them ends the server.
    while not number.endswith(b"\n") and select.select([reading], [], [], 20)[0] and (more := os.read(reading, 16)):
        number += more
    os.close(reading)
    assert number.strip(), "Xvfb did not start"
    display = f":{number.decode().strip()}"
    manager = subprocess.Popen(
        ["openbox"], env={**os.environ, "DISPLAY": display}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield display
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(timeout=10)
