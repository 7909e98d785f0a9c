from __future__ import annotations

import pytest

from dijo_desktop.domain.steady import SteadyTime, steady_rate


@pytest.mark.parametrize(
    ("rate", "shown"), [(0.0, 0), (0.4, 0), (7.4, 7), (54.6, 55), (53_871.2, 54_000), (99_600.0, 100_000)]
)
def test_a_rate_has_two_digits_that_count(rate, shown):
    assert steady_rate(rate) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0.01, 1), (10.2, 11), (20.0, 20), (20.1, 25), (54.0, 55), (56.0, 60), (61.0, 120)]
)
def test_the_time_left_is_rounded_up(seconds, shown):
    assert SteadyTime().after(seconds) == shown


def test_the_time_left_does_not_tremble():
    left = SteadyTime()
    assert [left.after(one) for one in (12.0, 12.6, 11.4, 11.9, 10.2, 11.0)] == [12, 12, 12, 12, 11, 11]


def test_what_takes_clearly_longer_is_said():
    left = SteadyTime()
    assert [left.after(one) for one in (12.0, 40.0)] == [12, 40]
