"""All that this computer keeps of one account: calls that can be fetched again, and what cannot."""

from __future__ import annotations

import secrets
from pathlib import Path

from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import StoreDamaged
from dijo_desktop.store import call_schema
from dijo_desktop.store.calls import CallStore
from dijo_desktop.store.database import KEY_BYTES, Database
from dijo_desktop.store.findings import KeptFindings
from dijo_desktop.store.outbox import Outbox
from dijo_desktop.store.outbox_file import open_outbox
from dijo_desktop.store.profiles import Profile
from dijo_desktop.store.quarantine import Damage, put_aside
from dijo_desktop.store.searches import SavedSearches
from dijo_desktop.store.service_file import KnownService

_CACHE = "cache.db"
_OUTBOX = "outbox.db"


class LocalCopy:
    """The two databases of an account (contract P7), both under one key, or both in memory alone.

    `cache_damage` and `outbox_damage` say what was found broken, for the user to be told once.
    """

    def __init__(self, folder: Path | None, key: bytes, clock: Clock) -> None:
        self._folder = folder
        self._key = key
        self._clock = clock
        self.closed = False
        self._outbox, self.outbox_damage = open_outbox(self._path(_OUTBOX), key, clock)
        self.cache_damage: Damage | None = None
        try:
            self._cache, self.calls = self._open_calls()
        except BaseException:
            self._outbox.close()
            raise
        self.outbox = Outbox(self._outbox, clock)
        self.searches = SavedSearches(self._outbox, clock)
        self.findings = KeptFindings(self._outbox)
        self.service = KnownService(folder)

    @classmethod
    def open(cls, profile: Profile, key: bytes, *, clock: Clock) -> LocalCopy:
        """Open what is kept for an account, with a key of which the check value already fitted.

        Whatever does not open is therefore damaged: the cache is put aside and begun anew, readable rows of the
        outbox are saved. StoreNewer: made by a newer version, left as it is; use `in_memory` then.
        """
        return cls(profile.folder, key, clock)

    @classmethod
    def in_memory(cls, *, clock: Clock) -> LocalCopy:
        """A copy for this session alone; nothing of it is ever written to a disk."""
        return cls(None, secrets.token_bytes(KEY_BYTES), clock)

    @property
    def kept(self) -> bool:
        """Whether it outlives this run."""
        return self._folder is not None

    def rebuild_cache(self) -> None:
        """Put a cache aside that turned out to be damaged while in use; `calls` goes on, empty."""
        self._cache.close()
        self._put_cache_aside()
        self._cache = _database(self._path(_CACHE), self._key)
        self.calls.move_to(self._cache)

    def close(self) -> None:
        """Close both; also ends what is under way on other threads."""
        self.closed = True
        self._cache.close()
        self._outbox.close()

    def _open_calls(self) -> tuple[Database, CallStore]:
        path = self._path(_CACHE)
        try:
            return _calls(_database(path, self._key), self._clock)
        except StoreDamaged:
            self._put_cache_aside()
            return _calls(_database(path, self._key), self._clock)

    def _put_cache_aside(self) -> None:
        path = self._path(_CACHE)
        if path is not None:
            self.cache_damage = Damage(put_aside(path, self._clock.now_ms()))

    def _path(self, name: str) -> Path | None:
        return self._folder / name if self._folder is not None else None


def _calls(database: Database, clock: Clock) -> tuple[Database, CallStore]:
    try:
        return database, CallStore(database, clock)
    except BaseException:
        database.close()
        raise


def _database(path: Path | None, key: bytes) -> Database:
    return Database(
        path,
        key,
        application_id=call_schema.APPLICATION_ID,
        version=call_schema.VERSION,
        schema=call_schema.SCHEMA,
        disposable=True,
    )
