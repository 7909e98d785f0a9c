"""What stands around the list, reckoned from the sums the store keeps: counts of chips, months, hours."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from dijo_desktop.domain.call_conditions import AllOf, Condition, settle
from dijo_desktop.domain.call_periods import Period, flat, period_of, without_dates, without_hours
from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.store.call_sums import Part, months_until
from dijo_desktop.ui.calls.choice import FILTERS, Choice, Filter, condition_of
from dijo_desktop.ui.calls.search_words import first_weekday

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dijo_desktop.store.calls import CallStore

Counted = Literal["all", "shown", "wider", "whole"]
"""Which calls a picture counts: all, those shown, those of the filter but for dates or hours, all in spite of it."""


@dataclass(frozen=True)
class Survey:
    """Figures without words; `currency` is the main one (empty without calls), `several` if there are others.

    `this_month` and `last_month` are those of `period` and of what came before it (the month so far if nothing else
    is asked for), in the currency `compared_in`. `months` are the last twelve (`YYYY-MM`, cost in micro-units), this
    one last; `heat` is calls by weekday (Monday first) and hour; `parts` are the same months in each currency, that
    of most calls first. Each of the pictures counts the calls that the filter leaves, without the part of it that
    the picture itself spreads out: a month chosen in one would else be the only one in it. `months_of`, `heat_of`
    say so.
    """

    today: date
    currency: str
    several: bool
    counts: dict[Filter, int]
    since_ms: int | None
    this_month: Part
    last_month: Part
    months: list[tuple[str, int]]
    heat: list[list[int]]
    parts: dict[str, list[tuple[str, Part]]] = field(default_factory=dict)
    period: Period | None = None
    compared_in: str = ""
    months_of: Counted = "all"
    heat_of: Counted = "all"


def main_currency(calls: CallStore) -> str:
    """The currency of most calls, empty without calls."""
    return next(iter(calls.currencies()), "")


def survey(calls: CallStore, choice: Choice, today: date, time_zone: str, stop: threading.Event) -> Survey:
    """Reckon everything, for a worker: the counts of a million calls take a fraction of a second."""
    sums = calls.sums
    currency = main_currency(calls)
    # A chip says what it would leave of what is shown now; one that is on says how many those are.
    plain, week = replace(choice, grouping="none"), first_weekday()
    queries = [
        plain.query(today, time_zone, currency, first_weekday=week, also=condition_of(name, currency))
        for name in FILTERS
    ]
    counts = dict(zip(FILTERS, sums.chip_counts(queries, time_zone=time_zone, stop=stop), strict=True))
    terms = [part.condition for part in choice.search.terms]
    spread = _Spread(calls, terms, today, currency, time_zone, stop)
    period = period_of(terms, today, first_weekday=week)
    this_month, last_month, compared_in = spread.compared(period)
    parts = spread.months(without_dates(terms))
    return Survey(
        today=today,
        currency=currency,
        several=len(calls.currencies()) > 1,
        counts=counts,
        since_ms=sums.since_ms(),
        this_month=this_month,
        last_month=last_month,
        months=[(month, part.cost_micro) for month, part in parts.get(currency, [])],
        parts=parts,
        heat=sums.heat(time_zone=time_zone, query=spread.query(without_hours(terms)), stop=stop),
        period=period,
        compared_in=compared_in,
        months_of=_counted(terms, without_dates(terms)),
        heat_of=_counted(terms, without_hours(terms)),
    )


def _counted(terms: Sequence[Condition], left: Sequence[Condition]) -> Counted:
    if not terms:
        return "all"
    if not left:
        return "whole"
    return "shown" if len(left) == len(flat(terms)) else "wider"


@dataclass(frozen=True)
class _Spread:
    """Asks for the sums of one filter."""

    calls: CallStore
    terms: Sequence[Condition]
    today: date
    currency: str
    time_zone: str
    stop: threading.Event

    def query(self, terms: Sequence[Condition]) -> CallQuery:
        """What asks for the calls of these terms."""
        condition = settle(
            AllOf(tuple(terms)),
            today=self.today,
            time_zone=self.time_zone,
            currency=self.currency,
            first_weekday=first_weekday(),
        )
        return CallQuery.of(condition, group="none")

    def compared(self, period: Period) -> tuple[Part, Part, str]:
        """Both stretches of a period, in the main currency unless the filter leaves calls in others alone."""
        others = tuple(self.terms) if period.scattered else without_dates(self.terms)
        if not self.terms:
            now, before = self.calls.sums.this_and_previous_month(
                self.currency, today=self.today, time_zone=self.time_zone
            )
            return now, before, self.currency
        found = self._sums((*others, period.now))
        found_before = self._sums((*others, period.before)) if period.before is not None else {}
        both = [*found.items(), *found_before.items()]
        code = self.currency
        if both and all(one != code for one, _ in both):
            code = max(both, key=lambda one: one[1].calls)[0]
        nothing = Part(0, 0, 0)
        return found.get(code, nothing), found_before.get(code, nothing), code

    def months(self, terms: Sequence[Condition]) -> dict[str, list[tuple[str, Part]]]:
        """The last months in every currency that is held, whatever the filter leaves of it."""
        sums, today, zone = self.calls.sums, self.today, self.time_zone
        codes = [*self.calls.currencies()]
        if not terms:
            return {code: sums.month_parts(code, today=today, time_zone=zone) for code in codes}
        found = sums.asked_months(self.query(terms), today=today, time_zone=zone, stop=self.stop)
        empty = [(month, Part(0, 0, 0)) for month in months_until(today)]
        return {code: found.get(code, empty) for code in codes}

    def _sums(self, terms: Sequence[Condition]) -> dict[str, Part]:
        return self.calls.sums.asked_sums(self.query(terms), time_zone=self.time_zone, stop=self.stop)
