from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from dijo_desktop.domain.call_conditions import Dates
from dijo_desktop.domain.call_language import parse
from dijo_desktop.domain.call_periods import period_of
from dijo_desktop.domain.call_vocabulary import vocabulary
from dijo_desktop.store.call_sums import Part
from dijo_desktop.ui.calls.month_so_far import MonthFigures, MonthSoFar
from dijo_desktop.ui.calls.period_words import days_text, period_figures
from dijo_desktop.ui.theme import Theme
from tests.ui.calls.reading import Open
from tests.ui.calls.samples import NOW, call, week
from tests.ui.calls.test_insight_words import SURVEY

TODAY = date(2026, 11, 23)


def figures(text: str, now: int = 3_000_000, before: int = 1_000_000) -> MonthFigures:
    terms = [term.condition for term in parse(text, vocabulary(), today=TODAY).terms]
    survey = replace(
        SURVEY, period=period_of(terms, TODAY), this_month=Part(2, 60, now), last_month=Part(1, 60, before)
    )
    return period_figures(survey)


@pytest.mark.parametrize(
    ("text", "title", "now_days", "before_days", "sentence"),
    [
        ("today", "23 Nov", "23 Nov", "22 Nov", "£2.00 more than on the day before"),
        ("last week", "16\u201322 Nov", "16\u201322 Nov", "9\u201315 Nov", "£2.00 more than in the 7 days before"),
        ("oct 2026", "October 2026", "1\u201331 Oct", "1\u201330 Sept", "£2.00 more than in September 2026"),
        ("last year", "2025", "1 Jan \u2013 31 Dec 2025", "1 Jan \u2013 31 Dec 2024", "£2.00 more than in 2024"),
        (
            "2026",
            "2026 so far",
            "1 Jan \u2013 23 Nov",
            "1 Jan \u2013 23 Nov 2025",
            "£2.00 more than in the same time before (1 Jan \u2013 23 Nov 2025)",
        ),
        (
            "2026-10-28..2026-11-03",
            "28 Oct \u2013 3 Nov",
            "28 Oct \u2013 3 Nov",
            "21\u201327 Oct",
            "£2.00 more than in the 7 days before",
        ),
        (
            "2025-12-28..2026-01-03",
            "28 Dec 2025 \u2013 3 Jan 2026",
            "28 Dec 2025 \u2013 3 Jan 2026",
            "21\u201327 Dec 2025",
            "£2.00 more than in the 7 days before",
        ),
        (
            "since 2026-11-20",
            "20\u201323 Nov",
            "20\u201323 Nov",
            "16\u201319 Nov",
            "£2.00 more than in the 4 days before",
        ),
        (
            "2026-07..2026-09",
            "1 Jul \u2013 30 Sept",
            "1 Jul \u2013 30 Sept",
            "1 Apr \u2013 30 Jun",
            "£2.00 more than in the 3 months before",
        ),
    ],
)
def test_a_period_and_the_one_before_are_named(
    text: str, title: str, now_days: str, before_days: str, sentence: str
) -> None:
    found = figures(text)
    assert (found.title, found.now_days, found.before_days) == (title, now_days, before_days)
    assert found.sentence == sentence


@pytest.mark.parametrize(
    ("text", "title", "sentence"),
    [
        ("until 2026-10-15", "until 15 Oct 2026", "Not compared: the period has no first day."),
        ("today or yesterday", "Calls shown", "Not compared: the dates are not one period."),
        ("oct 2027", "1\u201331 Oct 2027", "Nothing to compare: the period has not begun."),
        ("since 2027-10-05", "since 5 Oct 2027", "Nothing to compare: the period has not begun."),
    ],
)
def test_what_cannot_be_compared_says_why(text: str, title: str, sentence: str) -> None:
    found = figures(text)
    assert (found.title, found.before_days, found.before_cost, found.sentence) == (title, "", "", sentence)


def test_as_much_or_less() -> None:
    assert figures("today", 1_000_000).sentence == "As much as on the day before"
    assert figures("today", 500_000).sentence == "£0.50 less than on the day before"


def test_days_as_the_language_writes_them() -> None:
    QLocale.setDefault(QLocale("de_DE"))
    assert days_text(Dates(date(2026, 10, 28), date(2026, 11, 4)), TODAY) == "28. Okt. \u2013 3. Nov."
    assert days_text(Dates(date(2026, 11, 2), date(2026, 11, 4)), TODAY) == "2.\u20133. Nov."


def test_the_period_asked_for_is_set_against_the_one_before(open_page: Open) -> None:
    before = call(50, NOW.replace(day=15), 900, "0.30")
    page = open_page([*week(), before, call(51, NOW.replace(month=10, day=4), 900, "9.00", "EUR")])
    page._search("today")
    month = page.insights.month
    assert month.accessibleDescription() == ("23 Nov. £0.51. 3 calls, 16 min. £1.04 less than on the day before")
    page._search("last week")
    assert month.accessibleDescription() == (
        "16\u201322 Nov. £2.13. 5 calls, 1 h 36 min. £1.83 more than in the 7 days before"
    )
    page._search("oct 2026")
    assert month.accessibleDescription() == ("October 2026. €9.00. 1 call, 15 min. €9.00 more than in September 2026")
    page._search("today or yesterday")
    assert month.accessibleDescription().startswith("Calls shown. £2.06. 6 calls, ")


def test_a_long_sentence_has_two_lines_and_one_period_one_bar(qtbot: QtBot, theme: Theme) -> None:
    shown = MonthSoFar(theme)
    qtbot.addWidget(shown)
    shown.resize(theme.u(70), theme.u(40))
    shown.show_figures(figures("today"))
    one_line = shown.sizeHint().height()
    shown.show_figures(replace(figures("2026"), sentence="£2.00 more than in the same time before " * 3))
    assert shown.sizeHint().height() > one_line
    shown.show_figures(figures("until 2026-10-15"))
    assert shown.sizeHint().height() < one_line
    assert not shown.grab().isNull()
