"""The search language of the call history: `>5min cost>1 oct 2026 weekend`, words side by side narrow.

    search  = any { "or" any }
    any     = one { ["and"] one }
    one     = ("not" | "-") one | "(" search ")" | term

`call_terms` reads a term. What is not understood is named with its place and, if one is near, a better word.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from dijo_desktop.domain.call_conditions import AllOf, AnyOf, Condition, Not, OnWeekdays
from dijo_desktop.domain.call_reader import Mistake, NotUnderstood, Reader
from dijo_desktop.domain.call_spelling import spell
from dijo_desktop.domain.call_terms import term
from dijo_desktop.domain.call_tokens import Span, tokens
from dijo_desktop.domain.call_vocabulary import CURRENCIES, Vocabulary

DEEPEST = 20
"""So many brackets and `not` inside each other are read."""


@dataclass(frozen=True, slots=True)
class Term:
    """One narrowing part of the search and where it stands in the text."""

    condition: Condition
    span: Span


@dataclass(frozen=True, slots=True)
class Search:
    """What a text asks for: its parts that narrow one by one, or the first mistakes, in the order of the text."""

    terms: tuple[Term, ...] = ()
    mistakes: tuple[Mistake, ...] = ()

    def holds(self, condition: Condition) -> bool:
        """Whether one of the parts is exactly this."""
        return any(part.condition == condition for part in self.terms)

    @property
    def condition(self) -> Condition | None:
        """The whole meaning; nothing if the text is empty or has a mistake."""
        if self.mistakes or not self.terms:
            return None
        conditions = tuple(part.condition for part in self.terms)
        return conditions[0] if len(conditions) == 1 else AllOf(conditions)


def parse(text: str, words: Vocabulary, *, today: date, currencies: Iterable[str] = ()) -> Search:
    """Understand a search. A month without a year is the newest one that has begun; `currencies` are those held."""
    reader = Reader(tokens(text), words, today, CURRENCIES.union(currencies))
    try:
        found = _search(reader, 0)
        if not reader.ended:
            raise NotUnderstood("unopened", reader.token.span)
    except NotUnderstood as problem:
        return Search(mistakes=(_with_suggestion(problem, text, words),))
    return Search(tuple(found))


def _search(reader: Reader, depth: int) -> list[Term]:
    ways = [_narrowing(reader, depth)]
    while reader.take_word("or"):
        ways.append(_narrowing(reader, depth))
    if len(ways) == 1:
        return ways[0]
    met = tuple(_one_of(way) for way in ways)
    return [Term(AnyOf(met), ways[0][0].span.to(ways[-1][-1].span))]


def _narrowing(reader: Reader, depth: int) -> list[Term]:
    found: list[Term] = []
    if not depth and reader.at("close"):
        raise NotUnderstood("unopened", reader.here)
    bare_before = False
    while not (reader.ended or reader.at("close") or reader.at_word("or")):
        joined = bool(found and reader.take_word("and"))
        bare = not reader.at("open")
        for part in _one(reader, depth):
            _join(found, part, alternatives=bare and bare_before and not joined)
        bare_before = bare
    if not found and (depth or not reader.ended or reader.passed):
        raise NotUnderstood("value_missing", reader.here)
    return found


def _join(found: list[Term], part: Term, *, alternatives: bool) -> None:
    """Days of the week just side by side are alternatives, since no day is two of them."""
    before = found[-1] if found else part
    match before.condition, part.condition:
        case OnWeekdays(days), OnWeekdays(others) if alternatives:
            found[-1] = Term(OnWeekdays(days | others), before.span.to(part.span))
        case _:
            found.append(part)


def _one(reader: Reader, depth: int) -> list[Term]:
    begin = reader.here
    if depth > DEEPEST:
        raise NotUnderstood("too_deep", begin)
    if reader.take_word("not") or reader.take("minus"):
        inner = _one(reader, depth + 1)
        return [Term(Not(_one_of(inner)), begin.to(inner[-1].span))]
    if reader.take("open"):
        within = _search(reader, depth + 1)
        if not reader.at("close"):
            raise NotUnderstood("unclosed", begin)
        span = begin.to(reader.next().span)
        return [Term(_one_of(within), span)]
    condition = term(reader)
    return [Term(condition, begin.to(reader.passed[-1].span))]


def _one_of(found: list[Term]) -> Condition:
    conditions = tuple(part.condition for part in found)
    return conditions[0] if len(conditions) == 1 else AllOf(conditions)


def _with_suggestion(problem: NotUnderstood, text: str, words: Vocabulary) -> Mistake:
    said = text[problem.span.start : problem.span.end]
    suggestion = problem.suggestion
    if problem.reason == "unknown" and not suggestion:
        near = get_close_matches(said.casefold(), words.phrases, n=1, cutoff=0.6)
        suggestion = near[0] if near else ""
    elif problem.reason == "unit_missing" and said[-1:].isdigit():
        suggestion = said + words.first["min"]
    return Mistake(problem.reason, problem.span, said, suggestion)


def with_condition(text: str, search: Search, condition: Condition, words: Vocabulary) -> str:
    """The text with one more part; a search that has mistakes is given up for it."""
    if search.mistakes or not search.terms:
        return spell(condition, words)
    last = search.terms[-1]
    kept = text.strip()
    if isinstance(last.condition, AnyOf) and text[last.span.start : last.span.start + 1] != "(":
        kept = f"({kept})"
    return f"{kept} {spell(condition, words)}"


def without_term(text: str, part: Term) -> str:
    """The text without one of its parts."""
    return " ".join(f"{text[: part.span.start]} {text[part.span.end :]}".split())
