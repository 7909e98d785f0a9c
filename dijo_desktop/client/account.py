"""The account at the service (policy 2.1)."""

from __future__ import annotations

import threading

from dijo_desktop.client.asking import Asking
from dijo_desktop.client.decode import decode
from dijo_desktop.contract.account import Account


class AccountResource:
    """`/v1/account`."""

    def __init__(self, session: Asking) -> None:
        self._session = session

    def read(self, *, stop: threading.Event) -> Account:
        """E-mail address, identifier and state."""
        return decode(Account, self._session.call("GET", "/v1/account", stop=stop).body)
