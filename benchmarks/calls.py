"""A million calls (and ten thousand): sync, store, views; each figure beside its yardstick of the same run.

`python3 dev.py bench calls`. Prints one JSON object, and the same as a table to stderr. Every size runs in processes
of its own against the real demo service and the real encrypted store; `dev.py bench heavy` measures the window.
"""

from __future__ import annotations

import json
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
SIZES = (10_000, 1_000_000)
PAGE = 1000
ZONE = "Europe/London"
REPEATS = 5
LONGEST_SECONDS = 900


def main() -> None:
    """Print one JSON object."""
    sizes = {str(size): measure(size) for size in SIZES}
    small, large = (sizes[str(size)] for size in SIZES)
    growth = {name: growth_of(small[name], large[name]) for name in large if name in small}
    from benchmarks.peers import peers

    found = {"benchmark": Path(__file__).stem, "sizes": sizes, f"growth, x{SIZES[1] // SIZES[0]} calls": growth}
    found["peers"] = peers()
    sys.stdout.write(json.dumps(found, indent=2) + "\n")
    sys.stderr.write(table(small, large, growth))


def measure(size: int) -> dict[str, float]:
    """All figures of one size."""
    with tempfile.TemporaryDirectory() as folder:
        found: dict[str, float] = child("sync", Path(folder), size)
        found |= child("views", Path(folder), size)
        found["plain sqlite3 executemany of as many rows, s"] = plain_insert(Path(folder) / "plain.db", size)
    return found


def child(mode: str, folder: Path, size: int) -> dict[str, Any]:
    """Run one of the modes below in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, mode, str(folder), str(size)],
        capture_output=True, text=True, timeout=LONGEST_SECONDS, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise SystemExit(done.stdout + done.stderr)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def growth_of(small: float, large: float) -> float | None:
    """How many times as much."""
    return round(large / small, 1) if small else None


def table(small: dict[str, float], large: dict[str, float], growth: dict[str, float | None]) -> str:
    """The figures as lines for people."""
    width = max(map(len, large))
    lines = [f"{'':{width}}  {SIZES[0]:>12,}  {SIZES[1]:>12,}  growth"]
    for name, value in large.items():
        lines.append(f"{name:{width}}  {small.get(name, ''):>12}  {value:>12}  {growth.get(name) or '':>6}")
    return "\n".join(lines) + "\n"


def plain_insert(path: Path, rows: int) -> float:
    """Seconds that the standard library's sqlite3 needs for as many rows, unencrypted, in pages of 1,000."""
    from benchmarks.heavy import plain_insert as insert

    return insert(path, rows)


class Recorder:
    """A session that remembers what was asked."""

    def __init__(self, session: Any) -> None:  # noqa: ANN401 - a Session
        self._session = session
        self.asked: list[dict[str, str | int]] = []

    def call(self, method: str, path: str, **more: Any) -> Any:  # noqa: ANN401 - as Session.call
        """Ask the session, and remember what for."""
        if path == "/v1/calls/changes":
            self.asked.append(more["query"])
        return self._session.call(method, path, **more)


def sync(folder: Path, size: int) -> dict[str, float]:
    """A whole sync without a window, from sign-in on; then curl fetches the same pages."""
    from dijo_desktop.client.call_sync import CallSync
    from dijo_desktop.client.calls import CallResource
    from dijo_desktop.client.demo_process import DemoProcess, command_line
    from dijo_desktop.client.scripted_browser import ScriptedBrowser
    from dijo_desktop.domain.clock import Clock
    from dijo_desktop.store.places import Places
    from tests.client.computer import Computer

    command = [*command_line(), "--heavy-calls", str(size)]
    demo = DemoProcess(Places.below(folder / "service"), Clock(), command=command)
    computer = Computer(folder / "computer", demo.start().origin)
    computer.browser = ScriptedBrowser("heavy@demo.example")
    me = computer.sign_in(computer.start())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    recorder, store = Recorder(me.session), me.copy.calls
    moments: list[tuple[int, float]] = []
    began = time.perf_counter()
    working = time.process_time()
    run = CallSync(CallResource(recorder), store, Clock())
    run.run(threading.Event(), lambda now: moments.append((now.rows, time.perf_counter() - began)))
    with_orders = time.perf_counter() - began
    worked = time.process_time() - working
    whole = next(at for rows, at in moments if rows >= size)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    exact = exactly_equal(me, store)
    fetched = curl(me.session, recorder.asked, folder / "curl")
    (folder / "key").write_bytes(me.copy._key)
    me.copy.close()
    bytes_kept = sum(file.stat().st_size for file in me.profile.folder.glob("cache.db*"))
    shutil.copytree(me.profile.folder, folder / "copy")
    computer.close()
    demo.stop()
    return {
        "calls": store_rows(size, moments),
        "first screenful, s": round(moments[0][1], 3),
        "sync, s": round(whole, 2),
        "rows per second": round(size / whole),
        "sync and the indexes of other orders, s": round(with_orders, 2),
        "processor time of the client, s": round(worked, 2),
        "curl, the same pages one after the other, s": round(fetched, 2),
        "ratio of sync to curl": round(whole / fetched, 2),
        "store, MB": round(bytes_kept / 1e6, 1),
        "peak memory without a window, MiB": peak,
        "of which before the sync, MiB": before,
        "sums equal the service's to the last digit": exact,
    }


