"""How fast the call store is, as JSON: `python -m benchmarks.store_calls [calls]`, 1,000,000 by default."""

from __future__ import annotations

import gc
import json
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from dijo_desktop.contract.calls import Call, Changes
from dijo_desktop.contract.values import Money
from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.domain.clock import Clock
from dijo_desktop.domain.instants import show
from dijo_desktop.store.call_view import PAGE_ROWS
from dijo_desktop.store.local_copy import LocalCopy
from dijo_desktop.store.profiles import Profile

PAGE = 1000
ZONE = "Europe/London"
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SEVEN_YEARS_MS = 7 * 365 * 86_400_000
_START_MS = 1_560_000_000_000


def pages(number: int) -> Iterator[Changes]:
    """Calls evenly spread over seven years, ids ordered by time as the service's are, costs of four decimals."""
    dice = random.Random(1)  # noqa: S311 - sample data
    for first in range(0, number, PAGE):
        calls = []
        for n in range(first, min(first + PAGE, number)):
            started = _START_MS + n * _SEVEN_YEARS_MS // number + dice.randrange(60_000)
            calls.append(
                Call(
                    id=f"call_{_base32(started, 10)}{_base32(dice.getrandbits(80), 16)}",
                    started_at=show(started),
                    duration_seconds=int(dice.expovariate(1 / 300)),
                    cost=Money(amount=f"{dice.randrange(20_000) / 10_000:.4f}", currency="GBP"),
                )
            )
        more = first + PAGE < number
        yield Changes(
            changed=tuple(calls),
            removed=(),
            next_cursor="more" if more else None,
            sync_token=None if more else "token",
            limit=PAGE,
        )


def write(copy: LocalCopy, number: int) -> dict[str, float]:
    copy.calls.begin_full_pass()
    taken: list[float] = []
    busy: list[float] = []
    for page in pages(number):
        gc.disable()
        begun, worked = time.perf_counter(), time.thread_time()
        copy.calls.apply(page)
        taken.append(time.perf_counter() - begun)
        busy.append(time.thread_time() - worked)
        gc.enable()
    begun, worked = time.perf_counter(), time.thread_time()
    copy.calls.settle()
    taken.append(time.perf_counter() - begun)
    busy.append(time.thread_time() - worked)
    pass_seconds = sum(taken[:-1]) or taken[-1]
    return {
        "rows_per_second_in_pages": round(number / pass_seconds) if number > PAGE else 0,
        "rows_per_second_with_indexes": round(number / sum(taken)),
        "rows_per_cpu_second_in_pages": round(number / (sum(busy[:-1]) or 1)),
        "page_ms_median": _ms(statistics.median(taken)),
        "page_ms_worst_but_last": _ms(max(taken[:-1], default=0)),
        "indexes_ms": _ms(taken[-1]),
        "indexes_cpu_ms": _ms(busy[-1]),
    }


def views(copy: LocalCopy) -> dict[str, dict[str, float]]:
    dice = random.Random(2)  # noqa: S311 - sample places
    found = {}
    for name, query in {
        "time_by_day": CallQuery(),
        "time_by_month": CallQuery(group="month"),
        "time_flat": CallQuery(group="none"),
        "duration": CallQuery(sort="duration"),
        "cost": CallQuery(sort="cost"),
        "ten_minutes_or_longer": CallQuery(min_seconds=600),
        "weekends": CallQuery(weekend=True),
    }.items():
        first, whole, page, busy = [], [], [], []
        for _ in range(5):
            for times, first_only in ((first, True), (whole, False)):
                begun, worked = time.perf_counter(), time.thread_time()
                view = copy.calls.build_view(query, time_zone=ZONE, first_only=first_only, stop=threading.Event())
                times.append(time.perf_counter() - begun)
                if not first_only:
                    busy.append(time.thread_time() - worked)
                    for _ in range(50):
                        begun = time.perf_counter()
                        view.page(dice.randrange(view.rows // PAGE_ROWS + 1))
                        page.append(time.perf_counter() - begun)
                view.close()
        found[name] = {
            "first_rows_ms": _ms(statistics.median(first)),
            "view_ms": _ms(statistics.median(whole)),
            "view_cpu_ms": _ms(statistics.median(busy)),
            "page_ms_median": _ms(statistics.median(page)),
            "page_ms_worst": _ms(max(page)),
        }
    return found


def sums(copy: LocalCopy) -> dict[str, float]:
    today = date(2026, 5, 20)
    chips = [
        CallQuery(min_seconds=600),
        CallQuery(min_cost_micro=500_000),
        CallQuery(free=True),
        CallQuery(weekend=True),
    ]
    work: dict[str, Callable[[], object]] = {
        "months_ms": lambda: copy.calls.sums.month_costs("GBP", today=today, time_zone=ZONE),
        "month_so_far_ms": lambda: copy.calls.sums.this_and_previous_month("GBP", today=today, time_zone=ZONE),
        "heat_ms": lambda: copy.calls.sums.heat(time_zone=ZONE),
        "chips_ms": lambda: copy.calls.sums.chip_counts(chips, time_zone=ZONE, stop=threading.Event()),
    }
    return {name: _ms(_median(call)) for name, call in work.items()}


def reading_while_writing(copy: LocalCopy, number: int) -> dict[str, float]:
    """How long a page takes for a reader while a worker rewrites calls."""
    view = copy.calls.build_view(CallQuery(), time_zone=ZONE, stop=threading.Event())
    stop = threading.Event()
    again = [page for page, _ in zip(pages(number), range(20), strict=False)]

    def rewrite() -> None:
        while not stop.is_set():
            for page in again:
                copy.calls.apply(page)

    worker = threading.Thread(target=rewrite)
    worker.start()
    taken = []
    for n in range(400):
        begun = time.perf_counter()
        view.page(n * 7 % (view.rows // PAGE_ROWS + 1))
        taken.append(time.perf_counter() - begun)
    stop.set()
    worker.join()
    view.close()
    return {"page_ms_median": _ms(statistics.median(taken)), "page_ms_worst": _ms(max(taken))}


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        copy = LocalCopy.open(Profile(Path(folder), "acc", ""), bytes(32), clock=Clock())
        result = {
            "calls": number,
            "write": write(copy, number),
            "size_mb": round((Path(folder) / "cache.db").stat().st_size / 1e6, 1),
            "views": views(copy),
            "sums": sums(copy),
            "reading_while_writing": reading_while_writing(copy, number),
        }
        copy.close()
    print(json.dumps(result, indent=2))


def _median(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(5):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def _base32(value: int, length: int) -> str:
    return "".join(_CROCKFORD[value >> 5 * place & 31] for place in reversed(range(length)))


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 2)


if __name__ == "__main__":
    main()
