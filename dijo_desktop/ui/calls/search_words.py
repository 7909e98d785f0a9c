"""The words of the search in the language of the window; English ones are understood beside them."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from dijo_desktop.domain.call_conditions import Condition
from dijo_desktop.domain.call_language import Search, parse
from dijo_desktop.domain.call_spelling import spell
from dijo_desktop.domain.call_vocabulary import MONTHS, WEEKDAYS, Vocabulary, vocabulary

_ENGLISH = vocabulary()

_NO_LETTER = re.compile(r"[^\w |']")


def own_words() -> dict[str, str]:
    """The spellings of each word in the language in use, parted by |; names of months and days come from Qt."""
    locale = QLocale()
    kinds = (QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat)
    words = {
        "and": QCoreApplication.translate("search", "and", "search word, spellings parted by |"),
        "or": QCoreApplication.translate("search", "or", "search word, spellings parted by |"),
        "not": QCoreApplication.translate("search", "not|without|except", "search word, spellings parted by |"),
        "cost": QCoreApplication.translate("search", "cost|costs|price", "search word, spellings parted by |"),
        "free": QCoreApplication.translate("search", "free", "search word, spellings parted by |"),
        "today": QCoreApplication.translate("search", "today", "search word, spellings parted by |"),
        "yesterday": QCoreApplication.translate("search", "yesterday", "search word, spellings parted by |"),
        "this_week": QCoreApplication.translate("search", "this week", "search word, spellings parted by |"),
        "last_week": QCoreApplication.translate("search", "last week", "search word, spellings parted by |"),
        "this_month": QCoreApplication.translate("search", "this month", "search word, spellings parted by |"),
        "last_month": QCoreApplication.translate("search", "last month", "search word, spellings parted by |"),
        "this_year": QCoreApplication.translate("search", "this year", "search word, spellings parted by |"),
        "last_year": QCoreApplication.translate("search", "last year", "search word, spellings parted by |"),
        "last": QCoreApplication.translate("search", "last|past", "search word before a number of days, parted by |"),
        "days": QCoreApplication.translate("search", "days|day", "search word, spellings parted by |"),
        "weeks": QCoreApplication.translate("search", "weeks|week", "search word, spellings parted by |"),
        "months": QCoreApplication.translate("search", "months|month", "search word, spellings parted by |"),
        "since": QCoreApplication.translate("search", "since|from", "search word, spellings parted by |"),
        "after": QCoreApplication.translate("search", "after", "search word, spellings parted by |"),
        "before": QCoreApplication.translate("search", "before", "search word, spellings parted by |"),
        "until": QCoreApplication.translate("search", "until|till|to", "search word, spellings parted by |"),
        "weekend": QCoreApplication.translate("search", "weekend|weekends", "search word, spellings parted by |"),
        "workdays": QCoreApplication.translate("search", "workdays|weekdays", "search word, spellings parted by |"),
        "h": QCoreApplication.translate("search", "h|hour|hours", "search word, spellings parted by |"),
        "min": QCoreApplication.translate("search", "min|m|minute|minutes", "search word, spellings parted by |"),
        "s": QCoreApplication.translate("search", "s|sec|second|seconds", "search word, spellings parted by |"),
    }
    for number, key in enumerate(WEEKDAYS, 1):
        words[key] = "|".join(locale.standaloneDayName(number, kind) for kind in kinds)
    for number, key in enumerate(MONTHS, 1):
        names = [locale.monthName(number, kind) for kind in kinds]
        names += [locale.standaloneMonthName(number, kind) for kind in kinds]
        words[key] = "|".join(names)
    # Only letters can be words of the search, whatever a catalogue puts around them.
    return {key: _NO_LETTER.sub("", said) for key, said in words.items()}


class Reading:
    """Reads and writes searches for one day, in the language in use when it was made."""

    def __init__(self, today: date, currencies: tuple[str, ...] = ()) -> None:
        self.words: Vocabulary = vocabulary(own_words())
        self.today = today
        self.currencies = currencies

    def read(self, text: str) -> Search:
        """Understand a text."""
        return parse(text, self.words, today=self.today, currencies=self.currencies)

    def written(self, search: Search) -> str:
        """A search that was read in another language, in this one."""
        return " ".join(spell(part.condition, self.words) for part in search.terms)

    def in_english(self, search: Search) -> str:
        """A search in the words that hold in every language of the window."""
        return spell(search.condition, _ENGLISH) if search.condition is not None else ""

    def from_english(self, text: str) -> str:
        """A search kept in English, in the language in use; what cannot be read stays as it is."""
        search = parse(text, _ENGLISH, today=self.today, currencies=self.currencies)
        return spell(search.condition, self.words) if search.condition is not None else text

    def say(self, condition: Condition) -> str:
        """One condition in words."""
        return spell(condition, self.words)


def first_weekday() -> int:
    """The day on which a week begins where the person lives, Monday being 0."""
    return int(QLocale().firstDayOfWeek().value) - 1
