"""The same calls opened by DB Browser for SQLite, by LibreOffice Calc and by DiJo Desktop: load time and memory.

`python3 dev.py bench peers`, and a part of `bench calls`. All three are measured alike, from outside, on a screen of
their own (Xvfb), opened before so that files are cached. *First rows*: from the start of the process until rows
stand in the left middle of the screen, where all three have them. *Same rows*: until that part shows what it shows in
the end. *Settled*: until it has been still and the processor idle for two seconds, these not counted.
*Peak memory*: VmHWM of all processes of the session summed, so that what two of them share counts twice; the
reference service of DiJo Desktop, which has a session of its own, does not count.
The peers open a plain file; DiJo Desktop asks the keyring for its key and opens its encrypted store.
"""

from __future__ import annotations

import csv
import json
import mmap
import os
import shutil
import signal
import sqlite3
import statistics
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
SIZES = (10_000, 1_000_000)
REPEATS = 3  # and once before
STEP_SECONDS = 0.02
STILL_SECONDS = 2.0
IDLE = 0.1
"""Part of one processor that a program may use and still count as idle."""
KINDS = 100
"""So many lines of pixels that differ are more than an empty grid has, and less than a page of rows."""
LONGEST_SECONDS = 600
OPENING_SECONDS = 180
NEEDED = {"Xvfb": "xvfb", "openbox": "openbox", "dbus-daemon": "dbus", "gnome-keyring-daemon": "gnome-keyring"}
PEERS = {"sqlitebrowser": "sqlitebrowser", "localc": "libreoffice-calc"}
NO_TIPS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowTipOfTheDay" oor:op="fuse">
<value>false</value></prop></item></oor:items>
"""


class Opened(NamedTuple):
    """One opening: seconds and MiB."""

    first: float
    same: float
    settled: float
    memory: int


def main() -> None:
    """Print one JSON object."""
    sys.stdout.write(json.dumps({"benchmark": Path(__file__).stem, **peers()}, indent=2) + "\n")


def peers() -> dict[str, object]:
    """All figures; what is not installed is named, with the command that installs it."""
    if missing := [package for program, package in NEEDED.items() if shutil.which(program) is None]:
        return {"not measured": f"it needs more parts: apt-get install {' '.join(missing)}"}
    return {f"{size:,} calls": measure(size) for size in SIZES}


def measure(size: int) -> dict[str, object]:
    """All programs at one size."""
    from tests.screen import screen
    from tests.secret_service import secret_service

    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with (
            secret_service(folder / "session") as environment,
            screen("-fbdir", str(folder)) as display,
            closing(Picture(folder / "Xvfb_screen0")) as picture,
        ):
            sync(size, folder, environment)
            write_files(folder, size)
            found: dict[str, object] = {}
            for name, command in commands(size, folder).items():
                if shutil.which(command[0]) is None:
                    found[name] = f"not installed: apt-get install --no-install-recommends {PEERS[command[0]]}"
                    continue
                runs = [
                    opened(command, environment | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}, picture)
                    for _ in range(1 + REPEATS)
                ][1:]
                found[name] = {
                    "first rows, s": round(statistics.median(run.first for run in runs), 2),
                    "same rows, s": round(statistics.median(run.same for run in runs), 2),
                    "settled, s": round(statistics.median(run.settled for run in runs), 2),
                    "peak memory, MiB": max(run.memory for run in runs),
                }
            for kind in ("db", "csv"):
                found[f"calls.{kind}, MB"] = round((folder / f"calls.{kind}").stat().st_size / 1e6, 1)
    return found


def commands(size: int, folder: Path) -> dict[str, list[str]]:
    """How each program is started so that it shows the rows without a question."""
    # By `--table` DB Browser 3.12 asks whether to abort its own counting of rows, so its first tab is that of rows.
    browser = folder / "session" / "config" / "sqlitebrowser"
    browser.mkdir(exist_ok=True)
    (browser / "sqlitebrowser.conf").write_text("[MainWindow]\nopenTabs=browser\n")
    office = folder / "office" / "user"
    office.mkdir(parents=True)
    (office / "registrymodifications.xcu").write_text(NO_TIPS)
    return {
        "DiJo Desktop": [sys.executable, __file__, "window", str(size), str(folder)],
        "DB Browser for SQLite": ["sqlitebrowser", str(folder / "calls.db")],
        "LibreOffice Calc": [
            "localc", "--nologo", "--norestore", f"-env:UserInstallation={office.parent.as_uri()}",
            "--infilter=CSV:44,34,76,1", str(folder / "calls.csv"),
        ],
    }  # fmt: skip


def sync(size: int, folder: Path, environment: dict[str, str]) -> None:
    """Sign DiJo Desktop in and let it fetch all calls; not measured here."""
    done = subprocess.run(
        [sys.executable, __file__, "first", str(size), str(folder)],
        env={**environment, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True,
        timeout=LONGEST_SECONDS, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise SystemExit(done.stdout + done.stderr)


def write_files(folder: Path, size: int) -> None:
    """The service's calls, which must be `size`, as an unencrypted SQLite file and as CSV."""
    (service,) = (folder / "program").rglob("service.db")
    with (
        closing(sqlite3.connect(service)) as theirs,
        closing(sqlite3.connect(folder / "calls.db")) as plain,
        (folder / "calls.csv").open("w", newline="", encoding="utf-8") as file,
    ):
        rows = theirs.execute(
            "SELECT id, strftime('%Y-%m-%dT%H:%M:%SZ', started_ms / 1000, 'unixepoch'), seconds,"
            " cost_micro / 1e6, currency FROM calls"
            " WHERE account_id = (SELECT id FROM accounts WHERE email = 'heavy@demo.example') ORDER BY started_ms"
        ).fetchall()
        plain.execute("CREATE TABLE calls (id TEXT PRIMARY KEY, started_at TEXT, duration_seconds INTEGER,"
                      " cost REAL, currency TEXT)")  # fmt: skip
        plain.executemany("INSERT INTO calls VALUES (?, ?, ?, ?, ?)", rows)
        plain.commit()
        written = csv.writer(file)
        written.writerow(("id", "started_at", "duration_seconds", "cost", "currency"))
        written.writerows(rows)
        if len(rows) != size:
            raise SystemExit(f"{len(rows)} rows instead of {size}")


