"""Searches kept under a name: in the outbox, since nobody could give them back."""

from __future__ import annotations

import msgspec

from dijo_desktop.domain.clock import Clock
from dijo_desktop.store.database import Database

NAME_MAX = 60
"""Characters of a name."""
SEARCHES_MAX = 100
"""So many are kept; one more drops none, it is refused by the window."""


class SavedSearch(msgspec.Struct, frozen=True):
    """A search and its name; `text` is in English, so that it holds in every language of the window."""

    name: str
    text: str


class SavedSearches:
    """The saved searches of one account, those saved first before the others."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def all(self) -> list[SavedSearch]:
        """Every one, in the order they were saved."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT name, text FROM searches ORDER BY at, rowid")
            return [SavedSearch(name, text) for name, text in found]

    def keep(self, name: str, text: str) -> None:
        """Save one; the name of an older one goes over to the new text."""
        with self._database.writing() as connection:
            connection.execute(
                """INSERT INTO searches VALUES (?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET text = excluded.text""",
                (name, text, self._clock.now_ms()),
            )

    def call_it(self, name: str, to: str) -> None:
        """Give one another name, also that of another one, which then goes."""
        if name != to:
            with self._database.writing() as connection:
                connection.execute("UPDATE OR REPLACE searches SET name = ? WHERE name = ?", (to, name))

    def drop(self, name: str) -> None:
        """Forget one."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM searches WHERE name = ?", (name,))
