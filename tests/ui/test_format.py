"""Numbers, money and times are written as people of the language write them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from dijo_desktop.ui import format as written

MOMENT = 1_795_442_520_000  # 23 November 2026, 14:02 UTC


@pytest.mark.parametrize(
    ("seconds", "long", "short"),
    [
        (0, "0 s", "0 s"),
        (41, "41 s", "41 s"),
        (754, "12 min 34 s", "12 min"),
        (188, "3 min 08 s", "3 min"),
        (4795, "1 h 19 min 55 s", "1 h 19 min"),
        (515_040, "143 h 04 min 00 s", "143 h 04 min"),
    ],
)
def test_durations(seconds: int, long: str, short: str) -> None:
    assert written.duration(seconds) == long
    assert written.duration(seconds, short=True) == short


@pytest.mark.parametrize(
    ("micro", "currency", "decimals", "text"),
    [
        (440_000, "GBP", 0, "£0.44"),
        (440_000, "GBP", 4, "£0.4400"),
        (7_300, "GBP", 0, "£0.0073"),
        (260_020_000, "GBP", 0, "£260.02"),
        (-1_500_000, "GBP", 0, "-£1.50"),
        (1_234_567_890_123_450_000, "EUR", 0, "€1,234,567,890,123.45"),
        (500_000_000, "JPY", 0, "¥500"),
        (1_000_000, "KWD", 0, "KWD\u00a01.000"),
        (1_000_000, "USD", 0, "US$1.00"),
    ],
)
def test_money_is_exact(micro: int, currency: str, decimals: int, text: str) -> None:
    assert written.money(micro, currency, decimals) == text


def test_money_in_german() -> None:
    QLocale.setDefault(QLocale("de_DE"))
    assert written.money(1_234_560_000, "EUR").replace("\u00a0", " ") == "1.234,56 €"
    assert written.money(500_000, "GBP").replace("\u00a0", " ") == "0,50 £"


def test_a_call_for_nothing_is_free() -> None:
    assert written.cost(0, "GBP") == "Free"
    assert written.cost(10_000, "GBP") == "£0.01"


def test_days_and_months() -> None:
    assert written.day("2025-03-03") == "3 Mar 2025"
    assert written.day("2026-11") == "November 2026"
    assert written.weekday_and_day("2026-11-23") == "Monday 23 November"
    assert written.weekday_and_day("2026-11-23", year=True) == "Monday 23 November 2026"
    QLocale.setDefault(QLocale("de_DE"))
    assert written.day("2025-03-03") == "3. März 2025"
    assert written.weekday_and_day("2026-11-23") == "Montag, 23. November"
    QLocale.setDefault(QLocale("en_US"))
    assert written.day("2025-03-03") == "Mar 3, 2025"


def test_moments_are_local() -> None:
    moment = written.local(MOMENT)
    assert written.time(MOMENT) == moment.toString("HH:mm")
    assert written.date(MOMENT) == "23 Nov 2026"
    assert written.date_and_time(MOMENT) == f"23 Nov 2026, {moment.toString('HH:mm')}"
    assert written.when(MOMENT, MOMENT) == f"today, {moment.toString('HH:mm')}"
    assert written.when(MOMENT, MOMENT + 86_400_000) == written.date_and_time(MOMENT)


def test_sizes_counts_shares() -> None:
    assert written.size(2_100_000).replace("\u00a0", " ") == "2.1 MB"
    assert written.count(1_394) == "1,394"
    assert written.percent(0.549) == "54 %"


def test_what_reads_left_to_right_is_kept_whole_in_arabic() -> None:
    QLocale.setDefault(QLocale("ar_EG"))
    assert written.isolated("a@b.org") == "\u2066a@b.org\u2069"
    assert written.duration(65).startswith("\u2066")
    assert "\u0665" in written.duration(65)
    assert written.money(1_500_000, "GBP").endswith("\u2069")


def test_two_digits_in_every_script() -> None:
    QLocale.setDefault(QLocale("ar_EG"))
    assert "\u0660\u0665" in written.duration(65)
