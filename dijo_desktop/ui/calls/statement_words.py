"""The words of a statement: what stands at its head, in its lines, and at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QPageSize

from dijo_desktop.domain.local_days import day_of
from dijo_desktop.store.call_rows import CallRow, GroupRow
from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.more_words import cell_text, head_text, more_note
from dijo_desktop.ui.calls.words import CallWords

if TYPE_CHECKING:
    from datetime import date

    from dijo_desktop.store.call_view import CallView

_LETTER = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])
"""Where paper is of the size Letter (CLDR, paperSize US-Letter)."""
_MONTH_DIGITS = 7
_BETWEEN = " · "


@dataclass(frozen=True)
class Facts:
    """What a statement says besides its calls; texts may be empty. `filter` is spelled as the search spells it.

    `held` calls are on this computer in all, as of `synced_ms` (UTC milliseconds, `None` if never complete). `told`
    are the optional columns, which the policy does not list.
    """

    account: str
    service: str
    filter: str
    month: str
    held: int
    synced_ms: int | None
    made_ms: int
    today: date
    time_zone: str
    demo: bool
    told: tuple[int, ...] = ()


@dataclass(frozen=True)
class Line:
    """A line of the end: `title`, sums (`total`), text in small print, or nothing (`gap`)."""

    kind: Literal["title", "total", "text", "gap"]
    cells: tuple[str, ...] = ()


class StatementWords:
    """Words for one view. Each instance serves one thread."""

    def __init__(self, view: CallView, facts: Facts) -> None:
        self._view = view
        self._facts = facts
        group = view.query.group if view.query.grouped else "none"
        self._calls = CallWords(time_zone=facts.time_zone, today=facts.today, group=group, view=view)

    @property
    def partial(self) -> bool:
        """Whether calls that are held are left out, other than those of other months than the one asked for."""
        return not self._facts.month and self._view.calls < self._facts.held

    def title(self) -> str:
        """What it is."""
        return QCoreApplication.translate("statement", "Call statement")

    def heads(self) -> tuple[str, str, str, str]:
        """The heads of the columns; a star leads to the note on what no policy lists."""
        names = [head_text(column) for column in self._facts.told]
        return (
            QCoreApplication.translate("statement", "Time"),
            f"{_BETWEEN.join(names)} *" if names else "",
            QCoreApplication.translate("statement", "Duration"),
            QCoreApplication.translate("statement", "Cost"),
        )

    def facts(self) -> list[tuple[str, str]]:
        """What is known of it, by name."""
        facts = self._facts
        shown = self._calls.count(self._view.calls)
        if self.partial:
            partial = QCoreApplication.translate("statement", "Partial: {count} on this computer")
            shown = partial.format(count=self._calls.shown_of(self._view.calls, facts.held))
        zone = say.isolated(facts.time_zone)
        pairs = [
            (QCoreApplication.translate("statement", "Account"), say.isolated(facts.account)),
            (QCoreApplication.translate("statement", "Service"), say.isolated(facts.service)),
            (QCoreApplication.translate("statement", "Period"), self._period()),
            (QCoreApplication.translate("statement", "Filter"), facts.filter),
            (QCoreApplication.translate("statement", "Calls"), shown),
            (QCoreApplication.translate("statement", "Time zone"), zone),
            (QCoreApplication.translate("statement", "Made"), say.date_and_time(facts.made_ms)),
        ]
        return [(name, value) for name, value in pairs if value.strip("\u2066\u2069")]

    def cells(self, row: CallRow | GroupRow) -> tuple[str, str, str, str]:
        """The first column, what stands weakly beside it, duration and cost."""
        if isinstance(row, GroupRow):
            count = self._calls.group_count(row)
            return self.group_title(row), count, self._calls.duration(row.seconds), self._calls.costs(row.costs)
        begin, end = self._calls.times(row)
        cost = self._calls.cost(row.cost_micro, row.currency)
        more = _BETWEEN.join(text for column in self._facts.told if (text := cell_text(row.more, column)))
        return f"{begin} {end}", more, self._calls.duration(row.seconds), cost

    def group_title(self, row: GroupRow, *, again: bool = False) -> str:
        """A day or month with its year: paper does not know what is today."""
        whole = say.day(row.day) if len(row.day) == _MONTH_DIGITS else say.weekday_and_day(row.day, year=True)
        if again:
            return QCoreApplication.translate("statement", "{day} (continued)").format(day=whole)
        return whole

    def page(self, number: int, pages: int) -> str:
        """Which page of how many, counted from 1."""
        text = QCoreApplication.translate("statement", "Page {number} of {pages}")
        return text.format(number=say.count(number), pages=say.count(pages))

    def foot(self) -> str:
        """What stands at the foot of every page."""
        return " · ".join(part for part in (self.title(), say.isolated(self._facts.account)) if part)

    def end(self) -> list[Line]:
        """Sums per currency, per month too if there are several, and how all of it was computed."""
        lines = [Line("gap"), Line("title", (QCoreApplication.translate("statement", "Total"),))]
        if not self._view.totals:
            lines.append(Line("text", (QCoreApplication.translate("statement", "No calls."),)))
        lines += [
            self._total(total.currency, total.calls, total.seconds, [(total.currency, total.cost_micro)])
            for total in self._view.totals
        ]
        months = self._months()
        if len(months) > 1:
            lines += [Line("gap"), Line("title", (QCoreApplication.translate("statement", "By month"),))]
            lines += [self._total(say.day(row.day), row.calls, row.seconds, row.costs) for row in months]
        lines += [Line("gap"), Line("title", (QCoreApplication.translate("statement", "How this was computed"),))]
        return lines + [Line("text", (text,)) for text in self._computed()]

    def _total(self, name: str, calls: int, seconds: int, costs: Sequence[tuple[str, int]]) -> Line:
        duration = self._calls.duration(seconds)
        return Line("total", (name, self._calls.count(calls), duration, self._calls.costs(costs)))

    def _months(self) -> list[GroupRow]:
        """Sums of days by month, currency by currency; none if the list has no days."""
        found: dict[str, GroupRow] = {}
        for day in self._view.groups:
            if len(day.day) == _MONTH_DIGITS:
                return []
            month = day.day[:_MONTH_DIGITS]
            before = found.get(month) or GroupRow(month, 0, 0, [])
            costs = dict(before.costs)
            for currency, micro in day.costs:
                costs[currency] = costs.get(currency, 0) + micro
            found[month] = GroupRow(
                month, before.calls + day.calls, before.seconds + day.seconds, sorted(costs.items())
            )
        return list(found.values())

    def _computed(self) -> list[str]:
        facts = self._facts
        zone = say.isolated(facts.time_zone)
        texts = [f"* {more_note()}"] if facts.told else []
        texts += [
            QCoreApplication.translate(
                "statement",
                "Date, duration and cost of each call are as {service} told them. Costs are added exactly, to the"
                " last digit; nothing is rounded. Currencies are never added to each other.",
            ).format(service=say.isolated(facts.service) or QCoreApplication.translate("statement", "the service")),
            QCoreApplication.translate(
                "statement", "Days and months begin at midnight in {zone}; a call counts where it began."
            ).format(zone=zone),
        ]
        if facts.synced_ms is not None:
            text = QCoreApplication.translate(
                "statement", "It holds what was on this computer, last compared with the service on {date}."
            )
            texts.append(text.format(date=say.date_and_time(facts.synced_ms)))
        else:
            text = QCoreApplication.translate(
                "statement", "The copy on this computer was not complete yet when this was made."
            )
            texts.append(text)
        if facts.demo:
            texts.append(QCoreApplication.translate("statement", "Demo. Sample data. Nobody owes or paid this."))
        return texts

    def _period(self) -> str:
        view = self._view
        if self._facts.month:
            return say.day(self._facts.month)
        if view.query.sort != "started" or not view.calls:
            return ""
        ends = [
            row for at in (0, view.rows - 1) for rows in view.stream(at, min(at + 1, view.rows - 1)) for row in rows
        ]
        days = sorted({day_of(row.started_ms, self._facts.time_zone) for row in ends})
        first, last = say.day(days[0].isoformat()), say.day(days[-1].isoformat())
        return (
            first
            if first == last
            else QCoreApplication.translate("statement", "{first} to {last}").format(first=first, last=last)
        )


def paper() -> QPageSize:
    """The paper that is used where the person lives."""
    code = QLocale.territoryToCode(QLocale().territory())
    return QPageSize(QPageSize.PageSizeId.Letter if code in _LETTER else QPageSize.PageSizeId.A4)
