"""S4: the disk refuses to make sure of a write: that write is unknown, every other one stays what was said of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dijo_desktop.domain.clock import Clock
from dijo_desktop.store.local_copy import LocalCopy
from dijo_desktop.store.profiles import Profile
from tests.parts import need
from tests.store.call_samples import KEY

ROOT = Path(__file__).parents[2]
ACTIONS = 6
WRITER = """
import sys
from pathlib import Path
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import StoreFailed
from dijo_desktop.store.local_copy import LocalCopy
from dijo_desktop.store.profiles import Profile
from tests.store.call_samples import KEY

def kept(number):
    copy = LocalCopy.open(Profile(Path(sys.argv[1]), "", ""), KEY, clock=Clock())
    try:
        copy.outbox.remember_action("export", f"key-{number}", b"{}")
        print("kept", number, flush=True)
    except StoreFailed:
        print("unknown", number, flush=True)
    finally:
        copy.close()

for number in range(int(sys.argv[2])):
    try:
        kept(number)
    except StoreFailed:
        print("unknown", number, flush=True)
"""


@pytest.mark.fault("S4")
@pytest.mark.parametrize("refused", [1, 2, 3, 4, 6, 8, 11, 14])
def test_what_was_acknowledged_stays_and_what_was_not_is_unknown(tmp_path: Path, refused: int) -> None:
    need("strace")
    trace = tmp_path / "trace"
    folder = tmp_path / "account"
    folder.mkdir()
    fault = ["-e", "trace=fdatasync,fsync", "-e", f"inject=fdatasync,fsync:error=EIO:when={refused}"]
    command = [
        "strace",
        "-f",
        "-qq",
        "-o",
        str(trace),
        *fault,
        sys.executable,
        "-c",
        WRITER,
        str(folder),
        str(ACTIONS),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert trace.read_text(encoding="utf-8").count("INJECTED") == 1
    said = [line.split() for line in done.stdout.splitlines()]
    assert len(said) == ACTIONS, "after the failure it goes on"
    copy = LocalCopy.open(Profile(folder, "", ""), KEY, clock=Clock())
    assert (copy.cache_damage, copy.outbox_damage) == (None, None)
    there = {action.key for action in copy.outbox.open_actions()}
    copy.close()
    assert {f"key-{number}" for word, number in said if word == "kept"} <= there
    assert sum(word == "unknown" for word, _ in said) <= 1
