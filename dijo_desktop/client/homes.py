"""Where accounts live on this computer: folder, keyring record and local copy, which belong together."""

from __future__ import annotations

import secrets
import threading
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from dijo_desktop.client.account_keys import AccountKeys
from dijo_desktop.client.kept_outboxes import change_key, was_here
from dijo_desktop.client.keyring_items import KeyringItems
from dijo_desktop.client.platform_keyring import open_platform_keyring
from dijo_desktop.client.refresh_lock import LOCK_FILE, refresh_turn
from dijo_desktop.client.vault import OpenKeyring, Vault
from dijo_desktop.contract.account import Account
from dijo_desktop.domain.address import endpoint_place
from dijo_desktop.domain.clock import Clock
from dijo_desktop.domain.keyring_record import Record, check_value, fits_check
from dijo_desktop.errors import (
    AddressRefused,
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
    replaced: Record | None = None
    """What signed in here before a new sign-in took its place."""

    @property
    def email(self) -> str:
        """The address by which a person knows the account; empty if it is not known without the service."""
        return self.keys.record.email if self.keys is not None else ""

    @property
    def host(self) -> str:
        """The host of its service; empty if the account file was lost."""
        return _host(self.file)


@dataclass(frozen=True, slots=True)
class Known:
    """An account of this computer, for a list; `name` is that of its folder, `email` empty once it is signed out."""

    name: str
    email: str
    host: str
    signed_in: bool


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
        self._items = KeyringItems(vault)
        self._clock = clock
        self._copies: WeakValueDictionary[tuple[str, str], LocalCopy] = WeakValueDictionary()

    def last(self, stop: threading.Event) -> Home | None:
        """The account of last time; `None` if nobody is signed in."""
        profile = self._profiles.current()
        return self._open(profile, stop) if profile is not None else None

    def open(self, name: str, stop: threading.Event) -> Home | None:
        """The account of this folder, from now on the one used last; `None` if it is not signed in."""
        profile = self.profile(name)
        home = self._open(profile, stop) if profile is not None else None
        if home is not None:
            self._profiles.choose(home.profile)
        return home

    def profile(self, name: str) -> Profile | None:
        """The account of this folder."""
        return next((profile for profile in self._profiles.all() if profile.folder.name == name), None)

    def known(self, stop: threading.Event) -> tuple[Known, ...]:
        """Every account of this computer; a keyring that does not answer is asked once, and names nobody."""
        found, asks = [], not self.vault.session_only
        for profile in self._profiles.all():
            keys = None
            try:
                keys = self._items.find(profile, stop) if asks else None
            except KeyringUnavailable:
                asks = False
            email, signed_in = (keys.record.email, bool(keys.record.refresh)) if keys is not None else ("", False)
            found.append(Known(profile.folder.name, email, _host(AccountFile.load(profile.folder)), signed_in))
        return tuple(found)

    def signed_in(self, profile: Profile, stop: threading.Event) -> tuple[AccountFile, Record] | None:
        """What would end the sign-in of an account that is not open; `None` if it has none that can be read."""
        file = AccountFile.load(profile.folder)
        try:
            keys = self._items.find(profile, stop)
        except KeyringUnavailable:
            return None
        return (file, keys.record) if file is not None and keys is not None and keys.record.refresh else None

    def _open(self, profile: Profile, stop: threading.Event) -> Home | None:
        if self.vault.session_only:
            return None
        file = AccountFile.load(profile.folder)
        keys = self._items.fitting(profile, file, stop)
        if not keys.record.refresh:
            return None
        return Home(profile, self._copy(profile, keys.record), keys, file)

    def look(self, stop: threading.Event) -> None:
        """Find out where a first sign-in will be kept; that it cannot be is no failure yet."""
        with suppress(KeyringUnavailable):
            self.vault.look(stop)

    def issuers(self, origin: str) -> frozenset[str]:
        """The issuers that people of this computer signed in with at a service."""
        files = [AccountFile.load(profile.folder) for profile in self._profiles.all()]
        return frozenset(file.issuer for file in files if file is not None and file.origin == origin)

    def remove(self, profile: Profile, stop: threading.Event) -> RemovalReport:
        """Remove keyring item and folder, then look what is left; the account's copy must be closed."""
        removed = True
        self._items.drop(profile)
        try:
            if profile.folder.name != _SESSION_ONLY:
                self.vault.delete(profile.folder.name, stop)
        except KeyringUnavailable:
            removed = False
        with suppress(StoreFailed):
            self._profiles.forget(profile)
        left = tuple(sorted(profile.folder.rglob("*"))) if profile.folder.exists() else ()
        return RemovalReport(removed, left)

    def settle(
        self, account: Account, metadata: Metadata, tokens: Tokens, key: DpopKey | None, stop: threading.Event
    ) -> Home:
        """Where the account lives on this computer; in memory alone if its record cannot be kept."""
        known = [one for one in self._profiles.all() if (one.account_id, one.issuer) == (account.id, metadata.issuer)]
        if not self.vault.session_only:
            profile = self._profiles.for_account(account.id, metadata.issuer, metadata.origin)
            kept = self._keep(profile, metadata, tokens, key, stop, account.email)
            if kept is not None:
                keys, before = kept
                return Home(profile, self._copy(profile, keys.record), keys, AccountFile.load(profile.folder), before)
            self._items.drop(profile)
            if not known:
                self._profiles.forget(profile)
        profile = Profile(self._places.data / _SESSION_ONLY, account.id, metadata.issuer)
        return Home(profile, LocalCopy.in_memory(clock=self._clock), None, None)

    def _keep(
        self,
        profile: Profile,
        metadata: Metadata,
        tokens: Tokens,
        key: DpopKey | None,
        stop: threading.Event,
        email: str,
    ) -> tuple[AccountKeys, Record | None] | None:
        """The record of the account, written, and that of before; with its store key if that fits."""
        file = AccountFile.load(profile.folder)
        try:
            found = self._items.find(profile, stop)
        except KeyringUnavailable:
            self.vault.choose_session_only()
            return None
        before = replaced = found.record if found is not None else None
        fits = before is None or file is None or not file.check or fits_check(before, file.check)
        if before is not None and not fits and not was_here(profile.folder, before.key_id):
            before = None
        if before is not None and before.bound and key is None:
            raise NotAService("downgrade")
        fresh = Record("", "", secrets.token_bytes(32), secrets.token_hex(8))
        keys = self._items.put(profile, replace(before or fresh, email=email))
        with refresh_turn(profile.folder / LOCK_FILE, clock=self._clock, stop=stop) as turn:
            turn.changed()
            keys.changes = turn.changes
            keys.keep(tokens.refresh, key)
        if self.vault.session_only or self.vault.unsaved:
            self.vault.choose_session_only()
            return None
        if before is None or not fits:
            change_key(profile.folder, file.key_id if file is not None else "", keys.record.key_id)
        AccountFile(
            account_id=profile.account_id,
            issuer=metadata.issuer,
            origin=metadata.origin,
            backend=self.vault.backend_id,
            key_id=keys.record.key_id,
            check=check_value(keys.record.store_key, keys.record.key_id),
        ).save(profile.folder)
        return keys, replaced

    def _copy(self, profile: Profile, record: Record) -> LocalCopy:
        """The copy of an account; the one that is open, if there is one."""
        name = (profile.folder.name, record.key_id)
        copy = self._copies.get(name)
        if copy is None or copy.closed:
            try:
                copy = LocalCopy.open(profile, record.store_key, clock=self._clock)
            except StoreNewer:
                copy = LocalCopy.in_memory(clock=self._clock)
            self._copies[name] = copy
        return copy


def _host(file: AccountFile | None) -> str:
    try:
        return endpoint_place(file.origin).host if file is not None else ""
    except AddressRefused:  # the file was edited
        return ""


def homes_of(places: Places, *, clock: Clock, demo: bool, open_keyring: OpenKeyring = open_platform_keyring) -> Homes:
    """The accounts kept in `places`, with this computer's keyring."""
    service_name = SERVICE_NAME_DEMO if demo else SERVICE_NAME
    return Homes(places, Vault(open_keyring, service_name, clock=clock), clock)
