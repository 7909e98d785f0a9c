"""What an export takes over from the list: the calls shown now, or those of one month."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication

from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.domain.local_days import day_of, midnight_ms
from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.search_words import first_weekday
from dijo_desktop.ui.calls.statement_words import Facts
from dijo_desktop.ui.calls.words import CallWords

if TYPE_CHECKING:
    from dijo_desktop.store.call_view import CallView
    from dijo_desktop.store.calls import CallStore
    from dijo_desktop.ui.calls.loader import Listing
    from dijo_desktop.ui.calls.search_words import Reading
    from dijo_desktop.ui.calls.survey import Survey

Form = Literal["csv", "json", "pdf"]
MONTHS = 12
"""As many are offered, this one first; others are a filter away."""


@dataclass(frozen=True)
class ShownNow:
    """Frozen when the export is asked for: a list that is filtered anew meanwhile changes nothing of it.

    `filter` is spelled as the search spells it; `month` is `YYYY-MM` if the statement is of that month instead.
    `told` are the optional columns of the list.
    """

    calls: CallStore
    listing: Listing
    filter: str
    time_zone: str
    since_ms: int | None
    month: str = ""
    told: tuple[int, ...] = ()

    @classmethod
    def of(
        cls,
        calls: CallStore | None,
        listing: Listing | None,
        reading: Reading,
        time_zone: str,
        survey: Survey | None,
        told: tuple[int, ...] = (),
    ) -> ShownNow | None:
        """What is shown; nothing while there is no list."""
        if calls is None or listing is None or not listing.held:
            return None
        since_ms = survey.since_ms if survey is not None else None
        return cls(calls, listing, reading.written(listing.choice.search), time_zone, since_ms, told=told)

    @property
    def partial(self) -> bool:
        """Whether the list leaves calls out."""
        return not self.month and self.listing.choice.filtered

    def file_name(self, form: Form, *, demo: bool) -> str:
        """The name a file is offered under: made here, plain letters, and it says what it is."""
        kind = "statement" if form == "pdf" else "calls"
        when = self.month or self.listing.today.strftime("%Y%m%d")
        return f"{'demo_' if demo else ''}dijo-{kind}-{when}{'-partial' if self.partial else ''}.{form}"

    def count(self) -> str:
        """How many calls an export holds."""
        listing = self.listing
        words = CallWords(time_zone=self.time_zone, today=listing.today)
        if not self.partial:
            return words.count(listing.held)
        if not listing.view.complete:
            return QCoreApplication.translate("calls", "Calls shown")
        text = QCoreApplication.translate("calls", "{count} shown")
        return text.format(count=words.shown_of(listing.view.calls, listing.held))

    def months(self) -> list[str]:
        """The months to offer, this one first, none before the first call."""
        today = self.listing.today
        first = day_of(self.since_ms, self.time_zone) if self.since_ms is not None else today
        months = today.year * 12 + today.month - 1
        oldest = max(first.year * 12 + first.month - 1, months - MONTHS + 1)
        return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(months, oldest - 1, -1)]

    def query(self) -> CallQuery:
        """The same question anew, for a view of its own."""
        if self.month:
            year, month = map(int, self.month.split("-"))
            after = date(year + month // 12, month % 12 + 1, 1)
            return CallQuery(
                descending=False,
                from_ms=midnight_ms(date(year, month, 1), self.time_zone),
                to_ms=midnight_ms(after, self.time_zone),
            )
        listing = self.listing
        return listing.choice.query(listing.today, self.time_zone, listing.currency, first_weekday=first_weekday())

    def view(self, stop: threading.Event) -> CallView:
        """A view of its own, for a worker."""
        return self.calls.build_view(self.query(), time_zone=self.time_zone, stop=stop)

    def facts(self, *, account: str, service: str, made_ms: int, demo: bool) -> Facts:
        """What a statement says besides, for a worker."""
        state = self.calls.sync_state()
        return Facts(
            account=account,
            service=service,
            filter="" if self.month else self.filter,
            month=self.month,
            held=state.rows,
            synced_ms=state.synced_at_ms,
            made_ms=made_ms,
            today=self.listing.today,
            time_zone=self.time_zone,
            demo=demo,
            told=self.told,
        )


def month_name(month: str) -> str:
    """`YYYY-MM` in words."""
    return say.day(month)
