from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QLocale

from dijo_desktop.store.call_sums import Part
from dijo_desktop.ui.calls.insight_words import insight_figures
from dijo_desktop.ui.calls.survey import Survey

HEAT = [[0] * 24 for _ in range(7)]
HEAT[2][19] = 12
SURVEY = Survey(
    today=date(2026, 11, 23),
    currency="GBP",
    several=False,
    counts={},
    since_ms=0,
    this_month=Part(42, 26_561, 13_490_000),
    last_month=Part(40, 20_000, 11_600_000),
    months=[(f"2026-{month:02d}", month * 1_000_000) for month in range(1, 12)],
    heat=HEAT,
)


def test_this_month_is_compared_with_the_same_days() -> None:
    figures = insight_figures(SURVEY)
    assert figures is not None
    month = figures.month
    assert (month.title, month.figure, month.fact) == ("November so far", "£13.49", "42 calls, 7 h 22 min")
    assert (month.now_days, month.before_days) == ("1\u201323 Nov", "1\u201323 Oct")
    assert month.sentence == "£1.89 more than at this point in October"


def test_less_or_as_much() -> None:
    less = insight_figures(replace(SURVEY, this_month=Part(1, 60, 11_000_000)))
    assert less is not None
    assert less.month.sentence == "£0.60 less than at this point in October"
    same = insight_figures(replace(SURVEY, this_month=SURVEY.last_month))
    assert same is not None
    assert same.month.sentence == "As much as at this point in October"


def test_a_longer_month_is_compared_with_all_of_the_shorter_one() -> None:
    march = insight_figures(replace(SURVEY, today=date(2026, 3, 31)))
    first = insight_figures(replace(SURVEY, today=date(2026, 3, 1)))
    assert march is not None
    assert first is not None
    assert (march.month.now_days, march.month.before_days) == ("1\u201331 Mar", "1\u201328 Feb")
    assert (first.month.now_days, first.month.before_days) == ("1 Mar", "1 Feb")


def test_days_are_written_as_the_language_writes_them() -> None:
    QLocale.setDefault(QLocale("de_DE"))
    figures = insight_figures(SURVEY)
    assert figures is not None
    assert (figures.month.now_days, figures.month.before_days) == ("1.\u201323. Nov.", "1.\u201323. Okt.")


def test_the_average_leaves_the_running_month_out() -> None:
    figures = insight_figures(SURVEY)
    assert figures is not None
    assert figures.charts["cost GBP"].average_micro == 5_500_000
    assert figures.charts["cost GBP"].average == "\u2504 average £5.50"
    assert [text for _, text in figures.charts["cost GBP"].grid] == ["£0", "£5", "£10"]
    assert figures.charts["cost GBP"].bars[-1].said == "November 2026: £11.00"
    assert figures.charts["cost GBP"].summary.endswith("average £5.50 a month, most in November 2026 with £11.00")


def test_the_busiest_hour_is_one_sentence() -> None:
    figures = insight_figures(SURVEY)
    assert figures is not None
    assert figures.heat.summary == "Busiest: Wednesday, 19:00 to 20:00 (12 calls)"
    assert figures.heat.rows[0][0] == "Mon"
    assert figures.heat.said(2, 19) == "Wednesday, 19:00 to 20:00 (12 calls)"
    assert figures.heat.said(6, 23) == "Sunday, 23:00 to 00:00 (0 calls)"


def test_weeks_begin_where_the_person_lives() -> None:
    QLocale.setDefault(QLocale("en_US"))
    figures = insight_figures(SURVEY)
    assert figures is not None
    assert figures.heat.rows[0][0] == "Sun"
    assert figures.heat.said(3, 19).startswith("Wednesday")


def test_charts_say_whose_currency_they_show_if_there_are_several() -> None:
    figures = insight_figures(replace(SURVEY, several=True))
    assert figures is not None
    assert figures.charts["cost GBP"].average.startswith("GBP")


def test_without_calls_there_is_nothing_to_say() -> None:
    assert insight_figures(replace(SURVEY, currency="")) is None
    nobody = insight_figures(replace(SURVEY, heat=[[0] * 24 for _ in range(7)]))
    assert nobody is not None
    assert nobody.heat.summary == "No calls yet"
