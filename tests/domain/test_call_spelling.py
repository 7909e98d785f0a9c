"""Whatever is written for a condition is read as the same; whatever is typed is read or has a mistake in it."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dijo_desktop.domain.call_conditions import (
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
from dijo_desktop.domain.call_language import parse
from dijo_desktop.domain.call_spelling import spell
from dijo_desktop.domain.call_vocabulary import Vocabulary
from tests.domain.test_call_language import GERMAN, TODAY, WORDS

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
        st.lists(inner, min_size=2, max_size=3).map(lambda some: AllOf(tuple(some))),
    ),
    max_leaves=6,
)


def _flat(condition: Condition) -> Condition:
    """Alternatives of alternatives are alternatives, as the language reads them."""
    match condition:
        case AnyOf(several):
            return AnyOf(tuple(map(_flat, several)))
        case AllOf(several):
            return AllOf(tuple(map(_flat, several)))
        case Not(inner):
            return Not(_flat(inner))
        case _:
            return condition


@settings(max_examples=400)
@given(conditions, st.sampled_from([WORDS, GERMAN]))
def test_what_is_written_for_a_condition_is_read_as_the_same(condition: Condition, words: Vocabulary) -> None:
    text = spell(condition, words)
    search = parse(text, words, today=TODAY)
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
