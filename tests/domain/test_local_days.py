"""Local days and months meet without a gap, also where clocks are changed and days are skipped."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dijo_desktop.domain.instants import parse
from dijo_desktop.domain.local_days import (
    DAY_MS,
    QUARTER_MS,
    day_of,
    days_around,
    local_spans,
    offset_spans,
    zone,
)

ZONES = sorted(available_timezones())


def test_an_unknown_zone_is_utc() -> None:
    assert zone("") == zone("../x") == zone("No/Such_Zone") == ZoneInfo("UTC")


@settings(deadline=None)
@given(st.sampled_from(ZONES), st.integers(4000, 22_000), st.sampled_from(["day", "month"]))
def test_spans_meet_and_cover_the_days_around(name: str, day: int, unit) -> None:
    spans = local_spans(days_around(range(day, day + 40)), name, unit)
    assert all(before.beyond_ms == after.first_ms for before, after in pairwise(spans))
    assert all(span.first_ms <= span.beyond_ms for span in spans)
    assert spans[0].first_ms <= day * DAY_MS
    assert spans[-1].beyond_ms >= (day + 40) * DAY_MS


@settings(deadline=None)
@given(st.sampled_from(ZONES), st.integers(4000 * DAY_MS, 22_000 * DAY_MS))
def test_offsets_are_those_of_the_zone(name: str, ms: int) -> None:
    found = [ahead for first, beyond, ahead in offset_spans([ms // DAY_MS], name) if first <= ms < beyond]
    quarter = ms // QUARTER_MS * QUARTER_MS
    # Within the quarter of an hour of a change, either is right.
    assert found in ([offset(quarter, name)], [offset(ms, name)], [offset(quarter + QUARTER_MS, name)])


def offset(ms: int, name: str) -> int:
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)
    ahead = moment.astimezone(ZoneInfo(name)).utcoffset()
    assert ahead is not None
    return round(ahead / timedelta(milliseconds=1))


def test_a_day_of_25_hours() -> None:
    (span,) = local_spans([20_751], "Europe/London", "day")
    assert (span.key, span.beyond_ms - span.first_ms) == ("2026-10-25", 25 * 3_600_000)
    assert offset_spans([20_751], "Europe/London") == [
        (parse("2026-10-25T00:00:00.000Z"), parse("2026-10-25T01:00:00.000Z"), 3_600_000),
        (parse("2026-10-25T01:00:00.000Z"), parse("2026-10-26T00:00:00.000Z"), 0),
    ]


def test_a_day_that_samoa_skipped_is_empty() -> None:
    spans = local_spans(range(15_337, 15_340), "Pacific/Apia", "day")
    assert [(span.key, span.beyond_ms - span.first_ms) for span in spans] == [
        ("2011-12-29", DAY_MS),
        ("2011-12-30", 0),
        ("2011-12-31", DAY_MS),
    ]


def test_only_weekends_each_day_under_its_month() -> None:
    spans = local_spans(range(20_447, 20_459), "UTC", "month", weekend=True)
    assert [span.key for span in spans] == ["2025-12", "2025-12", "2026-01", "2026-01"]
    assert [day_of(span.first_ms, "UTC").day for span in spans] == [27, 28, 3, 4]


@pytest.mark.parametrize(
    ("ms", "name", "day"), [(0, "UTC", date(1970, 1, 1)), (0, "America/New_York", date(1969, 12, 31))]
)
def test_the_day_of_a_moment(ms: int, name: str, day: date) -> None:
    assert day_of(ms, name) == day
