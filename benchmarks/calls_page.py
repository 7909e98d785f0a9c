"""The Calls page on a million calls in the real encrypted store: opening, scrolling, jumping, sorting, refreshing.

    python benchmarks/calls_page.py [--rows 1000000] [--file cache.db]

Prints the median and the worst milliseconds from the request until it is painted; then the longest stretch in which
the GUI thread was not free meanwhile, and the most of its own work in one (processor time: what other programs
take from a busy machine is not in it). `--file` keeps the database, so that the next run need not fill it.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QEventLoop, QLocale, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dijo_desktop.contract.calls import Call, Changes
from dijo_desktop.contract.values import Money
from dijo_desktop.domain.clock import Clock
from dijo_desktop.store import call_schema
from dijo_desktop.store.calls import CallStore
from dijo_desktop.store.database import Database
from dijo_desktop.ui.calls.columns import COST, DURATION, TIME
from dijo_desktop.ui.calls.page import CallsPage
from dijo_desktop.ui.tasks import Tasks
from dijo_desktop.ui.theme import Theme

PAGE = 5000
FIVE_YEARS_MS = 5 * 365 * 86_400_000


def calls_of(rows: int, until_ms: int) -> Iterator[Call]:
    """So many calls, evenly over five years, the oldest first."""
    chance = random.Random(16451251)  # noqa: S311 - the same calls in every run
    for number in range(rows):
        ms = until_ms - FIVE_YEARS_MS + number * FIVE_YEARS_MS // rows
        instant = datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        cost = "0" if chance.random() < 0.25 else f"{chance.randrange(1, 400) / 100:.2f}"
        seconds = int(min(5400, chance.lognormvariate(6.15, 1.05)))
        yield Call(
            id=f"call_{number:026d}",
            started_at=instant,
            duration_seconds=seconds,
            cost=Money(amount=cost, currency="GBP"),
        )


def fill(store: CallStore, rows: int) -> float:
    """Write all calls as a synchronisation would; gives the seconds."""
    begin = perf_counter()
    store.begin_full_pass()
    page: list[Call] = []
    for call in calls_of(rows, Clock().now_ms()):
        page.append(call)
        if len(page) == PAGE:
            store.apply(Changes(changed=tuple(page), removed=(), next_cursor="more", sync_token=None, limit=PAGE))
            page = []
    store.apply(Changes(changed=tuple(page), removed=(), next_cursor=None, sync_token="end", limit=PAGE))  # noqa: S106
    return perf_counter() - begin


class Probe:
    """Measures one interaction after the other, with a 1 ms heartbeat on the GUI thread."""

    def __init__(self, page: CallsPage) -> None:
        self.page = page
        self._last = 0.0
        self._gap = 0.0
        self._work = 0.0
        self._last_work = 0.0
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now, work = perf_counter(), thread_time()
        self._gap = max(self._gap, now - self._last)
        self._work = max(self._work, work - self._last_work)
        self._last, self._last_work = now, work

    def at_once(self, act: Callable[[int], None], times: int) -> tuple[list[float], float, float]:
        """Milliseconds of each act until it is painted; all of it is GUI time."""
        took, worked = [], []
        for number in range(times):
            begin, work = perf_counter(), thread_time()
            act(number)
            self.page.table.viewport().repaint()
            took.append(1000 * (perf_counter() - begin))
            worked.append(1000 * (thread_time() - work))
            QApplication.processEvents()
        return took, max(took), max(worked)

    def later(self, act: Callable[[int], None], times: int) -> tuple[list[float], float, float]:
        """Milliseconds until the next complete view is painted; longest gap and most work between two heartbeats."""
        took, gaps, works = [], [], []
        for number in range(times):
            QApplication.processEvents()
            self._gap, self._last = 0.0, perf_counter()
            self._work, self._last_work = 0.0, thread_time()
            begin = self._last
            act(number)
            self.wait_for_view()
            self.page.table.viewport().repaint()
            took.append(1000 * (perf_counter() - begin))
            QApplication.processEvents()
            gaps.append(1000 * self._gap)
            works.append(1000 * self._work)
            self.rest(500)
        return took, max(gaps), max(works)

    def rest(self, ms: int) -> None:
        """Let the workers finish; Qt's own wait for tests would keep the interpreter from them."""
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def wait_for_view(self) -> None:
        """Until a complete view is shown."""
        loop = QEventLoop()

        def look() -> None:
            view = self.page.table.model().view  # type: ignore[attr-defined]
            if view is not None and view.complete:
                loop.quit()

        self.page.table.model().shown.connect(look)
        QTimer.singleShot(20_000, loop.quit)
        loop.exec()
        self.page.table.model().shown.disconnect(look)


