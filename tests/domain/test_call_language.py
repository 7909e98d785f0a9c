"""The search language of the call history: what is understood, and how what is not understood is named."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


days = st.dates(date(1972, 1, 1), date(2998, 1, 1))
simple = st.one_of(
    st.builds(Lasting, st.integers(1, 10**6), st.none()),
    st.builds(Lasting, st.none(), st.integers(1, 10**6)),
    st.tuples(st.integers(1, 10**5), st.integers(0, 10**5)).map(lambda pair: Lasting(pair[0], sum(pair))),
    st.builds(Costing, st.integers(1, 10**15), st.none(), st.sampled_from(["", "EUR"])),
    st.builds(Costing, st.none(), st.integers(0, 10**15), st.sampled_from(["", "GBP"])),
    st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)).map(lambda pair: Costing(pair[0], sum(pair), "GBP")),
    st.just(Free()),
    st.sampled_from(["GBP", "EUR"]).map(InCurrency),
    st.sampled_from(["today", "last_week", "this_year"]).map(During),
    st.builds(Recent, st.integers(1, 1000), st.sampled_from(["days", "weeks", "months"])),
    st.builds(Dates, days, st.none()),
    st.builds(Dates, st.none(), days),
    st.tuples(days, days).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Dates(*pair)),
    st.frozensets(st.integers(0, 6), min_size=1).map(OnWeekdays),
    st.builds(AtTime, st.integers(0, 1439), st.integers(0, 1439)),
)
conditions = st.recursive(
    simple,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=3).map(lambda some: AnyOf(tuple(some))),
    ),
    max_leaves=6,
)


def _flat(condition: Condition) -> Condition:
    """Alternatives of alternatives are alternatives, as the language reads them."""
    match condition:
        case AnyOf(several):
            return AnyOf(tuple(map(_flat, several)))
        case Not(inner):
            return Not(_flat(inner))
        case _:
            return condition


@given(conditions, st.sampled_from([WORDS, GERMAN]))
def test_what_is_written_for_a_condition_is_read_as_the_same(condition: Condition, words: object) -> None:
    text = spell(condition, words)  # type: ignore[arg-type]
    search = parse(text, words, today=TODAY)  # type: ignore[arg-type]
    assert search.mistakes == ()
    assert search.condition == _flat(condition)


@given(st.text(alphabet="0159.:-<>=()£€ adeghimnorstw,", max_size=24) | st.text(max_size=12))
def test_any_text_is_read_or_has_a_mistake_within_it(text: str) -> None:
    search = parse(text, WORDS, today=TODAY)
    for mistake in search.mistakes:
        assert 0 <= mistake.span.start <= mistake.span.end <= len(text)
        assert text[mistake.span.start : mistake.span.end] == mistake.said
    for part in search.terms:
        assert 0 <= part.span.start < part.span.end <= len(text)
        alone = parse(text[part.span.start : part.span.end], WORDS, today=TODAY)
        assert alone.condition == part.condition


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
