"""What the service says about itself."""

from __future__ import annotations

import threading

from dijo_desktop.client.asking import Asking
from dijo_desktop.client.decode import decode
from dijo_desktop.contract.service import Service


class ServiceResource:
    """`/v1/service`."""

    def __init__(self, session: Asking) -> None:
        self._session = session

    def read(self, *, stop: threading.Event) -> Service:
        """Name, capabilities, limits and contact."""
        return decode(Service, self._session.call("GET", "/v1/service", stop=stop).body)
