"""The axis of the duration bars: from nothing to the next round value above the longest call."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

_MINUTE = 60
_HOUR = 60 * _MINUTE
_DAY = 24 * _HOUR
# Every top has a round half, because the axis is marked at nothing, half and top.
_TOPS = tuple(
    [n * _MINUTE for n in (2, 4, 6, 10, 20, 30, 60, 90)] + [n * _HOUR for n in (2, 4, 6, 8, 12, 24)],
)


def axis_top(longest_seconds: int) -> int:
    """The end of the axis in seconds: the first round value that is not below the longest call."""
    for top in _TOPS:
        if longest_seconds <= top:
            return top
    return -(-longest_seconds // (2 * _DAY)) * 2 * _DAY


def axis_marks(top_seconds: int, locale: QLocale) -> tuple[str, str, str]:
    """What stands at nothing, at the half and at the end; only the last one names the unit."""
    if top_seconds < 2 * _HOUR:
        unit, last = _MINUTE, QCoreApplication.translate("calls", "{number} min")
    else:
        unit, last = _HOUR, QCoreApplication.translate("calls", "{number} h")
    half = locale.toString(top_seconds // 2 // unit)
    return locale.toString(0), half, last.format(number=locale.toString(top_seconds // unit))


def share_of_axis(seconds: int, top_seconds: int) -> float:
    """The length of a bar, 0 to 1."""
    return min(1.0, seconds / top_seconds) if top_seconds > 0 else 0.0
