"""The keyring items of this computer's accounts: each is read once a run, and judged before anything is opened."""

from __future__ import annotations

import threading

from dijo_desktop.client.account_keys import AccountKeys
from dijo_desktop.client.platform_keyring import NAMES, same_keyring
from dijo_desktop.client.refresh_lock import LOCK_FILE, changes_of
from dijo_desktop.client.vault import KeyringState, Vault
from dijo_desktop.domain.keyring_record import Record, fits_check, read_record
from dijo_desktop.errors import KeyringChanged, KeyringLocked, KeyringMissing
from dijo_desktop.store.account_file import AccountFile
from dijo_desktop.store.profiles import Profile


class KeyringItems:
    """An item that was read, or written here, is read again only after another process has changed it.

    Some keyrings ask the person at every read (macOS), so the list of accounts must not cost one more.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._keys: dict[str, AccountKeys] = {}

    def find(self, profile: Profile, stop: threading.Event) -> AccountKeys | None:
        """The item of an account, whatever key it holds; `None` if there is none, or none that can be understood."""
        return self._find(profile, stop)[1]

    def fitting(self, profile: Profile, file: AccountFile | None, stop: threading.Event) -> AccountKeys:
        """The item that fits the account file; raises what is wrong with the keyring or the item."""
        before = file.backend if file is not None else ""
        try:
            there, keys = self._find(profile, stop)
        except KeyringMissing:
            if not before:
                raise
            self._vault.stand(KeyringState.CHANGED)
            raise KeyringChanged("", NAMES.get(before, before)) from None
        except KeyringLocked:
            self._same(before)
            raise
        self._same(before)
        name = self._vault.backend_name
        if not there:
            self._vault.state = KeyringState.MISSING
            raise KeyringMissing(name)
        if keys is None or (file is not None and file.check and not fits_check(keys.record, file.check)):
            self._vault.state = KeyringState.CHANGED
            raise KeyringChanged(name)
        return keys

    def put(self, profile: Profile, record: Record, changes: int = 0) -> AccountKeys:
        """From now on this is the item of the account; nothing is written yet."""
        keys = self._keys[profile.folder.name] = AccountKeys(self._vault, profile.folder.name, record, changes)
        return keys

    def drop(self, profile: Profile) -> None:
        """Know no more of an account."""
        self._keys.pop(profile.folder.name, None)

    def _find(self, profile: Profile, stop: threading.Event) -> tuple[bool, AccountKeys | None]:
        """Whether there is an item, and what it holds."""
        changes = changes_of(profile.folder / LOCK_FILE)
        keys = self._keys.get(profile.folder.name)
        if keys is not None and (keys.changes == changes or self._vault.unsaved):
            return True, keys
        text = self._vault.read(profile.folder.name, stop)
        record = read_record(text or "")
        return text is not None, self.put(profile, record, changes) if record is not None else None

    def _same(self, before: str) -> None:
        """Raise KeyringChanged if another keyring answers than the account file names."""
        if before and not same_keyring(before, self._vault.backend_id):
            self._vault.stand(KeyringState.CHANGED)
            raise KeyringChanged(self._vault.backend_name, NAMES.get(before, before))
