"""The search text as it is read from left to right, and what may be wrong with it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dijo_desktop.domain.call_tokens import Kind, Span, Token
from dijo_desktop.domain.call_vocabulary import Vocabulary

Reason = Literal[
    "unknown", "unit_missing", "value_missing", "backwards", "no_such_date", "no_such_time", "unclosed", "unopened",
    "too_deep", "too_large",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong where; `suggestion` may replace `said`, the text of the span."""

    reason: Reason
    span: Span
    said: str
    suggestion: str = ""


class NotUnderstood(Exception):
    """The reader stops here."""

    def __init__(self, reason: Reason, span: Span, suggestion: str = "") -> None:
        super().__init__(reason)
        self.reason: Reason = reason
        self.span = span
        self.suggestion = suggestion


class Reader:
    """Gives one token after the other, and phrases of several words as the key they stand for."""

    def __init__(self, found: list[Token], words: Vocabulary, today: date, currencies: AbstractSet[str]) -> None:
        self._tokens = found
        self._at = 0
        self._words = words
        self.today = today
        self.currencies = currencies

    @property
    def ended(self) -> bool:
        """Whether nothing is left."""
        return self._at >= len(self._tokens)

    @property
    def token(self) -> Token:
        """The next token."""
        return self._tokens[self._at]

    @property
    def passed(self) -> list[Token]:
        """What was read so far."""
        return self._tokens[: self._at]

    @property
    def here(self) -> Span:
        """Where the next token stands; behind the last one at the end."""
        if not self.ended:
            return self.token.span
        end = self._tokens[-1].span.end if self._tokens else 0
        return Span(max(0, end - 1), end) if end else Span(0, 0)

    def at(self, kind: Kind, ahead: int = 0) -> bool:
        """Whether the token so far ahead is of that kind."""
        place = self._at + ahead
        return place < len(self._tokens) and self._tokens[place].kind == kind

    def next(self) -> Token:
        """Read one token."""
        if self.ended:
            raise NotUnderstood("value_missing", self.here)
        self._at += 1
        return self._tokens[self._at - 1]

    def take(self, kind: Kind) -> Token | None:
        """Read the next token if it is of that kind."""
        return self.next() if self.at(kind) else None

    def word(self) -> str:
        """The key of the longest phrase that begins here; empty if there is none."""
        return self._phrase()[0]

    def at_word(self, *keys: str) -> bool:
        """Whether a phrase of one of these keys begins here."""
        return self.word() in keys

    def take_word(self, *keys: str) -> str:
        """Read a phrase of one of these keys and say which."""
        key, length = self._phrase()
        if key not in keys:
            return ""
        self._at += length
        return key

    def glued(self) -> bool:
        """Whether nothing parts the next token from the one before."""
        return 0 < self._at < len(self._tokens) and self._tokens[self._at - 1].span.end == self.token.span.start

    def back_to(self, place: int) -> None:
        """Read again from a `place`."""
        self._at = place

    @property
    def place(self) -> int:
        """How many tokens were read."""
        return self._at

    def _phrase(self) -> tuple[str, int]:
        said: list[str] = []
        found = ("", 0)
        for token in self._tokens[self._at : self._at + self._words.longest]:
            if token.kind != "word":
                break
            said.append(token.text)
            if key := self._words.keys.get(" ".join(said)):
                found = (key, len(said))
        return found
