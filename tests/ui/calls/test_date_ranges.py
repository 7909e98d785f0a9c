from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from dijo_desktop.domain.call_conditions import Dates, During, Recent
from dijo_desktop.ui.calls.date_ranges import RANGES, DateRange, range_text

TODAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("chosen", "text"),
    [
        (None, "All dates"),
        (During("today"), "Today"),
        (During("yesterday"), "Yesterday"),
        (During("this_week"), "This week"),
        (During("last_week"), "Last week"),
        (During("this_month"), "March 2026"),
        (During("last_month"), "February 2026"),
        (During("last_year"), "2025"),
        (Dates(date(2026, 3, 5), date(2026, 3, 6)), "5 Mar 2026"),
        (Dates(date(2026, 3, 5), date(2026, 3, 8)), "5 Mar 2026 \u2013 7 Mar 2026"),
        (Dates(date(2026, 3, 5), None), "Since 5 Mar 2026"),
        (Dates(None, date(2026, 3, 5)), "Before 5 Mar 2026"),
    ],
)
def test_ranges_are_called_by_their_own_names(qapp: QApplication, chosen: DateRange | None, text: str) -> None:
    assert range_text(chosen, TODAY) == text


def test_every_range_offered_has_a_name_of_its_own(qapp: QApplication) -> None:
    names = [range_text(one, TODAY) for one in (*RANGES, Recent(2, "weeks"), Recent(2, "months"))]
    assert len(set(names)) == len(RANGES) + 2
    assert all(names)
