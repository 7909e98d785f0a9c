"""The keyring record of one account, and how a session changes it."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from dijo_desktop.client.secret import Secret
from dijo_desktop.client.vault import Vault
from dijo_desktop.domain.keyring_record import Record, read_record
from dijo_desktop.errors import DijoError

if TYPE_CHECKING:
    from dijo_desktop.client.dpop import DpopKey


class AccountKeys:
    """Keeps refresh token, DPoP key and store key of one account in one item; memory is always the newest.

    `changes`: how often the refresh token had changed, by the lock file of the account, before `record` was read.
    """

    def __init__(self, vault: Vault, user: str, record: Record, changes: int = 0) -> None:
        self._vault = vault
        self._user = user
        self._lock = threading.Lock()
        self.record = record
        self.changes = changes

    def keep(self, refresh: Secret, key: DpopKey | None) -> None:
        """Keep a new refresh token, or the same one, or none; written and read back, or known to be unsaved."""
        with self._lock:
            self.record = replace(
                self.record,
                refresh=refresh.reveal() or self.record.refresh,
                dpop=key.for_record.reveal() if key is not None else "",
                bound=self.record.bound or key is not None,
            )
            self._save()

    def call(self, email: str) -> None:
        """Keep the address by which a person knows the account; written only if it is another one."""
        with self._lock:
            if email != self.record.email:
                self.record = replace(self.record, email=email)
                self._save()

    def newest(self) -> Record | None:
        """The record in the keyring, which another process of this program may have changed."""
        if self._vault.unsaved or self._vault.session_only:
            return None
        with suppress(DijoError):
            found = read_record(self._vault.read(self._user, threading.Event()) or "")
            if found is not None and found.key_id == self.record.key_id:
                with self._lock:
                    self.record = found
                return found
        return None

    def forget(self) -> None:
        """Forget what signs in; the store key stays, so that the next sign-in finds the local copy again."""
        with self._lock:
            self.record = self.record.signed_out()
            self._save()

    def _save(self) -> None:
        if self.record.fits():
            self._vault.save(self._user, self.record.text())
        else:
            self._vault.choose_session_only()


class Nowhere:
    """Keeps nothing: for tokens whose owner is not known yet, and for a session without a keyring."""

    changes = 0

    def keep(self, refresh: Secret, key: DpopKey | None) -> None:
        """Nothing."""

    def newest(self) -> Record | None:
        """There is none but the one in memory."""
        return None

    def forget(self) -> None:
        """Nothing was kept."""
