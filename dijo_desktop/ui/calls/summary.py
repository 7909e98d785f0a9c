"""The words around the list: the line of fact, the sums, and why nothing is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from dijo_desktop.domain.local_days import day_of
from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.choice import Choice
from dijo_desktop.ui.calls.plurals import counted
from dijo_desktop.ui.calls.totals_bar import TotalsLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dijo_desktop.client.call_sync import SyncProgress
    from dijo_desktop.store.call_rows import Total
    from dijo_desktop.store.call_view import CallView
    from dijo_desktop.ui.calls.words import CallWords

_HOUR = 3600


def totals_lines(view: CallView, words: CallWords, held: int, *, filtered: bool) -> list[TotalsLine]:
    """The sums of a view, one line a currency; under a filter how many of all calls they are."""
    lines = []
    several = len(view.totals) > 1
    for number, total in enumerate(view.totals):
        title = ""
        if number == 0:
            all_calls = QCoreApplication.translate("calls", "All calls")
            title = QCoreApplication.translate("calls", "Shown") if filtered else all_calls
        count = words.count(total.calls)
        if filtered and not several:
            count = words.shown_of(total.calls, held)
        cost = words.costs([(total.currency, total.cost_micro)])
        said = ", ".join(part for part in (title, count, words.duration_said(total.seconds), cost) if part)
        short = say.count(total.calls)
        lines.append(TotalsLine(title, count, short, words.duration(total.seconds, short=True), cost, said))
    return lines


def range_lines(totals: Sequence[Total], words: CallWords, shown: int) -> list[TotalsLine]:
    """The sums of a range, one line a currency, and how many of the calls shown they are."""
    title = QCoreApplication.translate("calls", "Selected")
    if not totals:
        none = words.shown_of(0, shown)
        return [TotalsLine(title, none, say.count(0), "", "", f"{title}, {none}")]
    lines = []
    for number, total in enumerate(totals):
        count = words.shown_of(total.calls, shown) if len(totals) == 1 else words.count(total.calls)
        cost = words.costs([(total.currency, total.cost_micro)])
        named = title if number == 0 else ""
        said = ", ".join(part for part in (named, count, words.duration_said(total.seconds), cost) if part)
        duration = words.duration(total.seconds, short=total.seconds >= _HOUR)
        lines.append(TotalsLine(named, count, say.count(total.calls), duration, cost, said))
    return lines


def fact_line(
    words: CallWords, choice: Choice, *, shown: int, held: int, since_ms: int | None, time_zone: str
) -> str:
    """How many calls are held and since when, or how many of them a filter shows."""
    if choice.filtered:
        return QCoreApplication.translate("calls", "Showing {count}").format(count=words.shown_of(shown, held))
    if since_ms is None:
        return QCoreApplication.translate("calls", "{calls} held").format(calls=words.count(held))
    text = QCoreApplication.translate("calls", "{calls} held, {date} to today")
    return text.format(calls=words.count(held), date=say.day(day_of(since_ms, time_zone).isoformat()))


def progress_line(progress: SyncProgress) -> str:
    """How far the synchronisation is."""
    if progress.total is None or progress.total < progress.rows:
        return QCoreApplication.translate("calls", "Getting your calls, {rows} so far").format(
            rows=say.count(progress.rows)
        )
    return QCoreApplication.translate("calls", "Getting your calls, {rows} of {total}").format(
        rows=say.count(progress.rows), total=say.count(progress.total)
    )


def nothing_matches(words: CallWords, choice: Choice, held: int) -> tuple[str, str]:
    """What no call matches, and how many calls are hidden by how many filters."""
    title = QCoreApplication.translate("calls", "No calls match “{filters}”").format(filters=choice.text.strip())
    filters = counted(QCoreApplication.translate("calls", "%Ln filter(s)", "", choice.count), choice.count)
    hidden = QCoreApplication.translate("calls", "Hidden by {filters}: {calls}.")
    return title, hidden.format(calls=words.count(held), filters=filters)
