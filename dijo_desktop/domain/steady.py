"""Figures of something under way, rounded so that a reader can follow them: they do not tremble."""

from __future__ import annotations

from math import ceil, floor, log10

_MINUTE = 60
_FINE_BELOW = 20
_STEP = 5
_LONGER = 1.25
_DIGITS = 2


def steady_rate(rate: float) -> int:
    """A rate with two digits that count: 53,871 becomes 54,000."""
    if rate < 1:
        return 0
    step = int(10 ** max(0, floor(log10(rate)) + 1 - _DIGITS))
    return round(rate / step) * step


class SteadyTime:
    """The seconds left as they are shown: they go down, and up only if it takes clearly longer than was said."""

    def __init__(self) -> None:
        self._shown: int | None = None

    def after(self, seconds: float) -> int:
        """What to show for so many seconds: at least 1; in steps of 5 from 20 on, of a minute from a minute on."""
        rounded = _rounded(seconds)
        if self._shown is None or rounded < self._shown or seconds > self._shown * _LONGER:
            self._shown = rounded
        return self._shown


def _rounded(seconds: float) -> int:
    if seconds <= _FINE_BELOW:
        return max(1, ceil(seconds))
    step = _STEP if seconds <= _MINUTE - _STEP else _MINUTE
    return ceil(seconds / step) * step
