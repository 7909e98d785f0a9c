"""The search text cut into words, numbers, dates and signs, each with its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast

Kind = Literal["date", "month", "time", "number", "range", "order", "open", "close", "minus", "sign", "word", "other"]

_TOKEN = re.compile(
    r"""(?P<date>\d{4}-\d{2}-\d{2})(?!\d)
    | (?P<month>\d{4}-\d{2})(?![\d-])
    | (?P<time>\d{1,2}:\d{2})(?!\d)
    | (?P<number>\d+(?:[.,]\d+)?)
    | (?P<range>\.\.\.?|…|\N{EN DASH})
    | (?P<order>>=|<=|≥|≤|>|<|=|:)
    | (?P<open>\()
    | (?P<close>\))
    | (?P<minus>-|\N{MINUS SIGN})
    | (?P<sign>[£€$¥₴])
    | (?P<word>[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][^\W\d_]+)*(?:\.(?!\.))?)
    | (?P<other>[^\s,;])""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` up to `end` (not included), in characters of the text."""

    start: int
    end: int

    def to(self, other: Span) -> Span:
        """From the beginning of this one to the end of the other."""
        return Span(self.start, max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Token:
    """One piece; a word is in small letters and without the dot of an abbreviation."""

    kind: Kind
    text: str
    span: Span


def tokens(text: str) -> list[Token]:
    """Cut a text; white space, commas and semicolons only part."""
    found = []
    for match in _TOKEN.finditer(text):
        kind = cast("Kind", match.lastgroup)
        said = match.group().casefold().removesuffix(".") if kind == "word" else match.group()
        found.append(Token(kind, said, Span(*match.span())))
    return found
