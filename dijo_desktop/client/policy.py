"""The privacy policy as the service states it."""

from __future__ import annotations

import threading

from dijo_desktop.client.asking import Asking
from dijo_desktop.client.decode import decode
from dijo_desktop.contract.policy import Policy


class PolicyResource:
    """`/v1/policy`."""

    def __init__(self, session: Asking) -> None:
        self._session = session

    def read(self, *, stop: threading.Event) -> Policy:
        """The policy in force."""
        return decode(Policy, self._session.call("GET", "/v1/policy", stop=stop).body)
