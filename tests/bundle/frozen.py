"""The frozen program on a computer of its own: a home folder, an environment, and a look at its processes."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from signal import SIGKILL
from time import monotonic

LONGEST = 120.0
LOOK = 0.02


class Frozen:
    """Starts the program with an environment of its own, in which its processes are found again."""

    def __init__(self, program: Path, home: Path) -> None:
        self.program = program
        self.home = home
        home.mkdir()
        # Not even a language: what is said in the bare C locale is said everywhere.
        bare = {"PATH": os.environ["PATH"], "QT_QPA_PLATFORM": "offscreen"}
        self.environment = {**bare, "HOME": str(home), "TMPDIR": str(home)}
        self._started: list[subprocess.Popen[bytes]] = []

    def run(
        self,
        *words: str | Path,
        before: list[str] | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run it to its end; `before` is a command that is to start it."""
        return subprocess.run(
            [*(before or []), str(self.program), *map(str, words)],
            env={**self.environment, **(environment or {})},
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=LONGEST,
        )

    def start(self, *words: str | Path) -> subprocess.Popen[bytes]:
        """Start it, with pipes to all three."""
        child = subprocess.Popen(
            [str(self.program), *map(str, words)],
            env=self.environment,
            cwd=self.home,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._started.append(child)
        return child

    def processes(self) -> set[int]:
        """Numbers of the processes of this program on this computer, with all their children."""
        home = f"HOME={self.home}".encode()
        found = set()
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):  # it has ended meanwhile
                if home in (folder / "environ").read_bytes().split(b"\0"):
                    found.add(int(folder.name))
        return found

    def end(self) -> None:
        """Kill what still runs."""
        for number in self.processes():
            with suppress(ProcessLookupError):
                os.kill(number, SIGKILL)
        for child in self._started:
            child.communicate(timeout=10)


def wait_until(true: Callable[[], bool], child: subprocess.Popen[bytes], seconds: float = LONGEST) -> bool:
    """Look again and again; false if it was not so after so many seconds. `child` gives the beat: it may end."""
    until = monotonic() + seconds
    while not true():
        if monotonic() > until:
            return False
        with suppress(subprocess.TimeoutExpired):
            child.wait(LOOK)
    return True
