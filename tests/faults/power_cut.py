"""What a power cut leaves on a disk: replays the writes of a program, as traced, up to a moment.

Everything before the last sync of a file is there; of what came after, each write is there, is not, or is torn at a
sector, in any mixture.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
SECTOR = 512
CALLS = "openat,close,pwrite64,write,fdatasync,fsync,ftruncate,unlink,rename"
_LINE = re.compile(r"^(\w+)\((.*)\)\s+= (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


class Step(NamedTuple):
    """One thing the program did: `kind` is write, cut to a length, sync, gone or said."""

    kind: str
    file: str = ""
    at: int = 0
    data: bytes = b""


def traced(program: str, folder: Path, *arguments: str) -> list[Step]:
    """Run a program and list what it did to the files in `folder`, and what it said."""
    log = folder.with_suffix(".trace")
    strace = ["strace", "-qq", "-xx", "-s", "1000000", "-e", f"trace={CALLS}", "-o", str(log)]
    command = [*strace, sys.executable, "-c", program, str(folder), *arguments]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, timeout=120)
    steps: list[Step] = []
    files: dict[int, str] = {}
    for line in log.read_text(encoding="ascii").splitlines():
        match = _LINE.match(line)
        if match is None or int(match[3]) < 0:
            continue
        call, given, result = match[1], match[2], int(match[3])
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(given)]
        numbers = [int(number) for number in re.findall(r"(?:^|, )(\d+)(?=,|$)", given)]
        match call:
            case "openat":
                files[result] = _within(texts[0].decode(errors="replace"), folder)
            case "close":
                files.pop(numbers[0], None)
            case "write" if numbers[0] == 1:
                steps.append(Step("said", data=texts[0]))
            case "pwrite64" | "write" if name := files.get(numbers[0]):
                assert call == "pwrite64", "a store writes at places"
                steps.append(Step("write", name, numbers[-1], texts[0]))
            case "ftruncate" if name := files.get(numbers[0]):
                steps.append(Step("cut", name, numbers[1]))
            case "fdatasync" | "fsync" if name := files.get(numbers[0]):
                steps.append(Step("sync", name))
            case "unlink" if name := _within(texts[0].decode(errors="replace"), folder):
                steps.append(Step("gone", name))
    return steps


def left(steps: list[Step], dice: random.Random) -> dict[str, bytes]:
    """The files after a power cut behind the last of these steps."""
    sure: dict[str, bytearray] = {}
    open_: dict[str, list[Step]] = {}
    for step in steps:
        match step.kind:
            case "write" | "cut":
                open_.setdefault(step.file, []).append(step)
                sure.setdefault(step.file, bytearray())
            case "sync":
                for one in open_.pop(step.file, []):
                    _apply(sure[step.file], one, len(one.data))
            case "gone":
                sure.pop(step.file, None)
                open_.pop(step.file, None)
    for name, pending in open_.items():
        for one in pending:
            whole = len(one.data)
            fate = dice.choice((0, whole, dice.randrange(0, whole + 1, SECTOR) if whole else 0))
            if fate or one.kind == "cut":
                _apply(sure[name], one, fate)
    return {name: bytes(data) for name, data in sure.items()}


def _apply(file: bytearray, step: Step, length: int) -> None:
    if step.kind == "cut":
        del file[step.at :]
        file.extend(bytes(max(0, step.at - len(file))))
        return
    file.extend(bytes(max(0, step.at + length - len(file))))
    file[step.at : step.at + length] = step.data[:length]


def _within(path: str, folder: Path) -> str:
    """The name of a file of the store; the index of a log in shared memory is made anew and does not count."""
    inside = path.startswith(f"{folder}/") and not path.endswith("-shm")
    return Path(path).name if inside else ""
