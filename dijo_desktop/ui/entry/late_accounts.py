"""The accounts, made on a worker at their first use: the first window needs neither HTTP nor the keyring."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dijo_desktop.client.accounts import Accounts
    from dijo_desktop.client.signed_in import SignedIn


class LateAccounts:
    """Makes the accounts once, whoever comes first."""

    def __init__(self, make: Callable[[], Accounts]) -> None:
        self._make = make
        self._made: Accounts | None = None
        self._lock = threading.Lock()

    def get(self) -> Accounts:
        """The accounts; the first call imports what they need, so it belongs on a worker."""
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made

    @property
    def made(self) -> Accounts | None:
        """The accounts if anybody needed them yet."""
        return self._made

    def sign_in(self, origin: str, *, stop: threading.Event, waiting: Callable[[Any], None]) -> SignedIn:
        """Sign somebody in by the browser."""
        return self.get().sign_in(origin, stop=stop, waiting=waiting)
