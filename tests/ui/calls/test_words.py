from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QLocale

from dijo_desktop.store.call_rows import CallRow, GroupRow
from dijo_desktop.ui.calls.plurals import counted
from dijo_desktop.ui.calls.words import CallWords

TODAY = date(2026, 11, 23)


def words(zone: str = "Europe/London") -> CallWords:
    return CallWords(time_zone=zone, today=TODAY)


def row(when: datetime, seconds: int = 60, micro: int = 0) -> CallRow:
    return CallRow("call_1", int(when.timestamp() * 1000), seconds, micro, "GBP")


def test_times_are_those_of_the_zone_and_over_midnight() -> None:
    late = row(datetime(2026, 7, 1, 22, 50, tzinfo=UTC), 1200)
    assert words().times(late) == ("23:50", "\u2013 00:10")
    assert words("Asia/Tokyo").times(late) == ("07:50", "\u2013 08:10")


def test_days_of_another_year_name_it() -> None:
    assert words().group_title(GroupRow("2026-11-21", 1, 1, [])) == ("Saturday 21 November", "")
    assert words().group_title(GroupRow("2025-03-03", 1, 1, [])) == ("Mon 3 March 2025", "")
    assert words().group_title(GroupRow("2025-03", 1, 1, [])) == ("March 2025", "")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (61, "1 minute 1 second"),
        (3600, "1 hour"),
        (4795, "1 hour 19 minutes 55 seconds"),
    ],
)
def test_durations_are_said_in_whole_words(seconds: int, said: str) -> None:
    assert words().duration_said(seconds) == said


def test_a_free_call_is_said_to_be_free() -> None:
    said = words().sentence(row(datetime(2026, 11, 23, 8, 47, tzinfo=UTC), 41))
    assert said == "Monday 23 November, 08:47 to 08:47, 41 seconds, Free"


def test_currencies_stand_beside_each_other() -> None:
    assert words().costs([("EUR", 1_500_000), ("GBP", 250_000)]) == "€1.50 · £0.25"


def test_twelve_hour_clocks_have_room() -> None:
    QLocale.setDefault(QLocale("en_US"))
    american = words()
    assert american.times(row(datetime(2026, 11, 23, 13, 21, tzinfo=UTC), 754))[0].startswith("1:21")
    assert any("10:58" in text for text in american.widest_times())


def test_one_and_many() -> None:
    assert counted("1 call(s)", 1) == "1 call"
    assert counted("2 call(s)", 2) == "2 calls"
    assert counted("3 Gespräche", 3) == "3 Gespräche"
