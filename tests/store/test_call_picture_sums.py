"""Sums of what a filter leaves, against the view of the same filter reckoned in Python."""

from __future__ import annotations

import threading
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dijo_desktop.domain.call_conditions import AtTime, Between, Lasting, Not, OnWeekdays
from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.domain.instants import show
from dijo_desktop.errors import Cancelled
from dijo_desktop.store.call_rows import CallRow
from dijo_desktop.store.call_sums import Part
from tests.fake_clock import FakeClock
from tests.store.call_samples import call, changes, memory_store

NEVER = threading.Event()
TODAY = date(2026, 11, 23)
HOUR_MS = 3_600_000
BEGIN_MS = 1_757_000_000_000
END_MS = 1_795_500_000_000

moments = st.integers(BEGIN_MS, END_MS)
calls = st.lists(
    st.tuples(moments, st.integers(0, 4000), st.sampled_from(["0", "0.25", "1.5"]), st.sampled_from(["GBP", "EUR"])),
    max_size=25,
)
queries = st.builds(
    CallQuery,
    min_seconds=st.none() | st.just(600),
    currency=st.none() | st.sampled_from(["GBP", "USD"]),
    free=st.booleans(),
    weekend=st.booleans(),
    from_ms=st.none() | moments | moments.map(lambda ms: ms // HOUR_MS * HOUR_MS),
    to_ms=st.none() | moments.map(lambda ms: ms // HOUR_MS * HOUR_MS),
    where=st.none()
    | st.sampled_from(
        [AtTime(1080, 1440), OnWeekdays(frozenset({0, 5})), Not(Lasting(None, 60)), Between(None, None)]
    ),
)


@settings(max_examples=120, deadline=None)
@given(calls=calls, query=queries, zone=st.sampled_from(["UTC", "Europe/London", "Asia/Kathmandu"]))
def test_pictures_of_a_filter_count_the_calls_it_shows(
    calls: list[tuple[int, int, str, str]], query: CallQuery, zone: str
) -> None:
    with memory_store(FakeClock()) as store:
        store.begin_full_pass()
        sent = [
            call(1, suffix=number, started=show(ms), seconds=seconds, cost=cost, currency=currency)
            for number, (ms, seconds, cost, currency) in enumerate(calls)
        ]
        store.apply(changes(sent, token="t"))
        view = store.build_view(query, time_zone=zone, stop=NEVER)
        rows = [row for page in view.stream(0, view.rows - 1) for row in page]
        view.close()
        sums = store.sums.asked_sums(query, time_zone=zone, stop=NEVER)
        months = store.sums.asked_months(query, today=TODAY, time_zone=zone, stop=NEVER)
        heat = store.sums.heat(time_zone=zone, query=query)
    local = [local_time(row, zone) for row in rows]
    assert sums == added(rows)
    assert sum(map(sum, heat)) == len(rows)
    for moment in local:
        assert heat[moment.weekday()][moment.hour] == sum(
            (one.weekday(), one.hour) == (moment.weekday(), moment.hour) for one in local
        )
    of_month = defaultdict(list)
    for row, moment in zip(rows, local, strict=True):
        if date(2025, 12, 1) <= moment.date() < date(2026, 12, 1):
            of_month[moment.strftime("%Y-%m")].append(row)
    found: dict[str, dict[str, Part]] = defaultdict(dict)
    for code, parts in months.items():
        assert [month for month, _ in parts] == [f"2025-{12:02d}", *(f"2026-{month:02d}" for month in range(1, 12))]
        for month, part in parts:
            if part.calls:
                found[month][code] = part
    assert found == {month: added(some) for month, some in of_month.items()}


def local_time(row: CallRow, zone: str) -> datetime:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=row.started_ms)).astimezone(ZoneInfo(zone))


def added(rows: list[CallRow]) -> dict[str, Part]:
    found: dict[str, Part] = {}
    for row in rows:
        was = found.get(row.currency, Part(0, 0, 0))
        found[row.currency] = Part(was.calls + 1, was.seconds + row.seconds, was.cost_micro + row.cost_micro)
    return found


def test_all_of_it_can_be_stopped() -> None:
    stop = threading.Event()
    stop.set()
    with memory_store(FakeClock()) as store:
        for ask in (
            lambda: store.sums.heat(time_zone="UTC", query=CallQuery(free=True), stop=stop),
            lambda: store.sums.asked_sums(CallQuery(), time_zone="UTC", stop=stop),
            lambda: store.sums.asked_months(CallQuery(), today=TODAY, time_zone="UTC", stop=stop),
        ):
            with pytest.raises(Cancelled):
                ask()
