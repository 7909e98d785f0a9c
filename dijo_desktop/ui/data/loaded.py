"""What My data knows: the data map, the deletion if one is scheduled, and when the last copy was saved."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Protocol

import msgspec

from dijo_desktop.contract.data_map import DataMap
from dijo_desktop.contract.deletion import Deletion
from dijo_desktop.ui.deletion.schedule import DeletionSource, current


class DataMapSource(Protocol):
    """Reads the data map at the service."""

    def read(self, *, stop: threading.Event) -> DataMap:
        """The whole map."""


class LastCopy(Protocol):
    """A copy saved before: when, in UTC milliseconds."""

    @property
    def at_ms(self) -> int:
        """When it was saved."""


class LastCopies(Protocol):
    """Remembers the last copy saved on this computer."""

    def last_copy(self) -> LastCopy | None:
        """The last one, or none."""


@dataclass(frozen=True)
class Loaded:
    """What the page shows."""

    data_map: DataMap
    deletion: Deletion | None
    last_copy_ms: int


def load(data_map: DataMapSource, deletion: DeletionSource, copies: LastCopies, stop: threading.Event) -> Loaded:
    """Read everything the page shows; runs on a worker."""
    found = data_map.read(stop=stop)
    scheduled = current(deletion, stop)
    last = copies.last_copy()
    return Loaded(found, scheduled, last.at_ms if last else 0)


def with_secrets_of(known: Deletion | None, read: Deletion | None) -> Deletion | None:
    """Only the answer to asking carries the cancel code; a later reading of the same deletion must not lose it."""
    if known is None or read is None or known.id != read.id or read.secrets is not msgspec.UNSET:
        return read
    return msgspec.structs.replace(read, secrets=known.secrets)