def store_rows(size: int, moments: list[tuple[int, float]]) -> int:
    """How many rows came, which must be all."""
    if moments[-1][0] != size:
        raise SystemExit(f"{moments[-1][0]} rows instead of {size}")
    return size


def exactly_equal(me: Any, store: Any) -> bool:  # noqa: ANN401 - SignedIn and CallStore
    """Whether every currency's sums are those of `/v1/calls/summary`."""
    from dijo_desktop.domain.call_query import CallQuery
    from dijo_desktop.domain.money import to_micro

    view = store.build_view(CallQuery(), time_zone="UTC", stop=threading.Event())
    ours = {(one.currency, one.calls, one.seconds, one.cost_micro) for one in view.totals}
    view.close()
    theirs = me.calls.summary(stop=threading.Event()).totals
    return ours == {(one.cost.currency, one.calls, one.duration_seconds, to_micro(one.cost.amount)) for one in theirs}


def curl(session: Any, asked: list[dict[str, str | int]], place: Path) -> float:  # noqa: ANN401 - a Session
    """Seconds that one curl needs for the same pages on one connection; proofs are made before."""
    tokens = session.life.fresh(threading.Event())
    lines = []
    for query in asked:
        url = f"{session.origin}/v1/calls/changes?{urlencode(query)}"
        headers = session._proven("GET", url, tokens, {"Accept": "application/json"})
        lines += [f'url = "{url}"', f'output = "{place}.json"', *(f'header = "{a}: {b}"' for a, b in headers.items())]
        lines.append("next")
    place.write_text("\n".join(lines[:-1]) + "\n")
    began = time.perf_counter()
    subprocess.run(["curl", "--silent", "--fail", "--noproxy", "*", "--config", str(place)], check=True)
    return time.perf_counter() - began


def views(folder: Path, size: int) -> dict[str, float]:
    """How soon the list stands in every order and with every filter, and its sums; all on one reading connection."""
    from dijo_desktop.domain.call_query import CallQuery
    from dijo_desktop.domain.clock import Clock
    from dijo_desktop.store.local_copy import LocalCopy
    from dijo_desktop.store.profiles import Profile

    def timed(work: Callable[[], Any]) -> tuple[float, Any]:
        began = time.perf_counter()
        made = work()
        return (time.perf_counter() - began) * 1000, made

    key = (folder / "key").read_bytes()
    opened, copy = timed(lambda: LocalCopy.open(Profile(folder / "copy", "", ""), key, clock=Clock()))
    found = {"open the store, ms": round(opened, 1)}
    queries = {
        "by time and day": CallQuery(),
        "by duration": CallQuery(sort="duration"),
        "by cost": CallQuery(sort="cost"),
        "from one minute, by day": CallQuery(min_seconds=60),
        "from one minute, by cost": CallQuery(min_seconds=60, sort="cost"),
        "free, by day": CallQuery(free=True),
        "weekends, by day": CallQuery(weekend=True),
    }
    for name, query in queries.items():
        for what, first_only in (("first rows", True), ("complete", False)):
            taken = []
            for _ in range(REPEATS):
                ms, view = timed(
                    lambda query=query, first_only=first_only: copy.calls.build_view(
                        query, time_zone=ZONE, first_only=first_only, stop=threading.Event()
                    )
                )
                taken.append(ms + timed(lambda view=view: view.page(0))[0])
                if first_only or len(taken) < REPEATS:
                    view.close()
            found[f"{name}: {what}, ms"] = round(statistics.median(taken), 1)
        ms, _ = timed(lambda view=view: view.sums(1, view.rows - 2))
        found[f"{name}: sums of all but two rows, ms"] = round(ms, 1)
        ms, _ = timed(lambda view=view: view.sums(view.rows // 4, view.rows * 3 // 4))
        found[f"{name}: sums of the middle half, ms"] = round(ms, 1)
        jumps = [timed(lambda view=view, n=n: view.page(n * 37 % (view.rows // 256 + 1)))[0] for n in range(50)]
        found[f"{name}: worst of 50 jumps, ms"] = round(max(jumps), 2)
        view.close()
    copy.close()
    with sqlite3.connect(folder / "plain.db") as plain:
        plain.execute("CREATE TABLE call (at INTEGER, seconds INTEGER, cost INTEGER)")
        rows = ((n * 120_000, n % 3600, n % 10_000) for n in range(size))
        plain.executemany("INSERT INTO call VALUES (?, ?, ?)", rows)
        ms, _ = timed(lambda: plain.execute("SELECT count(*), sum(seconds), sum(cost) FROM call").fetchall())
        found["plain sqlite3, one scan that sums as many rows, ms"] = round(ms, 1)
    (folder / "plain.db").unlink()
    return found


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    else:
        work: dict[str, Callable[[Path, int], dict[str, float]]] = {"sync": sync, "views": views}
        sys.stdout.write(json.dumps(work[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))) + "\n")
