from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dijo_desktop.domain import countdown


def ms(text: str) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(
    ("now", "days", "hours", "minutes", "over"),
    [
        ("2026-11-23T15:20:00", 14, 0, 0, False),
        ("2026-11-23T15:20:00.001", 13, 23, 59, False),
        ("2026-12-06T15:19:59", 1, 0, 0, False),
        ("2026-12-07T14:19:00", 0, 1, 1, False),
        ("2026-12-07T15:19:59.999", 0, 0, 0, False),
        ("2026-12-07T15:20:00", 0, 0, 0, True),
        ("2027-01-01T00:00:00", 0, 0, 0, True),
    ],
)
def test_time_left_is_rounded_down_and_never_negative(now, days, hours, minutes, over):
    assert countdown.left(ms(now), ms("2026-12-07T15:20:00")) == (days, hours, minutes, over)


def test_the_dates_of_the_contract_example():
    effective = countdown.effective_ms(ms("2026-11-23T15:20:00"), 14)
    assert effective == ms("2026-12-07T15:20:00")
    assert countdown.complete_by(effective) == date(2026, 12, 14)
