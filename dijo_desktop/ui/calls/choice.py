"""What the person chose to see: the search, the order and the groups, as one value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from dijo_desktop.domain.call_conditions import (
    WEEKEND,
    AllOf,
    Condition,
    Costing,
    Dates,
    During,
    Free,
    Lasting,
    Recent,
    settle,
)
from dijo_desktop.domain.call_language import Search, with_condition, without_term
from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.ui.format import minor_digits

if TYPE_CHECKING:
    from dijo_desktop.ui.calls.search_words import Reading

Sort = Literal["started", "duration", "cost"]
Group = Literal["day", "month", "none"]
Filter = Literal["long", "dear", "free", "weekend"]
FILTERS: tuple[Filter, ...] = ("long", "dear", "free", "weekend")

LONG_SECONDS = 600
_DEAR_MICRO = 500_000
_EVERYTHING = Search()


def dear_micro(currency: str) -> int:
    """Above how many micro-units a call is a dear one: half a unit, or fifty of a currency without minor units."""
    return _DEAR_MICRO if minor_digits(currency) else 100 * _DEAR_MICRO


def condition_of(name: Filter, currency: str) -> Condition:
    """What a chip asks for; an amount is in the currency of most calls."""
    match name:
        case "long":
            return Lasting(LONG_SECONDS, None)
        case "dear":
            return Costing(dear_micro(currency) + 1, None, currency)
        case "free":
            return Free()
        case "weekend":
            return WEEKEND


@dataclass(frozen=True)
class Choice:
    """Every choice of the page. `text` is what stands in the field of the search, `search` what it means.

    Chips and the calendar write into that text and read from it, so that there is one filter and all of it is seen.
    """

    text: str = ""
    search: Search = _EVERYTHING
    sort: Sort = "started"
    descending: bool = True
    grouping: Group = "day"

    @property
    def filtered(self) -> bool:
        """Whether some calls are hidden on purpose."""
        return bool(self.search.terms)

    @property
    def group(self) -> Group:
        """The groups in force: none while the order is not that of time, since a day would come again and again."""
        return self.grouping if self.sort == "started" else "none"

    @property
    def count(self) -> int:
        """How many filters are on."""
        return len(self.search.terms)

    @property
    def dates(self) -> Dates | During | Recent | None:
        """The range of dates, if one was chosen."""
        found = (part.condition for part in self.search.terms)
        return next((one for one in found if isinstance(one, Dates | During | Recent)), None)

    def searched(self, text: str, reading: Reading) -> Choice:
        """With that text in the field of the search; one with a mistake keeps what is shown."""
        search = reading.read(text)
        return replace(self, text=text, search=self.search if search.mistakes else search)

    def holds(self, condition: Condition) -> bool:
        """Whether exactly this is asked for."""
        return self.search.holds(condition)

    def toggled(self, condition: Condition, reading: Reading) -> Choice:
        """With that condition put in, or taken out."""
        text = self._sound_text(reading)
        search = reading.read(text)
        for part in search.terms:
            if part.condition == condition:
                return self.searched(without_term(text, part), reading)
        return self.searched(with_condition(text, search, condition, reading.words), reading)

    def dated(self, dates: Dates | During | Recent | None, reading: Reading) -> Choice:
        """With that range of dates instead of any other; nothing is all dates."""
        chosen = self
        while (before := chosen.dates) is not None:
            chosen = chosen.toggled(before, reading)
        return chosen if dates is None else chosen.toggled(dates, reading)

    def cleared(self) -> Choice:
        """Without any filter."""
        return replace(self, text="", search=_EVERYTHING)

    def sorted_by(self, sort: Sort) -> Choice:
        """Sorted by that, the newest, longest or dearest first; the other way round if it already was."""
        return replace(self, sort=sort, descending=not self.descending if sort == self.sort else True)

    def grouped_by(self, group: Group) -> Choice:
        """In those groups, which brings back the order of time."""
        if self.sort == "started" or group == "none":
            return replace(self, grouping=group)
        return replace(self, grouping=group, sort="started", descending=True)

    def query(
        self, today: date, time_zone: str, currency: str, *, first_weekday: int = 0, also: Condition | None = None
    ) -> CallQuery:
        """The same for the store; `also` narrows it further, which a chip does to count what it would leave."""
        asked = [one for one in (self.search.condition, also) if one is not None]
        condition: Condition | None = None
        if asked:
            condition = asked[0] if len(asked) == 1 else AllOf(tuple(asked))
            condition = settle(
                condition, today=today, time_zone=time_zone, currency=currency, first_weekday=first_weekday
            )
        return CallQuery.of(condition, sort=self.sort, descending=self.descending, group=self.group)

    def _sound_text(self, reading: Reading) -> str:
        """The text, or what is still in force if the text has a mistake."""
        return reading.written(self.search) if reading.read(self.text).mistakes else self.text
