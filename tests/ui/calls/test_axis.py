from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from dijo_desktop.ui.calls.axis import axis_marks, axis_top, share_of_axis


@pytest.mark.parametrize(
    ("longest", "top"),
    [(0, 120), (120, 120), (121, 240), (3599, 3600), (3601, 5400), (5401, 7200), (86_400, 86_400), (86_401, 172_800)],
)
def test_the_axis_ends_at_the_next_round_value(longest: int, top: int) -> None:
    assert axis_top(longest) == top


@pytest.mark.parametrize(
    ("top", "marks"),
    [
        (120, ("0", "1", "2 min")),
        (3600, ("0", "30", "60 min")),
        (5400, ("0", "45", "90 min")),
        (7200, ("0", "1", "2 h")),
    ],
)
def test_only_the_last_mark_names_the_unit(top: int, marks: tuple[str, str, str]) -> None:
    assert axis_marks(top, QLocale("en_GB")) == marks


def test_a_bar_is_never_longer_than_the_axis() -> None:
    assert share_of_axis(1800, 3600) == 0.5
    assert share_of_axis(9000, 3600) == 1.0
    assert share_of_axis(10, 0) == 0.0
