"""The accounts, made on a worker at their first use: the first window needs neither HTTP nor the keyring."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dijo_desktop.client.accounts import Accounts
    from dijo_desktop.client.homes import Homes
    from dijo_desktop.client.signed_in import SignedIn
    from dijo_desktop.client.vault import Vault


class LateAccounts:
    """Makes the accounts once, whoever comes first; what is kept here opens before anything that reaches out."""

    def __init__(
        self,
        open_homes: Callable[[], Homes],
        make: Callable[[Homes], Accounts],
        confirm_issuer: Callable[[str, str], bool],
    ) -> None:
        self._open_homes = open_homes
        self._make = make
        self._confirm_issuer = confirm_issuer
        self._homes: Homes | None = None
        self._made: Accounts | None = None
        self._lock = threading.Lock()

    def homes(self) -> Homes:
        """What this computer keeps of accounts; imports the keyring and the store, so it belongs on a worker."""
        with self._lock:
            if self._homes is None:
                self._homes = self._open_homes()
            return self._homes

    def get(self) -> Accounts:
        """The accounts; the first call imports all that reaches out, so it belongs on a worker."""
        homes = self.homes()
        with self._lock:
            if self._made is None:
                self._made = self._make(homes)
            return self._made

    @property
    def vault(self) -> Vault | None:
        """The keyring, if anybody needed it yet."""
        return self._homes.vault if self._homes is not None else None

    @property
    def made(self) -> Accounts | None:
        """The accounts if anybody needed them yet."""
        return self._made

    def sign_in(
        self, origin: str, *, stop: threading.Event, waiting: Callable[[Any], None], by_code: bool = False
    ) -> SignedIn:
        """Sign somebody in by the browser of this computer, or `by_code` by that of another device."""
        confirm = self._confirm_issuer
        return self.get().sign_in(origin, stop=stop, waiting=waiting, confirm_issuer=confirm, by_code=by_code)
