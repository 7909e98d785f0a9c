"""Sums beside the list: by local months and hours, one currency at a time."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.domain.instants import parse, show
from dijo_desktop.errors import Cancelled
from dijo_desktop.store.call_sums import Part
from tests.fake_clock import FakeClock
from tests.store.call_samples import call, changes, memory_store

LONDON = "Europe/London"


def test_months_are_those_of_the_wall_calendar() -> None:
    with memory_store(FakeClock()) as store:
        assert store.sums.since_ms() is None
        store.apply(
            changes(
                [
                    call(1, suffix=1, started="2026-06-30T22:59:59.999Z", cost="1"),
                    call(1, suffix=2, started="2026-06-30T23:00:00.000Z", cost="2"),
                    call(1, suffix=3, started="2026-07-15T12:00:00.000Z", cost="4"),
                    call(1, suffix=4, started="2026-07-15T12:00:00.000Z", cost="9", currency="EUR"),
                ],
                cursor="c",
            )
        )
        found = store.sums.month_costs("GBP", today=date(2026, 7, 20), time_zone=LONDON, months=3)
        assert found == [("2026-05", 0), ("2026-06", 1_000_000), ("2026-07", 6_000_000)]
        assert store.sums.month_costs("GBP", today=date(2027, 1, 31), time_zone="UTC")[0] == ("2026-02", 0)
        assert store.sums.since_ms() == parse("2026-06-30T22:59:59.999Z")


@pytest.mark.parametrize(
    ("today", "now", "before"),
    [
        (date(2026, 3, 1), Part(1, 60, 1_000_000), Part(1, 60, 2_000_000)),
        (date(2026, 3, 31), Part(2, 120, 5_000_000), Part(2, 120, 10_000_000)),
        (date(2026, 2, 27), Part(1, 60, 2_000_000), Part(0, 0, 0)),
    ],
)
def test_a_month_so_far_is_set_against_as_many_days(today: date, now: Part, before: Part) -> None:
    with memory_store(FakeClock()) as store:
        store.apply(
            changes(
                [
                    call(1, suffix=1, started="2026-02-01T10:00:00.000Z", cost="2"),
                    call(1, suffix=2, started="2026-02-28T10:00:00.000Z", cost="8"),
                    call(1, suffix=3, started="2026-03-01T10:00:00.000Z", cost="1"),
                    call(1, suffix=4, started="2026-03-31T10:00:00.000Z", cost="4"),
                ],
                cursor="c",
            )
        )
        assert store.sums.this_and_previous_month("GBP", today=today, time_zone="UTC") == (now, before)


@settings(max_examples=60, deadline=None)
@given(
    started=st.lists(st.integers(1_570_000_000_000, 1_800_000_000_000), max_size=30),
    zone=st.sampled_from(["UTC", LONDON, "Asia/Kathmandu", "America/Sao_Paulo", "Australia/Lord_Howe"]),
)
def test_heat_is_what_python_reckons(started: list[int], zone: str) -> None:
    local = [
        (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)).astimezone(ZoneInfo(zone)) for ms in started
    ]
    expected = Counter((moment.weekday(), moment.hour) for moment in local)
    with memory_store(FakeClock()) as store:
        store.apply(changes([call(1, suffix=n, started=show(ms)) for n, ms in enumerate(started)], cursor="c"))
        heat = store.sums.heat(time_zone=zone)
    assert {(day, hour): heat[day][hour] for day in range(7) for hour in range(24) if heat[day][hour]} == dict(
        expected
    )


def test_counting_can_be_stopped() -> None:
    stop = threading.Event()
    with memory_store(FakeClock()) as store:
        assert store.sums.chip_counts([CallQuery(), CallQuery(free=True)], time_zone="UTC", stop=stop) == [0, 0]
        stop.set()
        with pytest.raises(Cancelled):
            store.sums.chip_counts([CallQuery()], time_zone="UTC", stop=stop)
