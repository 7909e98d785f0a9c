"""The map of everything the service holds."""

from __future__ import annotations

import threading

from dijo_desktop.client.asking import Asking
from dijo_desktop.client.decode import decode
from dijo_desktop.contract.data_map import DataMap


class DataMapResource:
    """`/v1/data-map`."""

    def __init__(self, session: Asking) -> None:
        self._session = session

    def read(self, *, stop: threading.Event) -> DataMap:
        """Purposes, recipients and rows, with how much of each is about this person."""
        return decode(DataMap, self._session.call("GET", "/v1/data-map", stop=stop).body)