def opened(command: list[str], environment: dict[str, str], picture: Picture) -> Opened:
    """Start a program, wait until it is settled, and end it."""
    blank = rows = picture.rows()
    began = time.monotonic()
    process = subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    memory: dict[int, int] = {}
    first = same = settled = began
    works: list[tuple[float, float]] = []
    try:
        while True:
            now = time.monotonic()
            if process.poll() is not None or now - began > OPENING_SECONDS:
                raise SystemExit(f"{' '.join(command)} ended by itself, shows no rows or does not come to rest")
            if (new := picture.rows()) != rows:
                rows, same = new, now
                if first == began and picture.kinds_of_lines() >= KINDS:
                    first = now
            works.append((now, take_memory(process.pid, memory)))
            before = [used for at, used in works if at <= now - STILL_SECONDS]
            if before and works[-1][1] - before[-1] > IDLE * STILL_SECONDS:
                settled = now - STILL_SECONDS
            elif before and first != began and now - same >= STILL_SECONDS:
                break
            time.sleep(STEP_SECONDS)
    finally:
        for pid, *_ in of_session(process.pid):
            os.kill(pid, signal.SIGKILL)
        process.wait()
    while picture.rows() != blank:
        time.sleep(STEP_SECONDS)
    return Opened(first - began, same - began, max(same, settled) - began, sum(memory.values()) // 1024)


def take_memory(session: int, memory: dict[int, int]) -> float:
    """Note the peaks in KiB by process; the processor seconds of all."""
    used = 0.0
    for pid, seconds in of_session(session):
        used += seconds
        for line in read(Path(f"/proc/{pid}/status")).splitlines():
            if line.startswith("VmHWM:"):
                memory[pid] = int(line.split()[1])
    return used


def of_session(session: int) -> Iterator[tuple[int, float]]:
    """The processes of a session, and the processor seconds of each."""
    for place in Path("/proc").glob("[0-9]*"):
        fields = read(place / "stat").rpartition(")")[2].split()
        if len(fields) > 12 and int(fields[3]) == session and fields[0] != "Z":
            yield int(place.name), (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def read(file: Path) -> str:
    """What a file of /proc says; nothing once its process is gone."""
    try:
        return file.read_text()
    except OSError:
        return ""


class Picture:
    """What the screen shows, read from the memory of Xvfb (`-fbdir`, format XWD) and so without work for anybody."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as opened_file:
            self._bytes = mmap.mmap(opened_file.fileno(), 0, access=mmap.ACCESS_READ)
        header = struct.unpack(">25I", self._bytes[:100])
        self._width, self._height, self._line, colours = header[4], header[5], header[12], header[19]
        self._from = header[0] + 12 * colours

    def close(self) -> None:
        """Let go of the memory."""
        self._bytes.close()

    def rows(self) -> int:
        """A sum over where rows are."""
        return zlib.crc32(b"".join(self._lines()))

    def kinds_of_lines(self) -> int:
        """How many lines of pixels there differ from each other: few if nothing is written."""
        return len(set(self._lines()))

    def _lines(self) -> Iterator[bytes]:
        # Four bytes a pixel; short of the middle of the screen, where the pointer is.
        left, right = self._width, self._width * 15 // 8
        for line in range(self._height // 4, self._height * 3 // 4):
            start = self._from + line * self._line
            yield self._bytes[start + left : start + right]


def ours(mode: str, size: int, folder: Path) -> None:
    """DiJo Desktop with a service that has as many calls: `first` signs in and syncs, `window` stays open."""
    from PySide6.QtCore import QTimer

    from dijo_desktop.app import Choices, build, start_qt
    from dijo_desktop.client import demo_process
    from dijo_desktop.client.scripted_browser import ScriptedBrowser
    from dijo_desktop.store.places import Places

    serving = [*demo_process.command_line(), "--heavy-calls", str(size)]
    demo_process.command_line = lambda: serving
    app, _hooks = start_qt()
    browser = ScriptedBrowser("heavy@demo.example").open
    built = build(app, Choices(demo=True, places=Places.below(folder / "program"), open_browser=browser))
    program = built.program
    program.window.show()
    QTimer.singleShot(0, program.begin)
    clicked: list[bool] = []

    def look() -> None:
        me, syncing, page = program.signed_in, program.syncing, program.sign_in_page
        if page.isVisible() and page.ask.button.isEnabled() and not clicked:
            clicked.append(True)
            page.ask.button.click()
        if me is not None and syncing is not None and not syncing.running and me.copy.calls.count() >= size:
            timer.stop()
            program.window.close()
            built.close()
            app.quit()

    timer = QTimer(interval=100)
    timer.timeout.connect(look)
    if mode == "first":
        timer.start()
    app.exec()


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    else:
        ours(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
