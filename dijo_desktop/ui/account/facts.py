"""What the account page shows and asks for."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Protocol

from dijo_desktop.ui.keyring_words import KeyringFacts


@dataclass(frozen=True)
class AccountFacts:
    """Who is signed in and where; `signed_in_ms` in UTC milliseconds, 0 if not known."""

    email: str
    account_id: str
    service: str
    host: str
    signed_in_ms: int = 0
    version: str = ""


@dataclass(frozen=True)
class KeyringReport:
    """What the keyring doctor found: the record is there, the keyring open, and a trial item was kept.

    `seconds` is how long that took.
    """

    facts: KeyringFacts
    found: bool
    unlocked: bool
    read_and_write: bool
    seconds: float = 0.0


@dataclass(frozen=True)
class Removed:
    """What was removed from this computer, and what is still found afterwards (paths; empty is the proof)."""

    files: int
    keys: int
    left: tuple[str, ...] = ()


class Removes(Protocol):
    """What removes an account from this computer, on a worker."""

    def remove(self, *, stop: threading.Event) -> Removed:
        """Sign out and remove all of this account from this computer, then look what is left."""


class AccountWork(Removes, Protocol):
    """What the page has done for it, on a worker."""

    def check_keyring(self, *, stop: threading.Event) -> KeyringReport:
        """Have the keyring examined: is the record there, and is a throw-away item kept."""

    def sign_out(self, *, stop: threading.Event) -> None:
        """End the sign-in at the service and here; the encrypted copy stays."""