def main() -> None:
    """Fill, open, measure, print."""
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--file", type=Path)
    options.add_argument("--times", type=int, default=20)
    chosen = options.parse_args()
    QLocale.setDefault(QLocale("en_GB"))
    app = QApplication([])
    theme = Theme(preference="light")
    theme.apply(app)
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.file or Path(folder) / "cache.db"
        database = Database(
            path,
            bytes(range(32)),
            application_id=call_schema.APPLICATION_ID,
            version=call_schema.VERSION,
            schema=call_schema.SCHEMA,
        )
        store = CallStore(database, Clock())
        if store.count() < chosen.rows:
            print(f"filled {chosen.rows} rows in {fill(store, chosen.rows):.1f} s")
        tasks = Tasks()
        measure(CallsPage(theme=theme, tasks=tasks, clock=Clock(), time_zone="Europe/London"), store, chosen.times)
        tasks.close()
        database.close()


def measure(page: CallsPage, store: CallStore, times: int) -> None:
    """Print one line an interaction."""
    page.resize(984, 744)
    page.show()
    QApplication.processEvents()
    table, bar = page.table, page.table.verticalScrollBar()
    probe = Probe(page)
    begin = perf_counter()
    page.show_copy(store)
    while not table.model().rowCount():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2)
    table.viewport().repaint()
    print(f"{'first rows painted':40}{1000 * (perf_counter() - begin):10.1f} ms")
    probe.wait_for_view()
    print(f"{'all rows':40}{1000 * (perf_counter() - begin):10.1f} ms, {table.model().rowCount()} rows")
    probe.rest(1500)

    def sort(column: int) -> Callable[[int], None]:
        return lambda _number: table.sort_asked.emit(column)

    def syncing(number: int) -> None:
        bar.setValue((number * 7919 * 131) % bar.maximum())
        table.go_to(table.rowAt(300))
        page.reload()

    rows = [
        ("wheel, three rows", probe.at_once(lambda _: bar.setValue(bar.value() + 3 * table.row_height), times)),
        ("page down", probe.at_once(lambda _: QTest.keyClick(table, Qt.Key.Key_PageDown), times)),
        ("next day", probe.at_once(
            lambda _: QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier), times)),
        ("jump anywhere", probe.at_once(lambda n: bar.setValue(n * 7919 * 131072 % bar.maximum()), times)),
        ("End, Home", probe.at_once(
            lambda n: QTest.keyClick(table, Qt.Key.Key_Home if n % 2 else Qt.Key.Key_End), times)),
        ("refresh in mid-list, place kept", probe.later(syncing, times)),
        ("sort by duration", probe.later(sort(DURATION), times)),
        ("sort by cost", probe.later(sort(COST), times)),
        ("sort by time", probe.later(sort(TIME), times)),
        ("10 min or longer, on and off", probe.later(lambda _: page.filters.chips["long"].click(), times)),
    ]  # fmt: skip
    print(f"{'':40}{'median ms':>10}{'worst ms':>10}{'GUI not free ms':>18}{'own work ms':>14}")
    for name, (took, gap, work) in rows:
        print(f"{name:40}{median(took):10.1f}{max(took):10.1f}{gap:18.1f}{work:14.1f}")
    print(f"peak RSS {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")
    page.clear()


if __name__ == "__main__":
    main()
