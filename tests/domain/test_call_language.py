"""The search language of the call history: what is understood, and how what is not understood is named."""

from __future__ import annotations

from datetime import date

import pytest

from dijo_desktop.domain.call_conditions import (
    WEEKEND,
    WORKDAYS,
    AllOf,
    AnyOf,
    AtTime,
    Condition,
    Costing,
    Dates,
    During,
    Free,
    InCurrency,
    Lasting,
    Not,
    OnWeekdays,
    Recent,
)
from dijo_desktop.domain.call_language import Search, parse, with_condition, without_term
from dijo_desktop.domain.call_spelling import spell
from dijo_desktop.domain.call_vocabulary import ENGLISH, vocabulary

TODAY = date(2026, 11, 23)
WORDS = vocabulary()
GERMAN = vocabulary(
    {
        "weekend": "Wochenende",
        "last_week": "letzte Woche",
        "oct": "Okt|Oktober",
        "not": "nicht",
        "or": "oder",
        "min": "min|Minuten",
        "after": "nach",
    }
)
OCTOBER = Dates(date(2026, 10, 1), date(2026, 11, 1))


def meaning(text: str) -> Condition | None:
    search = parse(text, WORDS, today=TODAY, currencies=["XTS"])
    assert search.mistakes == ()
    return search.condition


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (">5min", Lasting(301, None)),
        ("> 5 minutes", Lasting(301, None)),
        (">=5m", Lasting(300, None)),
        ("<1h", Lasting(None, 3599)),
        ("<=90s", Lasting(None, 90)),
        ("≤ 90 sec", Lasting(None, 90)),
        ("1h..2h", Lasting(3600, 7200)),
        ("1h-2h", Lasting(3600, 7200)),
        ("10-20min", Lasting(600, 1200)),
        ("..20min", Lasting(None, 1200)),
        ("20min..", Lasting(1200, None)),
        ("5min", Lasting(300, 359)),
        ("1h30min", Lasting(5400, 5459)),
        ("1.5h", Lasting(5400, 8999)),
        ("2000 s", Lasting(2000, 2000)),
    ],
)
def test_lengths(text: str, condition: Condition) -> None:
    assert meaning(text) == condition


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("cost>1", Costing(1_000_001, None)),
        ("cost >= 0,5", Costing(500_000, None)),
        ("cost<1 eur", Costing(None, 999_999, "EUR")),
        ("cost:1..2", Costing(1_000_000, 2_000_000)),
        ("cost 1..2 eur", Costing(1_000_000, 2_000_000, "EUR")),
        ("cost 1..", Costing(1_000_000, None)),
        ("cost £1..£2", Costing(1_000_000, 2_000_000, "GBP")),
        (">£0.50", Costing(500_001, None, "GBP")),
        ("0.1625 xts", Costing(162_500, 162_500, "XTS")),
        ("<=2€", Costing(None, 2_000_000, "EUR")),
        ("free", Free()),
        ("cost free", Free()),
        ("gbp", InCurrency("GBP")),
        ("XTS", InCurrency("XTS")),
    ],
)
def test_amounts(text: str, condition: Condition) -> None:
    assert meaning(text) == condition


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("today", During("today")),
        ("last week", During("last_week")),
        ("LAST  Week", During("last_week")),
        ("last 30 days", Recent(30, "days")),
        ("past 1 month", Recent(1, "months")),
        ("oct 2026", OCTOBER),
        ("october", OCTOBER),
        ("dec", Dates(date(2025, 12, 1), date(2026, 1, 1))),
        ("2026-10", OCTOBER),
        ("2026", Dates(date(2026, 1, 1), date(2027, 1, 1))),
        ("2026-10-05", Dates(date(2026, 10, 5), date(2026, 10, 6))),
        ("5 oct", Dates(date(2026, 10, 5), date(2026, 10, 6))),
        ("24 nov", Dates(date(2025, 11, 24), date(2025, 11, 25))),
        ("5 oct 2024", Dates(date(2024, 10, 5), date(2024, 10, 6))),
        ("2026-10-01..2026-10-15", Dates(date(2026, 10, 1), date(2026, 10, 16))),
        ("1 oct to 3 nov 2026", Dates(date(2026, 10, 1), date(2026, 11, 4))),
        ("oct..nov", Dates(date(2026, 10, 1), date(2026, 12, 1))),
        ("2026-10-01..", Dates(date(2026, 10, 1), None)),
        ("..2026-10-01", Dates(None, date(2026, 10, 2))),
        ("since 2026-10", Dates(date(2026, 10, 1), None)),
        ("after oct 2026", Dates(date(2026, 11, 1), None)),
        ("before oct 2026", Dates(None, date(2026, 10, 1))),
        ("until oct 2026", Dates(None, date(2026, 11, 1))),
        ("weekend", WEEKEND),
        ("weekdays", WORKDAYS),
        ("mon", OnWeekdays(frozenset({0}))),
        ("mon wednesdays", OnWeekdays(frozenset({0, 2}))),
        ("fri..mon", OnWeekdays(frozenset({4, 5, 6, 0}))),
        ("after 18:00", AtTime(1080, 1440)),
        ("before 9:30", AtTime(0, 570)),
        ("22:00..06:00", AtTime(1320, 360)),
    ],
)
def test_times(text: str, condition: Condition) -> None:
    assert meaning(text) == condition


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("", None),
        ("  ,; ", None),
        (">5min weekend", AllOf((Lasting(301, None), WEEKEND))),
        (">5min and weekend", AllOf((Lasting(301, None), WEEKEND))),
        ("free or weekend", AnyOf((Free(), WEEKEND))),
        ("free today or weekend", AnyOf((AllOf((Free(), During("today"))), WEEKEND))),
        ("(free or weekend) today", AllOf((AnyOf((Free(), WEEKEND)), During("today")))),
        ("not free", Not(Free())),
        ("-weekend 5min", AllOf((Not(WEEKEND), Lasting(300, 359)))),
        ("5min -weekend", AllOf((Lasting(300, 359), Not(WEEKEND)))),
        ("not (free or weekend)", Not(AnyOf((Free(), WEEKEND)))),
        ("not not free", Not(Not(Free()))),
        ("mon and tue", AllOf((OnWeekdays(frozenset({0})), OnWeekdays(frozenset({1}))))),
        ("(mon tue) mon", AllOf((OnWeekdays(frozenset({0, 1})), OnWeekdays(frozenset({0}))))),
        ("not (mon tue)", Not(OnWeekdays(frozenset({0, 1})))),
        ("from 9:00 to 12:00", AllOf((AtTime(540, 1440), AtTime(0, 720)))),
    ],
)
def test_parts_narrow_and_alternatives_widen(text: str, condition: Condition | None) -> None:
    assert meaning(text) == condition


