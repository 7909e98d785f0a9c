from __future__ import annotations

from datetime import UTC, date, datetime

from dijo_desktop.ui.calls.date_ranges import RANGES, bounds, first_day

TODAY = date(2026, 3, 31)


def ms(*parts: int) -> int:
    return int(datetime(*parts, tzinfo=UTC).timestamp() * 1000)  # type: ignore[arg-type, misc]


def test_ranges_begin_at_local_midnight_and_end_before_the_next() -> None:
    assert bounds(TODAY, "all", "Europe/London") == (None, None)
    assert bounds(TODAY, "this_month", "Europe/London") == (ms(2026, 3, 1), None)
    assert bounds(TODAY, "last_month", "Europe/London") == (ms(2026, 2, 1), ms(2026, 3, 1))
    assert bounds(TODAY, "this_year", "Asia/Kolkata") == (ms(2025, 12, 31, 18, 30), None)


def test_summer_time_moves_the_first_of_the_month() -> None:
    assert bounds(date(2026, 7, 9), "this_month", "Europe/London")[0] == ms(2026, 6, 30, 23)


def test_in_january_the_last_month_is_of_the_last_year() -> None:
    assert first_day(date(2026, 1, 15), "last_month") == date(2025, 12, 1)
    assert [first_day(TODAY, each) is None for each in RANGES] == [True, False, False, False]
