"""What must not be lost: unsent actions, receipts with their keys, policy texts, copies, searches, findings."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar

import msgspec

from dijo_desktop.domain.clock import Clock
from dijo_desktop.store.database import Database

Row = TypeVar("Row")

APPLICATION_ID = 0x44694A4F
"""`DiJO`."""

VERSION = 3
LOOK_UP_AFTER_MS = 23 * 3_600_000
"""The service knows an idempotency key for 24 hours (CO-11); from an hour before, an action is looked up first."""

SCHEMA = """
CREATE TABLE actions (key TEXT PRIMARY KEY, kind TEXT NOT NULL, body BLOB NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE receipts (
  id TEXT PRIMARY KEY, event TEXT NOT NULL, about TEXT NOT NULL, jws BLOB NOT NULL, verdict TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE jwks (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE policies (
  version TEXT NOT NULL, sha256 TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (version, sha256)
) STRICT;
CREATE TABLE copies (path TEXT NOT NULL, at INTEGER NOT NULL, sha256 TEXT NOT NULL, records INTEGER NOT NULL) STRICT;
"""
_SEARCHES = "CREATE TABLE searches (name TEXT PRIMARY KEY, text TEXT NOT NULL, at INTEGER NOT NULL) STRICT;"
_FINDINGS = """CREATE TABLE findings (
  endpoint TEXT NOT NULL, pointer TEXT NOT NULL, key TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (endpoint, pointer)
) STRICT;
"""
SCHEMA += _SEARCHES + _FINDINGS
UPGRADES = {1: _SEARCHES, 2: _FINDINGS}
"""What makes a file of that version one of the next; nothing in it is lost."""


class Action(msgspec.Struct, frozen=True):
    """Something the user decided that the service may not know yet; `body` holds the exact bytes to send."""

    key: str
    kind: str
    body: bytes
    at_ms: int

    def must_be_looked_up(self, now_ms: int) -> bool:
        """Whether the service may have forgotten the key, or no clock can tell: sending could then do it twice."""
        return not 0 <= now_ms - self.at_ms < LOOK_UP_AFTER_MS


class KeptReceipt(msgspec.Struct, frozen=True):
    """A receipt as it came, byte for byte, and what was found when it was verified."""

    id: str
    event: str
    about: str
    jws: bytes
    verdict: str
    at_ms: int


class KeptPolicy(msgspec.Struct, frozen=True):
    """A policy text seen; the same version may have come with different texts."""

    version: str
    sha256: str
    text: str
    first_seen_ms: int


class SavedCopyNote(msgspec.Struct, frozen=True):
    """A verified copy that was saved on this computer."""

    path: str
    at_ms: int
    sha256: str
    records: int


class Outbox:
    """The part of the local copy that cannot be fetched again."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def remember_action(self, kind: str, key: str, body: bytes) -> None:
        """Keep an action before it is sent (CO-10); once kept, neither body nor time change."""
        self._write("INSERT OR IGNORE INTO actions VALUES (?, ?, ?, ?)", key, kind, body, self._clock.now_ms())

    def finish_action(self, key: str) -> None:
        """Forget an action of which the outcome is known."""
        self._write("DELETE FROM actions WHERE key = ?", key)

    def open_actions(self) -> list[Action]:
        """Actions of unknown outcome, the oldest first."""
        return self._read("SELECT key, kind, body, at FROM actions ORDER BY at, rowid", Action)

    def may_be_repeated(self, key: str) -> bool:
        """Whether an open action is young enough to be sent again without doing it twice."""
        now_ms = self._clock.now_ms()
        return any(action.key == key and not action.must_be_looked_up(now_ms) for action in self.open_actions())

    def add_receipt(self, receipt_id: str, event: str, about: str, jws: bytes, verdict: str) -> None:
        """Keep a receipt; if its id is known, the first bytes stay, and a new verdict on them counts."""
        self._write(
            """INSERT INTO receipts VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET verdict = excluded.verdict WHERE jws = excluded.jws""",
            receipt_id,
            event,
            about,
            jws,
            verdict,
            self._clock.now_ms(),
        )

    def receipts(self) -> list[KeptReceipt]:
        """All receipts, in the order they came."""
        return self._read("SELECT id, event, about, jws, verdict, at FROM receipts ORDER BY rowid", KeptReceipt)

    def add_jwks(self, jwks: bytes) -> None:
        """Keep a key set of the service, once for its exact bytes."""
        digest = hashlib.sha256(jwks).hexdigest()
        self._write("INSERT OR IGNORE INTO jwks VALUES (?, ?, ?)", digest, jwks, self._clock.now_ms())

    def jwks(self) -> list[bytes]:
        """Every key set seen, the oldest first."""
        with self._database.reading() as connection:
            return [bytes(found) for (found,) in connection.execute("SELECT bytes FROM jwks ORDER BY rowid")]

    def add_policy(self, version: str, sha256: str, text: str, first_seen_ms: int) -> None:
        """Keep a policy text; when it was first seen stays."""
        self._write("INSERT OR IGNORE INTO policies VALUES (?, ?, ?, ?)", version, sha256, text, first_seen_ms)

    def policies(self) -> list[KeptPolicy]:
        """Every policy text seen, the oldest first."""
        return self._read("SELECT version, sha256, text, at FROM policies ORDER BY at, rowid", KeptPolicy)

    def note_copy(self, path: str, at_ms: int, sha256: str, records: int) -> None:
        """Remember that a copy was saved."""
        self._write("INSERT INTO copies VALUES (?, ?, ?, ?)", path, at_ms, sha256, records)

    def last_copy(self) -> SavedCopyNote | None:
        """The copy saved last."""
        statement = "SELECT path, at, sha256, records FROM copies ORDER BY rowid DESC LIMIT 1"
        return next(iter(self._read(statement, SavedCopyNote)), None)

    def _write(self, statement: str, *values: str | int | bytes) -> None:
        with self._database.writing() as connection:
            connection.execute(statement, values)

    def _read(self, statement: str, row: Callable[..., Row]) -> list[Row]:
        with self._database.reading() as connection:
            return [row(*values) for values in connection.execute(statement)]
