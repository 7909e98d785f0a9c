"""What stands around the list, reckoned from the sums the store keeps: counts of chips, months, hours."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from dijo_desktop.ui.calls.choice import FILTERS, Choice, Filter, condition_of
from dijo_desktop.ui.calls.search_words import first_weekday

if TYPE_CHECKING:
    from dijo_desktop.store.call_sums import Part
    from dijo_desktop.store.calls import CallStore


@dataclass(frozen=True)
class Survey:
    """Figures without words; `currency` is the main one (empty without calls), `several` if there are others.

    `months` are the last twelve (`YYYY-MM`, cost in micro-units), this one last; `heat` is calls by weekday (Monday
    first) and hour; `parts` are the same months in each currency, that of most calls first. All count every call,
    whatever the list is cut to; only `counts` follow the choice.
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
    this_month, last_month = sums.this_and_previous_month(currency, today=today, time_zone=time_zone)
    parts = {code: sums.month_parts(code, today=today, time_zone=time_zone) for code in calls.currencies()}
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
        heat=sums.heat(time_zone=time_zone),
    )
