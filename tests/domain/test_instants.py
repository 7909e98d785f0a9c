"""Instants of the wire and milliseconds are the same moment."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijo_desktop.domain.instants import parse, show

FIRST_MS, LAST_MS = -62_135_596_800_000, 253_402_300_799_999


@given(st.integers(FIRST_MS, LAST_MS))
def test_there_and_back(ms: int) -> None:
    assert parse(show(ms)) == ms


@given(st.datetimes(timezones=st.just(UTC)))
def test_it_is_what_the_calendar_says(moment: datetime) -> None:
    moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    text = moment.strftime("%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"
    assert show(parse(f"{moment.year:04d}-{text}")) == f"{moment.year:04d}-{text}"


def test_known_instants() -> None:
    assert parse("1970-01-01T00:00:00.000Z") == 0
    assert parse("2026-11-23T15:04:05.331Z") == 1_795_446_245_331
    assert show(-1) == "1969-12-31T23:59:59.999Z"


@pytest.mark.parametrize(
    "text",
    [
        "", "2026-11-23", "2026-11-23T15:04:05Z", "2026-11-23T15:04:05.33Z", "2026-11-23T15:04:05.3311Z",
        "2026-11-23T15:04:05.331+00:00", "2026-11-23 15:04:05.331Z", "2026-11-23T15:04:05,331Z",
        "2026-02-30T00:00:00.000Z", "2026-13-01T00:00:00.000Z", "0000-01-01T00:00:00.000Z",
        "2026-11-23T24:00:00.000Z", "2026-11-23T23:59:60.000Z", "2026-11-23T15:04:05.331z",
        "\uff12\uff10\uff12\uff16-11-23T15:04:05.331Z",
    ],
)  # fmt: skip
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the text is the whole message
        parse(text)


@pytest.mark.parametrize("ms", [FIRST_MS - 1, LAST_MS + 1, 10**30])
def test_what_no_calendar_has_is_refused(ms: int) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the number is the whole message
        show(ms)
