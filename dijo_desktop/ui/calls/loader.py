"""Brings views and figures from the store, always the newest one asked for; what came too late is given back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dijo_desktop.errors import Cancelled, DijoError
from dijo_desktop.ui.calls.search_words import first_weekday
from dijo_desktop.ui.calls.survey import Survey, survey

if TYPE_CHECKING:
    from dijo_desktop.store.call_view import CallView
    from dijo_desktop.store.calls import CallStore
    from dijo_desktop.ui.calls.choice import Choice
    from dijo_desktop.ui.tasks import Job, Tasks


@dataclass(frozen=True)
class Listing:
    """A view ready to be shown, what it answers, how many calls are held in all, and the rows of calls to keep.

    `synced`: whether the copy was ever complete, so that none held means none made.
    """

    view: CallView
    choice: Choice
    today: date
    held: int
    currency: str
    currencies: tuple[str, ...]
    places: dict[str, int]
    synced: bool


class Loader(QObject):
    """Asks on workers and answers by signals: `listed` a `Listing`, `surveyed` a `Survey`, `failed` a `DijoError`."""

    listed = Signal(object)
    surveyed = Signal(object)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, time_zone: str, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._zone = time_zone
        self._stop = threading.Event()
        self._stop_survey = threading.Event()

    def ask(
        self, calls: CallStore, choice: Choice, today: date, *, keep: Iterable[str] = (), first_only: bool = False
    ) -> None:
        """Build the view of that choice and find the calls to `keep` in it; an older question is stopped."""
        self.forget()
        self._stop = stop = threading.Event()
        work = partial(_list, calls, choice, today, self._zone, keep=tuple(keep), first_only=first_only, stop=stop)
        # The task itself is never cancelled, so that a view made in vain comes back here and is closed.
        self._tasks.run(work, owner=self, then=partial(self._take, stop), failed=partial(self._give_up, stop))

    def look_around(self, calls: CallStore, choice: Choice, today: date) -> None:
        """Reckon what stands around the list."""
        self._stop_survey.set()
        self._stop_survey = stop = threading.Event()
        work: Callable[[Job], Survey] = partial(_survey, calls, choice, today, self._zone, stop=stop)
        self._tasks.run(work, owner=self, then=partial(self._tell, stop), failed=partial(self._give_up, stop))

    def forget(self) -> None:
        """Nobody waits for anything any more."""
        self._stop.set()
        self._stop_survey.set()

    def _take(self, stop: threading.Event, listing: Listing) -> None:
        if stop.is_set():
            listing.view.close()
        else:
            self.listed.emit(listing)

    def _tell(self, stop: threading.Event, found: Survey) -> None:
        if not stop.is_set():
            self.surveyed.emit(found)

    def _give_up(self, stop: threading.Event, error: DijoError) -> None:
        if not stop.is_set():
            self.failed.emit(error)


def _list(
    calls: CallStore,
    choice: Choice,
    today: date,
    time_zone: str,
    job: Job,
    *,
    keep: Sequence[str],
    first_only: bool,
    stop: threading.Event,
) -> Listing:
    if stop.is_set() or job.stop.is_set():
        raise Cancelled
    currencies = tuple(calls.currencies())
    currency = currencies[0] if currencies else ""
    view = calls.build_view(
        choice.query(today, time_zone, currency, first_weekday=first_weekday()),
        time_zone=time_zone,
        first_only=first_only,
        stop=stop,
    )
    places = {call_id: row for call_id in keep if (row := view.row_of(call_id)) is not None}
    state = calls.sync_state()
    return Listing(view, choice, today, state.rows, currency, currencies, places, state.synced_at_ms is not None)


def _survey(
    calls: CallStore, choice: Choice, today: date, time_zone: str, job: Job, *, stop: threading.Event
) -> Survey:
    if stop.is_set() or job.stop.is_set():
        raise Cancelled
    return survey(calls, choice, today, time_zone, stop)
