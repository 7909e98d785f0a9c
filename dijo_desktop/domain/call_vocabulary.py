"""The words of the search language: English ones always, those of the person's own language beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SYMBOLS = {"£": "GBP", "€": "EUR", "$": "USD", "¥": "JPY", "₴": "UAH"}
_COMMON = """AED AUD BGN BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF ILS INR JPY KRW MXN MYR NOK NZD PHP PLN RON SAR SEK
SGD THB TRY TWD UAH USD ZAR"""
CURRENCIES = frozenset(_COMMON.split())
"""Codes that are understood also when no call was paid in them."""

ENGLISH: Mapping[str, str] = {
    "and": "and",
    "or": "or",
    "not": "not|without|except",
    "cost": "cost|costs|price",
    "free": "free",
    "today": "today",
    "yesterday": "yesterday",
    "this_week": "this week",
    "last_week": "last week",
    "this_month": "this month",
    "last_month": "last month",
    "this_year": "this year",
    "last_year": "last year",
    "last": "last|past",
    "days": "days|day",
    "weeks": "weeks|week",
    "months": "months|month",
    "since": "since|from",
    "after": "after",
    "before": "before",
    "until": "until|till|to",
    "weekend": "weekend|weekends",
    "workdays": "workdays|weekdays|workday|weekday",
    "h": "h|hr|hrs|hour|hours",
    "min": "min|m|mins|minute|minutes",
    "s": "s|sec|secs|second|seconds",
    "mon": "mon|monday|mondays",
    "tue": "tue|tues|tuesday|tuesdays",
    "wed": "wed|wednesday|wednesdays",
    "thu": "thu|thur|thurs|thursday|thursdays",
    "fri": "fri|friday|fridays",
    "sat": "sat|saturday|saturdays",
    "sun": "sun|sunday|sundays",
    "jan": "jan|january",
    "feb": "feb|february",
    "mar": "mar|march",
    "apr": "apr|april",
    "may": "may",
    "jun": "jun|june",
    "jul": "jul|july",
    "aug": "aug|august",
    "sep": "sep|sept|september",
    "oct": "oct|october",
    "nov": "nov|november",
    "dec": "dec|december",
}
"""Every key with its English spellings, the one to be written first."""


@dataclass(frozen=True)
class Vocabulary:
    """`keys` finds the key of a phrase in small letters, `first` the phrase to write for a key."""

    keys: Mapping[str, str]
    first: Mapping[str, str]

    @property
    def longest(self) -> int:
        """How many words the longest phrase has."""
        return max(phrase.count(" ") for phrase in self.keys) + 1

    @property
    def phrases(self) -> Iterable[str]:
        """Everything that can be said, for suggestions."""
        return self.keys.keys()


def vocabulary(own: Mapping[str, str] | None = None) -> Vocabulary:
    """English, with the spellings of another language (`key` to `spelling|spelling`) tried before it."""
    keys: dict[str, str] = {}
    first: dict[str, str] = {}
    for words in (own or {}, ENGLISH):
        for key, spellings in words.items():
            for phrase in filter(None, (" ".join(said.casefold().split()) for said in spellings.split("|"))):
                keys.setdefault(phrase, key)
                if keys[phrase] == key:
                    first.setdefault(key, phrase)
    return Vocabulary(keys, first)
