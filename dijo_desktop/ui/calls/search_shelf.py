"""Where saved searches are kept and taken from: in English in the outbox of the account, shown in one's own words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dijo_desktop.ui.calls.search_saved import SavedPopover

if TYPE_CHECKING:
    from dijo_desktop.errors import DijoError
    from dijo_desktop.store.searches import SavedSearch, SavedSearches
    from dijo_desktop.ui.calls.search_desk import SearchDesk
    from dijo_desktop.ui.tasks import Tasks


class SearchShelf(QObject):
    """The saved searches of one account, from the trailing end of the field; `failed` carries a `DijoError`."""

    failed = Signal(object)

    def __init__(self, desk: SearchDesk, tasks: Tasks, searches: SavedSearches) -> None:
        super().__init__(desk)
        self._desk = desk
        self._tasks = tasks
        self._searches: SavedSearches | None = searches
        self._held: list[SavedSearch] = []
        self._popover: SavedPopover | None = None
        desk.field.offer_saved(offered=True)
        desk.field.saved_asked.connect(self._open)

    @property
    def popover(self) -> SavedPopover:
        """The list; made when it is first wanted."""
        if self._popover is None:
            self._popover = SavedPopover(self._desk.field)
            self._popover.chosen.connect(self._apply)
            self._popover.kept.connect(self._keep)
            self._popover.renamed.connect(lambda name, to: self._change(lambda held: held.call_it(name, to)))
            self._popover.dropped.connect(lambda name: self._change(lambda held: held.drop(name)))
        return self._popover

    def clear(self) -> None:
        """The account is left: nothing of it is drawn or kept any more."""
        self._searches = None
        self._held = []
        self._desk.field.offer_saved(offered=False)
        if self._popover is not None:
            self._popover.hide()
            self._popover.fill([], "")

    def _open(self) -> None:
        self._change(lambda _held: None, shown=True)

    def _keep(self, name: str) -> None:
        now = self._desk.now()
        if now is not None and (text := now[0].in_english(now[1])):
            self._change(lambda held: held.keep(name, text))

    def _change(self, change: Callable[[SavedSearches], None], *, shown: bool = False) -> None:
        searches = self._searches
        if searches is None:
            return

        def work() -> list[SavedSearch]:
            change(searches)
            return searches.all()

        def then(held: list[SavedSearch]) -> None:
            self._show(held)
            if shown and self._searches is not None:
                self.popover.show_below(self._desk.field)

        self._tasks.run(lambda _job: work(), owner=self, then=then, failed=self._give_up)

    def _show(self, held: list[SavedSearch]) -> None:
        now = self._desk.now()
        if self._searches is None or now is None:
            return
        self._held = held
        reading, search = now
        present = reading.from_english(reading.in_english(search))
        self.popover.fill([(one.name, reading.from_english(one.text)) for one in held], present)

    def _apply(self, name: str) -> None:
        now = self._desk.now()
        found = next((one for one in self._held if one.name == name), None)
        if now is not None and found is not None:
            self._desk.searched.emit(now[0].from_english(found.text))

    def _give_up(self, error: DijoError) -> None:
        self.failed.emit(error)
