"""Where data was found that the policy does not name, and since when; never the data itself (contract CO-26)."""

from __future__ import annotations

import msgspec

from dijo_desktop.domain.undeclared import Reason
from dijo_desktop.store.database import Database


class KeptFinding(msgspec.Struct, frozen=True):
    """One finding: an endpoint, a JSON Pointer, the kind of data, why it is a finding, and when it was first seen."""

    endpoint: str
    pointer: str
    key: str
    reason: Reason
    first_seen_ms: int


class KeptFindings:
    """The findings of one account; in the outbox, since nobody could say again since when they are there."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, finding: KeptFinding) -> None:
        """Keep one; of a known endpoint and pointer the first time stays."""
        with self._database.writing() as connection:
            connection.execute(
                """INSERT INTO findings VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (endpoint, pointer) DO UPDATE SET key = excluded.key, reason = excluded.reason""",
                msgspec.structs.astuple(finding),
            )

    def all(self) -> list[KeptFinding]:
        """Every one, in the order they were found."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT endpoint, pointer, key, reason, at FROM findings ORDER BY at, rowid")
            return [KeptFinding(*values) for values in found]
