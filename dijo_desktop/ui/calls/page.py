"""The Calls page: what is held, the list of it, its sums, and the insights beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimeZone, Signal
from PySide6.QtWidgets import QWidget

from dijo_desktop.domain.local_days import day_of
from dijo_desktop.errors import DijoError
from dijo_desktop.ui.calls.choice import Choice, Filter, Sort
from dijo_desktop.ui.calls.columns import COST, DURATION, TIME
from dijo_desktop.ui.calls.date_jump import DateJump
from dijo_desktop.ui.calls.filter_menus import drop_down, filters_menu
from dijo_desktop.ui.calls.insight_words import insight_figures
from dijo_desktop.ui.calls.loader import Listing, Loader
from dijo_desktop.ui.calls.model import CallsModel
from dijo_desktop.ui.calls.more_words import columns_told
from dijo_desktop.ui.calls.pace import Pace
from dijo_desktop.ui.calls.picture_filters import PictureFilters
from dijo_desktop.ui.calls.range_desk import RangeDesk
from dijo_desktop.ui.calls.row_desk import RowDesk
from dijo_desktop.ui.calls.screen import CallsScreen
from dijo_desktop.ui.calls.shown_now import ShownNow
from dijo_desktop.ui.calls.summary import progress_line, totals_lines
from dijo_desktop.ui.calls.survey import Survey
from dijo_desktop.ui.calls.telling import fact, getting, show_state, worded

if TYPE_CHECKING:
    from collections.abc import Collection

    from dijo_desktop.client.call_sync import SyncProgress
    from dijo_desktop.domain.clock import Clock
    from dijo_desktop.store.calls import CallStore
    from dijo_desktop.ui.calls.search_words import Reading
    from dijo_desktop.ui.calls.words import CallWords
    from dijo_desktop.ui.tasks import Tasks
    from dijo_desktop.ui.theme import Theme

_SORTS: dict[int, Sort] = {TIME: "started", DURATION: "duration", COST: "cost"}


class CallsPage(CallsScreen):
    """Shows the calls of one account from its local copy; `failed` carries a `DijoError`.

    The list is read in views that workers build; the page swaps them and gives the old one back. `time_zone` is an
    IANA name, else that of this computer.
    """

    failed = Signal(object)
    list_page = True

    def __init__(
        self, *, theme: Theme, tasks: Tasks, clock: Clock, time_zone: str = "", parent: QWidget | None = None
    ) -> None:
        self._clock = clock
        self._zone = time_zone or bytes(QTimeZone.systemTimeZoneId().data()).decode()
        self._calls: CallStore | None = None
        self._choice = Choice()
        self._told: tuple[int, ...] = ()
        self._listing: Listing | None = None
        self._survey: Survey | None = None
        self._progress: SyncProgress | None = None
        self._sync_ended = False
        self._to_top = True
        self._model = CallsModel(self._words(None))
        super().__init__(theme, self._model, parent)
        self._model.setParent(self)
        self._loader = Loader(tasks, self._zone, self)
        self._loader.listed.connect(self._show_listing)
        self._loader.surveyed.connect(self._show_survey)
        self._loader.failed.connect(self._give_up)
        self._ranges = RangeDesk(tasks, self.table, self._model, self.totals, self.toast, self)
        self._ranges.failed.connect(self._give_up)
        self._rows = RowDesk(self.table, self._model, self.body, self.inspector, self._ranges, self._zone, self)
        self._rows.wrong_asked.connect(self.wrong_asked)
        self._jump = DateJump(self.table, self._model, self._reading)
        self._pace = Pace(clock, self.table, self)
        self._pace.due.connect(self._refresh)
        self.table.sort_asked.connect(lambda column: self._choose(self._choice.sorted_by(_SORTS[column])))
        self.filters.chosen.connect(self._choose)
        self.search.searched.connect(self._search)
        self.filters_button.clicked.connect(self._open_filters)
        self.states.acted.connect(self._act)
        PictureFilters(self.insights, lambda: self._choice, self._reading, self).chosen.connect(self._choose)
        self._retranslate()

    def title(self) -> str:
        """What the page is called in the title of the window."""
        return self.tr("Calls")

    @property
    def shown_calls(self) -> int:
        """How many calls the complete list holds; 0 while it is being read."""
        return self._listing.view.calls if self._listing is not None and self._listing.view.complete else 0

    def shown_now(self) -> ShownNow | None:
        """What an export takes over; nothing while there is no list."""
        return ShownNow.of(self._calls, self._listing, self._reading(), self._zone, self._survey, self._told)

    def enter(self) -> None:
        """The page comes into sight: the list takes the keyboard, and today may be another day."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._listing is not None and self._listing.today != self._today():
            self.reload()

    def show_copy(self, calls: CallStore) -> None:
        """Show the calls of this local copy, its first rows at once."""
        self.clear()
        self._calls = calls
        self.states.show_waiting(getting())
        self._ask(first_only=True)

    def show_capabilities(self, capabilities: Collection[str]) -> None:
        """Show a column for whatever a service with these capabilities tells beyond the policy."""
        told = columns_told(capabilities)
        if told != self._told:
            self._told = told
            self.insights.tell_more(told=bool(told))
            self._reword()

    def reload(self) -> None:
        """Read the copy again, at the same place of the list."""
        self._pace.survey_at_once()
        self._refresh()

    def set_syncing(self, progress: SyncProgress | None) -> None:
        """Say how far the synchronisation is; the list follows at most once a second, None means that it is over."""
        self._progress = progress
        self._sync_ended = progress is None
        self._say_facts()
        if progress is None:
            self._pace.rest()
            self.reload()
            return
        if self._listing is not None and not self._listing.held:
            self.states.show_waiting(progress_line(progress))
        self._pace.follow()

    def clear(self) -> None:
        """Forget the copy: nothing personal is drawn, kept or on its way any more."""
        self._loader.forget()
        self._ranges.forget()
        self._rows.forget()
        self._jump.forget()
        self._pace.rest()
        self._calls = self._listing = self._survey = self._progress = None
        self._sync_ended = False
        self._choice = Choice()
        self._to_top = True
        self._pace.survey_at_once()
        view = self._model.show(None, self._words(None))
        if view is not None:
            view.close()
        self.table.measure()
        self._ranges.show_totals(())
        self.insights.show_figures(None)
        self._say_choice()
        self._say_facts()
        self.show_held(held=False)
        self.states.forget()

    # Asking

    def _ask(self, *, first_only: bool = False) -> None:
        if self._calls is not None:
            self._pace.asked(first_only=first_only)
            keep = self.table.place().calls
            self._loader.ask(self._calls, self._choice, self._today(), keep=keep, first_only=first_only)

    def _refresh(self) -> None:
        """Ask again for the same, which changes neither the place in the list nor the current row."""
        self._to_top = False
        wanted = self._pace.wanted(self._progress, self._listing)
        if wanted == "later":
            self._pace.follow()
        else:
            self._ask(first_only=wanted == "first")

    def _choose(self, choice: Choice) -> None:
        self._choice = choice
        self._to_top = True
        self._pace.survey_at_once()
        self._say_choice()
        self._ask()

    def _search(self, text: str) -> None:
        before, self._choice = self._choice, self._choice.searched(text, self._reading())
        if self._choice.search == before.search:
            self._say_choice()  # a mistake, or another spelling of the same: the list stays as it is
        else:
            self._choose(self._choice)

    def _act(self, action: str) -> None:
        if action == "clear":
            self._choose(self._choice.cleared())
        else:
            self.reload()

    def _open_filters(self) -> None:
        self.show_filter_count(self._choice.count)
        reading = self._reading()
        menu = filters_menu(self, self._choice, self._counts(), self._currency(), reading, self._choose)
        drop_down(menu, self.filters_button)

    # Showing

    def _show_listing(self, listing: Listing) -> None:
        place = self.table.place()
        self._listing = listing
        before = self._model.show(listing.view, self._words(listing))
        if before is not None:
            before.close()
        self._pace.came()
        self._pace.sees(self._progress, listing)
        self.table.measure()
        self.table.return_to(place, listing.places, scrolled=not self._to_top)
        self._rows.refresh()
        self._say_listing(listing)
        if not listing.view.complete and not self._pace.first_rows_do(self._progress, listing):
            self._ask()
        elif self._calls is not None and self._pace.surveys(self._progress):
            self._loader.look_around(self._calls, listing.choice, listing.today)

    def _show_survey(self, survey: Survey) -> None:
        if survey != self._survey:
            self._survey = survey
            self.insights.show_figures(insight_figures(survey))
            self._say_choice()
            self._say_facts()

    def _give_up(self, error: DijoError) -> None:
        self.states.show_failure(error, self.tr("Your calls could not be loaded"))
        self.failed.emit(error)

    def _say_listing(self, listing: Listing) -> None:
        view, words, choice = listing.view, self._model.words, listing.choice
        column = next(column for column, sort in _SORTS.items() if sort == choice.sort)
        self.table.heads.show_sort(column, descending=choice.descending)
        self._ranges.show_totals(totals_lines(view, words, listing.held, filtered=choice.filtered))
        self.show_held(held=listing.held > 0)
        show_state(self.states, listing, words, progress=self._progress, sync_ended=self._sync_ended)
        self._say_choice()
        self._say_facts()

    def _say_choice(self) -> None:
        reading = self._reading()
        self.search.show_choice(self._choice, reading)
        self.filters.show_choice(self._choice, self._counts(), self._currency(), reading)
        self.show_filter_count(self._choice.count)
        self.fold()

    def _say_facts(self) -> None:
        said = fact(self._listing, self._survey, self._model.words, progress=self._progress, time_zone=self._zone)
        self.header.set_texts(self.title(), said)

    def changeEvent(self, event: QEvent) -> None:
        """Write everything anew in another language."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LocaleChange):
            self._retranslate()

    def _retranslate(self) -> None:
        self.write_texts()
        self.search.forget_language()
        if self._choice.filtered:
            self._choice = replace(self._choice, text=self._reading().written(self._choice.search))
        self._reword()
        if self._survey is not None:
            self.insights.show_figures(insight_figures(self._survey))
        self._say_choice()
        self._say_facts()

    def _reword(self) -> None:
        if self._listing is not None:
            # Words are made when they are asked for: others for the same view are enough.
            place = self.table.place()
            self._model.show(self._listing.view, self._words(self._listing))
            self.table.measure()
            self.table.return_to(place, {}, scrolled=True)
            self._say_listing(self._listing)

    def _counts(self) -> dict[Filter, int]:
        return self._survey.counts if self._survey is not None else {}

    def _currency(self) -> str:
        return self._listing.currency if self._listing is not None else ""

    def _reading(self) -> Reading:
        return self.search.reading(self._today(), self._listing.currencies if self._listing is not None else ())

    def _words(self, listing: Listing | None) -> CallWords:
        return worded(listing, self._today(), self._zone, self._told)

    def _today(self) -> date:
        return day_of(self._clock.now_ms(), self._zone)
