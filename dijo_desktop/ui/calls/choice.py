"""What the person chose to see: dates, filters, order and groups, as one value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.ui.calls.date_ranges import DateRange, bounds
from dijo_desktop.ui.format import minor_digits

Sort = Literal["started", "duration", "cost"]
Group = Literal["day", "month", "none"]
Filter = Literal["long", "dear", "free", "weekend"]
FILTERS: tuple[Filter, ...] = ("long", "dear", "free", "weekend")

LONG_SECONDS = 600
_DEAR_MICRO = 500_000


def dear_micro(currency: str) -> int:
    """Above how many micro-units a call is a dear one: half a unit, or fifty of a currency without minor units."""
    return _DEAR_MICRO if minor_digits(currency) else 100 * _DEAR_MICRO


@dataclass(frozen=True)
class Choice:
    """Every choice of the page; `filters` are the chips that are on."""

    dates: DateRange = "all"
    filters: frozenset[Filter] = frozenset()
    sort: Sort = "started"
    descending: bool = True
    grouping: Group = "day"

    @property
    def filtered(self) -> bool:
        """Whether some calls are hidden on purpose."""
        return bool(self.filters) or self.dates != "all"

    @property
    def group(self) -> Group:
        """The groups in force: none while the order is not that of time, since a day would come again and again."""
        return self.grouping if self.sort == "started" else "none"

    @property
    def count(self) -> int:
        """How many filters are on, the range of dates being one."""
        return len(self.filters) + (self.dates != "all")

    def toggled(self, name: Filter) -> Choice:
        """With that chip turned."""
        return replace(self, filters=self.filters ^ {name})

    def cleared(self) -> Choice:
        """Without any filter."""
        return replace(self, filters=frozenset(), dates="all")

    def sorted_by(self, sort: Sort) -> Choice:
        """Sorted by that, the newest, longest or dearest first; the other way round if it already was."""
        return replace(self, sort=sort, descending=not self.descending if sort == self.sort else True)

    def grouped_by(self, group: Group) -> Choice:
        """In those groups, which brings back the order of time."""
        if self.sort == "started" or group == "none":
            return replace(self, grouping=group)
        return replace(self, grouping=group, sort="started", descending=True)

    def query(self, today: date, time_zone: str, currency: str) -> CallQuery:
        """The same for the store; an amount without a currency means nothing, so `dear` asks for the main one."""
        from_ms, to_ms = bounds(today, self.dates, time_zone)
        dear = "dear" in self.filters and bool(currency)
        return CallQuery(
            sort=self.sort,
            descending=self.descending,
            group=self.group,
            min_seconds=LONG_SECONDS if "long" in self.filters else None,
            min_cost_micro=dear_micro(currency) + 1 if dear else None,
            currency=currency if dear else None,
            free="free" in self.filters,
            weekend="weekend" in self.filters,
            from_ms=from_ms,
            to_ms=to_ms,
        )
