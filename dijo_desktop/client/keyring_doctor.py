"""The keyring doctor: which keyring there is, how it stands, and whether it really keeps what it is given."""

from __future__ import annotations

import platform
import sys
import threading
from dataclasses import dataclass
from time import perf_counter

from dijo_desktop.client.platform_keyring import same_keyring
from dijo_desktop.client.vault import KeyringState, Vault
from dijo_desktop.errors import KeyringUnavailable


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """`id` and `name` of the keyring, empty if there is none; `characters` were written, read back and removed.

    `usable` is false if this program's own part is broken. `found`: the account's record is there; `None` if none
    was looked for. `seconds` is how long it all took.
    """

    id: str
    name: str
    version: str
    state: KeyringState
    usable: bool
    found: bool | None
    characters: int
    seconds: float

    @property
    def healthy(self) -> bool:
        """Whether it keeps what it is given, and has what it was given."""
        return self.state is KeyringState.READY and self.usable and self.characters > 0 and self.found is not False


def examine(vault: Vault, stop: threading.Event, *, user: str = "", backend: str = "") -> Diagnosis:
    """Try the keyring for real with a throw-away item, and look for the record of `user`.

    `backend` is the id of the keyring that holds it, by the account file: another one is told, not used. In a session
    that keeps nothing the trial is made all the same, because the person asks; the record is not looked for.
    """
    began = perf_counter()
    characters, found, state = 0, None, KeyringState.READY
    try:
        characters = vault.trial(stop)
        if backend and not same_keyring(backend, vault.backend_id):
            state = KeyringState.CHANGED
        elif user and not vault.session_only:
            found = vault.read(user, stop) is not None
            state = KeyringState.READY if found else KeyringState.MISSING
        vault.stand(state)
    except KeyringUnavailable:
        state = vault.state
    if vault.session_only:
        state = KeyringState.SESSION_ONLY
    return Diagnosis(
        vault.backend_id,
        vault.backend_name,
        _version(),
        state,
        vault.usable,
        found,
        characters,
        perf_counter() - began,
    )


def _version() -> str:
    """The version of a keyring that is a part of its system; the Secret Service tells none."""
    return platform.platform(terse=True) if sys.platform in ("win32", "darwin") else ""
