"""What is written about a call is read in the user's way of writing, and is exactly what the service gets."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from dijo_desktop.store.call_rows import CallRow
from dijo_desktop.ui.calls.search_words import Reading
from dijo_desktop.ui.calls.wrong_values import PARTS, NotRight, Part, as_written, read
from tests.ui.calls.samples import NOON_MS

STARTED = 1_795_440_060_331
"""23 November 2026, 13:21:00.331 in London."""
CALL = CallRow("call_01JD7Z4M8Q0V5W2Y6T3K9B1C4E", STARTED, 754, 440_000, "GBP")


def value(text: str, part: Part, *, call: CallRow = CALL, zone: str = "Europe/London") -> str:
    reading = Reading(date(2026, 11, 23))
    return read(text, part, call, time_zone=zone, now_ms=NOON_MS, reading=reading).value


@pytest.fixture(params=["en_GB", "en_US", "de_DE", "de_CH", "fr_FR", "pl_PL", "ar_EG", "uk_UA", "en_IN"])
def everywhere(request: pytest.FixtureRequest) -> str:
    QLocale.setDefault(QLocale(request.param))
    return str(request.param)


@pytest.mark.parametrize("currency", ["GBP", "EUR", "USD", "JPY", "CHF", "UAH"])
def test_what_stands_there_is_read_as_what_the_call_says(everywhere: str, currency: str, qapp: QApplication) -> None:
    big = CallRow(CALL.id, STARTED, 36_754, 1_234_567_890_123, currency)
    for call in (CALL, big):
        for part in PARTS:
            with pytest.raises(NotRight) as same:
                value(as_written(call, part, "Europe/London"), part, call=call)
            assert same.value.flaw == "same", (part, as_written(call, part, "Europe/London"))


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("12:35", "755"),
        ("1:02:03", "3723"),
        ("12 min 35 s", "755"),
        ("12min35s", "755"),
        ("2 hours", "7200"),
        ("90 min", "5400"),
        ("0 s", "0"),
        ("1 h 5 s.", "3605"),
    ],
)
def test_durations(text: str, seconds: str) -> None:
    assert value(text, "duration_seconds") == seconds


@pytest.mark.parametrize(
    "text", ["", "12", "12:75", "1:75:00", "35 s 12 min", "12 min 5 min", "twelve min", "-5 s", "9999999999 h", "1 x"]
)
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(NotRight) as flaw:
        value(text, "duration_seconds")
    assert flaw.value.flaw == "unreadable"


@pytest.mark.parametrize(
    ("language", "text", "amount"),
    [
        ("en_GB", "£0.1625", "0.1625"),
        ("en_GB", "0.16", "0.16"),
        ("en_GB", "GBP 1,234.5", "1234.5"),
        ("en_GB", "Free", "0"),
        ("en_GB", "0", "0"),
        ("de_DE", "0,1625 £", "0.1625"),
        ("de_DE", "1.234,50", "1234.5"),
        ("de_CH", "0.30", "0.3"),
        ("fr_FR", "1\u202f234,5", "1234.5"),
        ("ar_EG", "\u0660\u066b\u0661\u0666", "0.16"),
    ],
)
def test_amounts(language: str, text: str, amount: str) -> None:
    QLocale.setDefault(QLocale(language))
    assert value(text, "cost.amount") == amount


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en_GB", ""), ("en_GB", "-1"), ("en_GB", "1,5"), ("en_GB", "0.1234567"), ("en_GB", "1.2.3"), ("en_GB", "."),
        ("de_DE", "0.16"), ("en_GB", "one"), ("en_GB", "1234567890123"), ("en_GB", "5."), ("en_GB", "€0.10"),
    ],
)  # fmt: skip
def test_what_is_no_amount(language: str, text: str) -> None:
    QLocale.setDefault(QLocale(language))
    with pytest.raises(NotRight) as flaw:
        value(text, "cost.amount")
    assert flaw.value.flaw == "unreadable"


@pytest.mark.parametrize(
    ("language", "text", "instant"),
    [
        ("en_GB", "23/11/2026 12:00:30", "2026-11-23T12:00:30.000Z"),
        ("en_GB", "22/11/2026 09:05", "2026-11-22T09:05:00.000Z"),
        ("de_DE", "01.07.2026 14:00", "2026-07-01T13:00:00.000Z"),
        ("en_US", "11/23/2026 1:00 PM", "2026-11-23T13:00:00.000Z"),
    ],
)
def test_moments_are_local(language: str, text: str, instant: str) -> None:
    QLocale.setDefault(QLocale(language))
    assert value(text, "started_at") == instant


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("23/11/2026", "unreadable"),
        ("31/02/2026 10:00", "unreadable"),
        ("23/11/2026 23:00", "future"),
        ("29/03/2026 01:30", "skipped"),
        ("", "unreadable"),
    ],
)
def test_what_is_no_moment(text: str, flaw: str) -> None:
    with pytest.raises(NotRight) as found:
        value(text, "started_at")
    assert found.value.flaw == flaw


@pytest.mark.parametrize(("hour", "instant"), [(0, "2026-10-25T00:30:00.000Z"), (6, "2026-10-25T01:30:00.000Z")])
def test_an_hour_that_comes_twice_is_the_one_nearer_to_the_call(hour: int, instant: str) -> None:
    call = CallRow(CALL.id, 1_792_886_400_000 + hour * 3_600_000, 754, 0, "GBP")
    assert value("25/10/2026 01:30", "started_at", call=call) == instant
