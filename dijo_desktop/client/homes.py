"""Where accounts live on this computer: folder, keyring record and local copy, which belong together."""

from __future__ import annotations

import os
import secrets
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dijo_desktop.client.account_keys import AccountKeys
from dijo_desktop.client.platform_keyring import NAMES, open_platform_keyring
from dijo_desktop.client.vault import KeyringState, OpenKeyring, Vault
from dijo_desktop.contract.account import Account
from dijo_desktop.domain.clock import Clock
from dijo_desktop.domain.keyring_record import Record, check_value, fits_check, read_record
from dijo_desktop.errors import (
    KeyringChanged,
    KeyringMissing,
    KeyringUnavailable,
    NotAService,
    StoreFailed,
    StoreNewer,
)
from dijo_desktop.store.account_file import AccountFile
from dijo_desktop.store.local_copy import LocalCopy
from dijo_desktop.store.places import Places
from dijo_desktop.store.profiles import Profile, Profiles

SERVICE_NAME = "DiJo Desktop"
SERVICE_NAME_DEMO = "DiJo Desktop (demo)"
_SESSION_ONLY = "session-only"
"""Name of a folder that is never made: of an account that lives in memory alone."""


if TYPE_CHECKING:  # nothing here reaches out: opening what this computer keeps does not wait for httpx
    from dijo_desktop.client.dpop import DpopKey
    from dijo_desktop.client.metadata import Metadata
    from dijo_desktop.client.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Home:
    """One account here, open; `keys` is `None` if nothing of it is kept beyond this run."""

    profile: Profile
    copy: LocalCopy
    keys: AccountKeys | None
    file: AccountFile | None


@dataclass(frozen=True, slots=True)
class RemovalReport:
    """What is left after removing an account from this computer; nothing, if all went well."""

    record_removed: bool
    left: tuple[Path, ...]


class Homes:
    """Opens, settles and removes accounts; needs no network."""

    def __init__(self, places: Places, vault: Vault, clock: Clock) -> None:
        self._places = places
        self._profiles = Profiles(places)
        self.vault = vault
        self._clock = clock

    def last(self, stop: threading.Event) -> Home | None:
        """The account of last time; `None` if nobody is signed in."""
        profile = self._profiles.current()
        if profile is None or self.vault.session_only:
            return None
        file = AccountFile.load(profile.folder)
        record = self._record(profile, file, stop)
        if not record.refresh:
            return None
        keys = AccountKeys(self.vault, profile.folder.name, record)
        return Home(profile, self._copy(profile, record), keys, file)

    def issuers(self, origin: str) -> frozenset[str]:
        """The issuers that people of this computer signed in with at a service."""
        files = [AccountFile.load(profile.folder) for profile in self._profiles.all()]
        return frozenset(file.issuer for file in files if file is not None and file.origin == origin)

    def remove(self, profile: Profile, stop: threading.Event) -> RemovalReport:
        """Remove keyring item and folder, then look what is left; the account's copy must be closed."""
        removed = True
        try:
            if profile.folder.name != _SESSION_ONLY:
                self.vault.delete(profile.folder.name, stop)
        except KeyringUnavailable:
            removed = False
        with suppress(StoreFailed):
            self._profiles.forget(profile)
        left = tuple(sorted(profile.folder.rglob("*"))) if profile.folder.exists() else ()
        return RemovalReport(removed, left)

    def _record(self, profile: Profile, file: AccountFile | None, stop: threading.Event) -> Record:
        """The record that fits the account file; before anything encrypted is opened."""
        text = self.vault.read(profile.folder.name, stop)
        name = self.vault.backend_name
        if file is not None and file.backend and file.backend != self.vault.backend_id:
            self.vault.state = KeyringState.CHANGED
            raise KeyringChanged(name, NAMES.get(file.backend, file.backend))
        if text is None:
            self.vault.state = KeyringState.MISSING
            raise KeyringMissing(name)
        record = read_record(text)
        if record is None or (file is not None and file.check and not fits_check(record, file.check)):
            self.vault.state = KeyringState.CHANGED
            raise KeyringChanged(name)
        return record

    def settle(
        self, account: Account, metadata: Metadata, tokens: Tokens, key: DpopKey | None, stop: threading.Event
    ) -> Home:
        """Where the account lives on this computer; in memory alone if its record cannot be kept."""
        known = [one for one in self._profiles.all() if (one.account_id, one.issuer) == (account.id, metadata.issuer)]
        if not self.vault.session_only:
            profile = self._profiles.for_account(account.id, metadata.issuer, metadata.origin)
            keys = self._keep(profile, metadata, tokens, key, stop)
            if keys is not None:
                return Home(profile, self._copy(profile, keys.record), keys, AccountFile.load(profile.folder))
            if not known:
                self._profiles.forget(profile)
        profile = Profile(self._places.data / _SESSION_ONLY, account.id, metadata.issuer)
        return Home(profile, LocalCopy.in_memory(clock=self._clock), None, None)

    def _keep(
        self, profile: Profile, metadata: Metadata, tokens: Tokens, key: DpopKey | None, stop: threading.Event
    ) -> AccountKeys | None:
        """The record of the account, written; with the store key of before if there is one that fits."""
        user, file = profile.folder.name, AccountFile.load(profile.folder)
        try:
            before = read_record(self.vault.read(user, stop) or "")
        except KeyringUnavailable:
            self.vault.choose_session_only()
            return None
        if before is not None and file is not None and file.check and not fits_check(before, file.check):
            before = None
        if before is not None and before.bound and key is None:
            raise NotAService("downgrade")
        fresh = Record("", "", secrets.token_bytes(32), secrets.token_hex(8))
        keys = AccountKeys(self.vault, user, before or fresh)
        keys.keep(tokens.refresh, key)
        if self.vault.session_only or self.vault.unsaved:
            self.vault.choose_session_only()
            return None
        if before is None:
            put_aside(profile.folder, file.key_id if file is not None else "")
        AccountFile(
            account_id=profile.account_id,
            issuer=metadata.issuer,
            origin=metadata.origin,
            backend=self.vault.backend_id,
            key_id=keys.record.key_id,
            check=check_value(keys.record.store_key, keys.record.key_id),
        ).save(profile.folder)
        return keys

    def _copy(self, profile: Profile, record: Record) -> LocalCopy:
        try:
            return LocalCopy.open(profile, record.store_key, clock=self._clock)
        except StoreNewer:
            return LocalCopy.in_memory(clock=self._clock)


def homes_of(places: Places, *, clock: Clock, demo: bool, open_keyring: OpenKeyring = open_platform_keyring) -> Homes:
    """The accounts kept in `places`, with this computer's keyring."""
    return Homes(places, Vault(open_keyring, SERVICE_NAME_DEMO if demo else SERVICE_NAME), clock)


def put_aside(folder: Path, key_id: str) -> None:
    """Make room for a store with a new key; what is not sent yet stays, under the id of the key it was made with."""
    name = f"outbox.{key_id or 'unknown'}.db"
    for suffix in ("", "-wal", "-shm"):
        (folder / f"cache.db{suffix}").unlink(missing_ok=True)
        with suppress(FileNotFoundError):
            os.replace(folder / f"outbox.db{suffix}", folder / f"{name}{suffix}")  # noqa: PTH105 - replaces on Windows, too
