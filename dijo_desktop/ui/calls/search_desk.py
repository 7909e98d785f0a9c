"""The search of the page: its field, the note under it, its help, and who reads it in the language in use."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dijo_desktop.domain.call_language import Search
from dijo_desktop.ui.calls.search_field import SearchField
from dijo_desktop.ui.calls.search_help import SearchHelp
from dijo_desktop.ui.calls.search_note import SearchNote
from dijo_desktop.ui.calls.search_words import Reading

if TYPE_CHECKING:
    from dijo_desktop.ui.calls.choice import Choice


class SearchDesk(QObject):
    """`searched` carries the text of the field or of an example."""

    searched = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.field = SearchField()
        self.note = SearchNote()
        self._help: SearchHelp | None = None
        self._reading: Reading | None = None
        self._currency = ""
        self._search = Search()
        self.field.searched.connect(self.searched)
        self.field.help_asked.connect(self._show_help)
        self.note.taken.connect(self.field.take_suggestion)

    @property
    def help(self) -> SearchHelp:
        """What can be searched; made when it is first asked for."""
        if self._help is None:
            self._help = SearchHelp(self.field)
            self._help.chosen.connect(self.searched)
        return self._help

    def reading(self, today: date, currencies: tuple[str, ...]) -> Reading:
        """Who reads searches on that day; made anew when something of it changes."""
        self._currency = currencies[0] if currencies else ""
        if self._reading is None or (self._reading.today, self._reading.currencies) != (today, currencies):
            self._reading = Reading(today, currencies)
        return self._reading

    def forget_language(self) -> None:
        """The words are other ones from now on."""
        self._reading = None

    def now(self) -> tuple[Reading, Search] | None:
        """Who reads searches, and what is searched for; nothing before the first list."""
        return None if self._reading is None else (self._reading, self._search)

    def show_choice(self, choice: Choice, reading: Reading) -> None:
        """Show the text that is searched for, and what is wrong with it."""
        self._search = choice.search
        mistakes = reading.read(choice.text).mistakes
        mistake = mistakes[0] if mistakes else None
        self.field.show_search(choice.text, mistake)
        self.note.show_mistake(mistake)

    def _show_help(self) -> None:
        if self._reading is not None:
            self.help.fill(self._reading, self._currency)
            self.help.show_below(self.field)
