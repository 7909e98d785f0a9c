"""How fast calls are exported, beside `sqlite3 -csv`, as JSON: `python -m benchmarks.call_export [calls]`.

1,000,000 calls by default. sqlite3 writes the same rows, finished text in a plain unencrypted table, in one process;
its time includes its start. Peak memory is that of a process of its own that does nothing but that export.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.store_calls import ZONE, write
from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.domain.clock import Clock
from dijo_desktop.domain.instants import show
from dijo_desktop.domain.money import from_micro
from dijo_desktop.store.call_export import write_calls
from dijo_desktop.store.local_copy import LocalCopy
from dijo_desktop.store.profiles import Profile

PAPER_CALLS = 10_000
RUNS = 3
_SELECT = "SELECT id, started_at, duration_seconds, amount, currency FROM calls ORDER BY row"


def opened(folder: Path) -> LocalCopy:
    return LocalCopy.open(Profile(folder, "acc", ""), bytes(32), clock=Clock())


def plain_copy(folder: Path, path: Path) -> None:
    """The same rows in the same order, as text, for sqlite3."""
    copy = opened(folder)
    view = copy.calls.build_view(CallQuery(), time_zone=ZONE, stop=threading.Event())
    plain = sqlite3.connect(path)
    plain.execute(
        "CREATE TABLE calls (row INTEGER PRIMARY KEY, id, started_at, duration_seconds INTEGER, amount, currency)"
    )
    for rows in view.stream(0, view.rows - 1):
        plain.executemany(
            "INSERT INTO calls (id, started_at, duration_seconds, amount, currency) VALUES (?, ?, ?, ?, ?)",
            [(row.id, show(row.started_ms), row.seconds, from_micro(row.cost_micro), row.currency) for row in rows],
        )
    plain.commit()
    plain.close()
    view.close()
    copy.close()


def peak_mib() -> float:
    """The most memory this program held; what Linux says of a process counts its parent, too."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def export(folder: Path, form: str, path: Path) -> dict[str, float]:
    """One export in this process."""
    copy = opened(folder)
    stop = threading.Event()
    idle = peak_mib()
    begun, worked = time.perf_counter(), time.process_time()
    pages = 0
    if form == "pdf":
        pages = paper(copy, path, stop)
    else:
        view = copy.calls.build_view(CallQuery(), time_zone=ZONE, stop=stop)
        write_calls(view, path, "csv" if form == "csv" else "json", stop=stop, tell=lambda _done: None)
        view.close()
    took, cpu = time.perf_counter() - begun, time.process_time() - worked
    copy.close()
    peak = peak_mib()
    return {
        "seconds": round(took, 2),
        "cpu_seconds": round(cpu, 2),
        "mb": round(path.stat().st_size / 1e6, 1),
        "rss_mib_before": round(idle),
        "rss_mib_peak": round(peak),
        "pages": pages,
    }


def paper(copy: LocalCopy, path: Path, stop: threading.Event) -> int:
    """A statement of everything that is held."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from dijo_desktop.ui.calls import statement_words
    from dijo_desktop.ui.calls.statement import Statement
    from dijo_desktop.ui.calls.statement_file import write_statement

    app = QApplication([])
    pages: list[int] = []
    facts = statement_words.Facts(
        account="", service="", filter="", month="", held=copy.calls.count(), synced_ms=0, made_ms=0,
        today=datetime.now(UTC).date(), time_zone=ZONE, demo=False,
    )  # fmt: skip
    write_statement(
        lambda: copy.calls.build_view(CallQuery(), time_zone=ZONE, stop=stop),
        lambda view: Statement(view, facts, font=app.font(), paper=statement_words.paper(), mirrored=False),
        path,
        stop=stop,
        tell=lambda done, _all: pages.append(done),
    )
    return pages[-1]


def apart(folder: Path, form: str, path: Path) -> dict[str, float]:
    """The fastest of some exports, each in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.call_export", "--one", str(folder), form, str(path)]
    found = []
    for _ in range(RUNS):
        path.unlink(missing_ok=True)
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        found.append(json.loads(said.splitlines()[-1]))
    return min(found, key=lambda one: one["seconds"])


def yardstick(plain: Path, path: Path) -> float:
    """Seconds of sqlite3 for the same rows, the fastest of some."""
    sqlite = shutil.which("sqlite3")
    if sqlite is None:
        return 0.0
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        with path.open("wb") as out:
            subprocess.run([sqlite, "-csv", "-header", str(plain), _SELECT], stdout=out, check=True)
        times.append(time.perf_counter() - begun)
    return min(times)


def main(number: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        sizes = {"all": number, "paper": min(number, PAPER_CALLS)}
        for size, calls in sizes.items():
            copy = opened(place / size)
            write(copy, calls)
            copy.close()
        plain_copy(place / "all", place / "plain.db")
        sqlite_seconds = yardstick(place / "plain.db", place / "sqlite.csv")
        csv = apart(place / "all", "csv", place / "calls.csv")
        small = apart(place / "paper", "csv", place / "small.csv")
        return {
            "calls": number,
            "sqlite3_csv_seconds": round(sqlite_seconds, 2),
            "csv": csv,
            "csv_to_sqlite3": round(csv["seconds"] / sqlite_seconds, 2) if sqlite_seconds else None,
            "csv_of_10000": small,
            "json": apart(place / "all", "json", place / "calls.json"),
            "pdf_of_10000": apart(place / "paper", "pdf", place / "calls.pdf"),
        }


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        told: object = export(Path(sys.argv[2]), sys.argv[3], Path(sys.argv[4]))
    else:
        told = main(int(sys.argv[1]) if sys.argv[1:] else 1_000_000)
    sys.stdout.write(json.dumps(told) + "\n")
