"""Instants of the wire (`2026-11-23T15:04:05.331Z`, contract CO-20) as whole milliseconds since 1970 and back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_LENGTH = len("2026-11-23T15:04:05.331Z")


def parse(instant: str) -> int:
    """UTC milliseconds of an instant; ValueError if it is none, such as the 30th of February."""
    if len(instant) != _LENGTH or instant[23] != "Z" or instant[10] != "T" or instant[19] != ".":
        raise ValueError(instant)
    return (datetime.fromisoformat(instant) - _EPOCH) // _MILLISECOND


def show(ms: int) -> str:
    """The instant of UTC milliseconds; ValueError outside the years 1 to 9999."""
    try:
        moment = _EPOCH + ms * _MILLISECOND
    except OverflowError as error:
        raise ValueError(str(ms)) from error
    return f"{moment.replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"
