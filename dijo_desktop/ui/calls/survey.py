"""What stands around the list, reckoned from the sums the store keeps: counts of chips, months, hours."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dijo_desktop.domain.call_conditions import Dates
from dijo_desktop.store.call_sums import Part
from dijo_desktop.ui.calls.choice import FILTERS, Choice, Filter, condition_of
from dijo_desktop.ui.calls.search_words import first_weekday

if TYPE_CHECKING:
    from dijo_desktop.domain.call_query import CallQuery
    from dijo_desktop.store.calls import CallStore

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Survey:
    """Figures without words; `currency` is the main one (empty without calls), `several` if there are others.

    `months` are the last twelve (`YYYY-MM`, cost in micro-units), this one last; `heat` is calls by weekday (Monday
    first) and hour; `parts` are the same months in each currency, that of most calls first. All count every call,
    whatever the list is cut to; only `counts`, `this_month` and `last_month` follow the choice.
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
    if choice.filtered:
        first = today.replace(day=1)
        before = (first - _DAY).replace(day=1)
        spans = Dates(first, today + _DAY), Dates(before, min(before + today.day * _DAY, first))
        asked = [plain.query(today, time_zone, currency, first_weekday=week, also=span) for span in spans]
        this_month, last_month = (_shown(calls, query, currency, time_zone, stop) for query in asked)
    else:
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


def _shown(calls: CallStore, query: CallQuery, currency: str, time_zone: str, stop: threading.Event) -> Part:
    """The sums of the calls that a query leaves, in one currency."""
    view = calls.build_view(query, time_zone=time_zone, stop=stop)
    try:
        totals = (total for total in view.totals if total.currency == currency)
        return next((Part(total.calls, total.seconds, total.cost_micro) for total in totals), Part(0, 0, 0))
    finally:
        view.close()
