"""The cookies of the website (policy 10)."""

from __future__ import annotations

import threading

from dijo_desktop.client.asking import Asking, whole_list
from dijo_desktop.contract.cookies import Cookies


class CookieResource:
    """`/v1/cookies`."""

    def __init__(self, session: Asking) -> None:
        self._session = session

    def list(self, *, stop: threading.Event) -> Cookies:
        """All cookies."""
        return whole_list(self._session, "/v1/cookies", Cookies, stop=stop)
