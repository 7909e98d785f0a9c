"""Which state the list is in, and how that is said: rows, nothing that matches, nothing yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from dijo_desktop.ui.calls.summary import fact_line, nothing_matches, progress_line
from dijo_desktop.ui.calls.words import CallWords

if TYPE_CHECKING:
    from datetime import date

    from dijo_desktop.client.call_sync import SyncProgress
    from dijo_desktop.ui.calls.loader import Listing
    from dijo_desktop.ui.calls.survey import Survey
    from dijo_desktop.ui.widgets.states import StatesStack


def worded(listing: Listing | None, today: date, time_zone: str, told: tuple[int, ...]) -> CallWords:
    """The words for a list, or for none on that day; `told` are the optional columns."""
    if listing is None:
        return CallWords(time_zone=time_zone, today=today, told=told)
    group, view = listing.choice.group, listing.view
    return CallWords(time_zone=time_zone, today=listing.today, group=group, view=view, told=told)


def getting() -> str:
    """The calls are on their way."""
    return QCoreApplication.translate("CallsPage", "Getting your calls")


def show_state(
    states: StatesStack, listing: Listing, words: CallWords, *, progress: SyncProgress | None, sync_ended: bool
) -> None:
    """Show the rows, or say why there are none and what can be done."""
    if listing.view.rows:
        states.show_content()
    elif listing.held:
        title, reason = nothing_matches(words, listing.choice, listing.held)
        clear = QCoreApplication.translate("CallsPage", "Clear filters")
        states.show_empty("search", title, reason, action="clear", button=clear)
    elif progress is not None or not (listing.synced or sync_ended):
        states.show_waiting(progress_line(progress) if progress else getting())
    elif not listing.synced:
        title = QCoreApplication.translate("CallsPage", "Your calls are not on this computer yet")
        reason = QCoreApplication.translate("CallsPage", "They come as soon as the service can be reached.")
        states.show_empty("offline", title, reason)
    else:
        title = QCoreApplication.translate("CallsPage", "No calls yet")
        reason = QCoreApplication.translate(
            "CallsPage", "After your first call you will see its date, duration and cost here."
        )
        states.show_empty("calls", title, reason)


def fact(
    listing: Listing | None,
    survey: Survey | None,
    words: CallWords,
    *,
    progress: SyncProgress | None,
    time_zone: str,
) -> str:
    """The line below the title: what is held and since when, how much of it is shown, or how far the sync is."""
    if progress is not None and (progress.total or 0) > progress.rows:
        return progress_line(progress)
    if listing is None or not listing.held:
        return ""
    since = survey.since_ms if survey is not None else None
    shown = listing.view.calls
    return fact_line(words, listing.choice, shown=shown, held=listing.held, since_ms=since, time_zone=time_zone)