@pytest.mark.parametrize(
    ("text", "reason", "said", "suggestion"),
    [
        ("free wekend", "unknown", "wekend", "weekend"),
        ("@", "unknown", "@", ""),
        ("> 5", "unit_missing", "> 5", "> 5min"),
        ("5", "unit_missing", "5", "5min"),
        (">", "value_missing", ">", ""),
        ("cost", "value_missing", "cost", ""),
        ("cost>", "value_missing", "cost", ""),
        ("£", "value_missing", "£", ""),
        ("since", "value_missing", "e", ""),
        ("free or", "value_missing", "r", ""),
        ("or free", "value_missing", "or", ""),
        ("()", "value_missing", ")", ""),
        ("not", "value_missing", "t", ""),
        ("18:00", "value_missing", "18:00", ""),
        ("last", "unknown", "last", "last"),
        ("last 5", "unknown", "last", "last"),
        ("2h..1h", "backwards", "2h..1h", ""),
        ("20-10min", "backwards", "20-10min", ""),
        ("cost 2..1", "backwards", "cost 2..1", ""),
        ("2026-10-05..2026-10-01", "backwards", "2026-10-05..2026-10-01", ""),
        ("31 feb", "no_such_date", "31 feb", ""),
        ("2026-13", "no_such_date", "2026-13", ""),
        ("9999-12-31", "no_such_date", "9999-12-31", ""),
        ("9999-12", "no_such_date", "9999-12", ""),
        ("25:00..26:00", "no_such_time", "25:00", ""),
        ("after 18:60", "no_such_time", "18:60", ""),
        ("(>5min", "unclosed", "(", ""),
        ("free )", "unopened", ")", ""),
        (")", "unopened", ")", ""),
        ("9999999999h", "too_large", "9999999999h", ""),
        ("cost>9999999999999", "too_large", "9999999999999", ""),
        ("cost>0.1234567", "too_large", "0.1234567", ""),
        ("last 99999 days", "too_large", "99999", ""),
        ("(" * 30 + "free" + ")" * 30, "too_deep", "(", ""),
    ],
)
def test_a_mistake_is_named_with_its_place_and_a_better_word(
    text: str, reason: str, said: str, suggestion: str
) -> None:
    search = parse(text, WORDS, today=TODAY)
    (mistake,) = search.mistakes
    assert (mistake.reason, mistake.said, mistake.suggestion) == (reason, said, suggestion)
    assert text[mistake.span.start : mistake.span.end] == said
    assert search.condition is None


def test_german_words_are_understood_beside_the_english_ones() -> None:
    def said(text: str) -> Condition | None:
        return parse(text, GERMAN, today=TODAY).condition

    assert said("Wochenende nicht >5 Minuten") == AllOf((WEEKEND, Not(Lasting(301, None))))
    assert said("Okt. 2026 oder letzte Woche") == AnyOf((OCTOBER, During("last_week")))
    assert said("weekend not >5 minutes") == AllOf((WEEKEND, Not(Lasting(301, None))))
    assert spell(AnyOf((Not(OCTOBER), WEEKEND)), GERMAN) == "nicht okt 2026 oder wochenende"


def test_every_english_word_is_a_word_of_the_language_and_means_one_thing() -> None:
    said = [phrase for spellings in ENGLISH.values() for phrase in spellings.split("|")]
    assert len(said) == len(set(said))
    assert set(WORDS.first) == set(ENGLISH)


def test_parts_are_put_in_and_taken_out_by_a_click() -> None:
    def read(text: str) -> Search:
        return parse(text, WORDS, today=TODAY)

    long = Lasting(600, None)
    assert with_condition("", read(""), long, WORDS) == ">=10min"
    assert with_condition("wekend", read("wekend"), long, WORDS) == ">=10min"
    assert with_condition(" weekend ", read(" weekend "), long, WORDS) == "weekend >=10min"
    assert with_condition("free or eur", read("free or eur"), long, WORDS) == "(free or eur) >=10min"
    assert with_condition("(free or eur)", read("(free or eur)"), long, WORDS) == "(free or eur) >=10min"
    search = read("weekend  >=10min free")
    assert search.holds(long)
    assert not search.holds(InCurrency("EUR"))
    assert [without_term("weekend  >=10min free", part) for part in search.terms] == [
        ">=10min free",
        "weekend free",
        "weekend >=10min",
    ]
