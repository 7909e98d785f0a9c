"""A million calls: first sign-in with the sync, a second start, scrolling; each beside a yardstick of the same run.

Run in processes of its own against the real demo process, the real encrypted store and a real gnome-keyring.
"""

from __future__ import annotations

import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
BEAT_MS = 10
LONGEST_SECONDS = 600


def main() -> None:
    """Print one JSON object."""
    from tests.secret_service import secret_service

    with tempfile.TemporaryDirectory() as folder, secret_service(Path(folder) / "session") as environment:
        first = child("first", folder, environment)
        second = child("second", folder, environment)
        scrolling = child("scroll", folder, environment)
        bare = child("bare", folder, environment)
        rows = first["rows"]
        plain = plain_insert(Path(folder) / "plain.db", rows)
    figures = {
        "benchmark": Path(__file__).stem,
        "calls": rows,
        "sync into the encrypted store, s": first["seconds"],
        "rows per second": round(rows / first["seconds"]),
        "plain sqlite3 executemany of as many rows, s": plain,
        "ratio of sync to plain insert": round(first["seconds"] / plain, 1),
        "largest heartbeat gap during the sync, ms": first["gap_ms"],
        "largest heartbeat gap of a bare window as long idle, ms": bare["gap_ms"],
        "peak memory of the window process, MiB": first["memory_mib"],
        "peak memory of a bare window, MiB": bare["memory_mib"],
        "start to first painted rows, s": second["rows_painted"],
        "start of a bare window to its first paint, s": bare["painted"],
        **scrolling,
    }
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")


def child(mode: str, folder: str, environment: dict[str, str]) -> dict[str, Any]:
    """Run one of the modes below in a process of its own."""
    began = time.time()
    done = subprocess.run(
        [sys.executable, __file__, mode, folder, str(began)],
        env={**environment, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, timeout=LONGEST_SECONDS,
        check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise SystemExit(done.stdout + done.stderr)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def plain_insert(path: Path, rows: int) -> float:
    """Seconds that the standard library's sqlite3 needs for as many rows, unencrypted, in pages of 1,000."""
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute(
            "CREATE TABLE call (id TEXT PRIMARY KEY, at INTEGER, seconds INTEGER, cost INTEGER, currency TEXT)"
        )
        began = time.perf_counter()
        for page in range(0, rows, 1000):
            with database:
                database.executemany(
                    "INSERT INTO call VALUES (?, ?, ?, ?, ?)",
                    ((f"call_{n:026d}", n * 120_000, n % 3600, n % 10_000, "GBP") for n in range(page, page + 1000)),
                )
        return round(time.perf_counter() - began, 2)


class Heartbeat:
    """The longest time the GUI thread was not free, beyond the beat itself."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.gap, self._last = 0.0, time.perf_counter()
        self._timer = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gap, self._last = max(self.gap, now - self._last - BEAT_MS / 1000), now

    def restart(self) -> None:
        """Forget what was before."""
        self.gap, self._last = 0.0, time.perf_counter()


def say(**found: float) -> None:
    """Print what was found, with the peak memory of this process, and end it at once."""
    found["memory_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()
    os._exit(0)


def bare(began: float) -> None:
    """A bare window: its first paint, then ten idle seconds."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1200, 780)
    window.show()
    app.processEvents()
    painted = time.time() - began
    heart = Heartbeat()
    QTimer.singleShot(10_000, lambda: say(painted=round(painted, 3), gap_ms=round(heart.gap * 1000, 1)))
    app.exec()


def window(mode: str, folder: Path, began: float) -> None:
    """The program itself: `first` signs in and syncs, `second` paints what it kept, `scroll` scrolls."""
    from PySide6.QtCore import QTimer

    from benchmarks.scrolling import scroll
    from dijo_desktop.app import Choices, build, start_qt
    from dijo_desktop.store.places import Places

    app, hooks = start_qt()
    hooks.crashed.connect(lambda report: sys.exit(report))

    def browser(url: str) -> bool:
        from dijo_desktop.client.scripted_browser import ScriptedBrowser

        return ScriptedBrowser("heavy@demo.example").open(url)

    built = build(app, Choices(demo=True, places=Places.below(folder / "program"), open_browser=browser))
    program = built.program
    program.window.show()
    QTimer.singleShot(0, program.begin)
    heart = Heartbeat()
    state = {"clicked": False, "started": 0.0}

    def look_first() -> None:
        if program.sections is None and program.window.isVisible() and not state["clicked"]:
            page = program.sign_in_page
            if page.isVisible() and page.ask.button.isEnabled():
                state["clicked"] = True
                page.ask.button.click()
        if program.syncing is not None and program.syncing.running and not state["started"]:
            state["started"] = time.perf_counter()
            program.syncing.failed.connect(lambda error: sys.exit(f"the sync failed: {error!r}"))
            heart.restart()
            return
        if state["started"] and program.syncing is not None and not program.syncing.running and program.signed_in:
            seconds = time.perf_counter() - state["started"]
            rows = program.signed_in.copy.calls.count()
            gap, memory = heart.gap, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            timer.stop()
            program.window.close()
            built.close()
            found = {"rows": rows, "seconds": round(seconds, 2), "gap_ms": round(gap * 1000, 1), "memory_mib": memory}
            sys.stdout.write(json.dumps(found) + "\n")
            app.quit()

    def look_second() -> None:
        if program.sections is not None and program.sections.calls.table.model().rowCount() > 0:
            app.processEvents()
            painted = time.time() - began
            timer.stop()
            program.window.close()
            built.close()
            sys.stdout.write(json.dumps({"rows_painted": round(painted, 3)}) + "\n")
            app.quit()

    def look_and_scroll() -> None:
        view = program.sections.calls.table.model().view if program.sections is not None else None
        if view is not None and view.complete:
            timer.stop()
            found = scroll(program.sections.calls.table)
            program.window.close()
            built.close()
            sys.stdout.write(json.dumps(found) + "\n")
            app.quit()

    timer = QTimer(interval=5 if mode == "second" else 100)
    timer.timeout.connect({"first": look_first, "second": look_second, "scroll": look_and_scroll}[mode])
    timer.start()
    app.exec()


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    elif sys.argv[1] == "bare":
        bare(float(sys.argv[3]))
    else:
        window(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]))
