"""What the account page has done for it: checking the keyring, signing out, removing from this computer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from dijo_desktop.ui.account.facts import KeyringReport, Removed
from dijo_desktop.ui.keyring_words import KeyringFacts, Kind

if TYPE_CHECKING:
    from dijo_desktop.client.accounts import Accounts
    from dijo_desktop.client.homes import Home
    from dijo_desktop.client.signed_in import SignedIn
    from dijo_desktop.client.vault import Vault


class LeavingWork:
    """The work of one account, signed in or opened without the service; it runs on a worker."""

    def __init__(self, accounts: Callable[[], Accounts], inside: SignedIn | Home) -> None:
        self._accounts = accounts
        self._inside = inside

    def enter(self, signed_in: SignedIn) -> None:
        """The service was reached."""
        self._inside = signed_in

    def check_keyring(self, *, stop: threading.Event) -> KeyringReport:
        """Have the keyring examined: is the record there, and is a throw-away item kept."""
        from dijo_desktop.client.keyring_doctor import examine
        from dijo_desktop.store.account_file import AccountFile

        vault, folder = self._accounts().vault, self._inside.profile.folder
        file = AccountFile.load(folder)
        found = examine(vault, stop, user=folder.name, backend=file.backend if file is not None else "")
        kept = found.characters > 0
        return KeyringReport(keyring_facts(vault), bool(found.found), kept, kept, found.seconds)

    def sign_out(self, *, stop: threading.Event) -> None:
        """End the sign-in at the service and here; the encrypted copy stays."""
        self._accounts().sign_out(self._inside, stop)

    def remove(self, *, stop: threading.Event) -> Removed:
        """Sign out and remove all of this account from this computer, then look what is left."""
        folder = self._inside.profile.folder
        files = sum(1 for file in folder.rglob("*") if file.is_file()) if folder.exists() else 0
        self._accounts().sign_out(self._inside, stop)
        report = self._accounts().remove(self._inside.profile, stop)
        left = tuple(str(path) for path in report.left)
        return Removed(files=files, keys=1 if report.record_removed else 0, left=left)


def keyring_facts(vault: Vault) -> KeyringFacts:
    """How the keyring stands, for the words of the window."""
    kind = "session-only" if vault.session_only else vault.state.value
    return KeyringFacts(cast("Kind", kind), vault.backend_name, vault.backend_id, vault.unsaved, vault.usable)
