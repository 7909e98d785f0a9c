"""One folder an account; the folder's name alone still says whose it is when its files are lost."""

from __future__ import annotations

import hashlib
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from dijo_desktop.errors import NotUnderstood
from dijo_desktop.store.account_file import AccountFile
from dijo_desktop.store.files import flush_folder, os_failures_named, read_safely, remove_safely, write_safely
from dijo_desktop.store.places import Places

_FOLDER = re.compile(r"([a-z]{2,4}_[0-9A-HJKMNP-TV-Z]{26})-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Profile:
    """An account on this computer; `issuer` is empty if the account file was lost."""

    folder: Path
    account_id: str
    issuer: str


class Profiles:
    """The accounts of this computer, one of them current."""

    def __init__(self, places: Places) -> None:
        self._accounts = places.data / "accounts"
        self._current = places.data / "current"

    def all(self) -> list[Profile]:
        """Every account with a folder, in order of the folders' names."""
        with os_failures_named(self._accounts):
            folders = sorted(self._accounts.iterdir()) if self._accounts.is_dir() else []
        return [profile for folder in folders if (profile := _profile(folder)) is not None]

    def current(self) -> Profile | None:
        """The account used last; if that note is lost, the one whose folder changed last."""
        profiles = self.all()
        name = read_safely(self._current, _folder_name)
        named = [profile for profile in profiles if profile.folder.name == name]
        with os_failures_named(self._accounts):
            return next(iter(named), None) or max(
                profiles, key=lambda profile: profile.folder.stat().st_mtime_ns, default=None
            )

    def for_account(self, account_id: str, issuer: str, service_origin: str) -> Profile:
        """The folder of an account, made if it is new; it is current from now on."""
        name = f"{account_id}-{hashlib.sha256(issuer.encode()).hexdigest()[:8]}"
        if _FOLDER.fullmatch(name) is None:
            raise NotUnderstood("account")
        folder = self._accounts / name
        with os_failures_named(folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            flush_folder(folder.parent)
        if AccountFile.load(folder) is None:
            AccountFile(account_id=account_id, issuer=issuer, origin=service_origin).save(folder)
        profile = Profile(folder, account_id, issuer)
        self.choose(profile)
        return profile

    def choose(self, profile: Profile) -> None:
        """Make an account the one used last."""
        write_safely(self._current, profile.folder.name.encode(), _folder_name)

    def forget(self, profile: Profile) -> None:
        """Remove all that this computer keeps of an account; close its databases first."""
        with os_failures_named(profile.folder):
            if profile.folder.exists():
                shutil.rmtree(profile.folder)
                flush_folder(self._accounts)
        if read_safely(self._current, _folder_name) == profile.folder.name:
            remove_safely(self._current)


def _profile(folder: Path) -> Profile | None:
    match = _FOLDER.fullmatch(folder.name)
    if match is None or not folder.is_dir():
        return None
    known = AccountFile.load(folder)
    return Profile(folder, match[1], known.issuer if known else "")


def _folder_name(data: bytes) -> str:
    name = data.decode("ascii")
    if _FOLDER.fullmatch(name) is None:
        raise ValueError("not a folder of an account")
    return name
