"""The demo's own controls: its clock, its scenarios, and starting over."""

from __future__ import annotations

import threading
from urllib.parse import quote

import msgspec

from dijo_desktop.client.decode import decode
from dijo_desktop.client.demo_process import DemoAddress
from dijo_desktop.client.http import Http
from dijo_desktop.client.problems import refusal
from dijo_desktop.contract.demo import ClockMove, DemoClock, DemoLoaded, DemoScenarios

LOAD_SECONDS = 120.0
"""For making a person's data: the largest has a million calls."""


class DemoControls:
    """`/demo/*` of one run of the demo."""

    def __init__(self, http: Http, address: DemoAddress) -> None:
        self._http = http
        self._address = address

    def clock(self, *, stop: threading.Event) -> DemoClock:
        """The demo's time."""
        return decode(DemoClock, self._send("GET", "/demo/clock", stop=stop))

    def advance(self, seconds: int, *, stop: threading.Event) -> DemoClock:
        """Move the demo's time forward; what falls due on the way is done first."""
        body = msgspec.json.encode(ClockMove(advance_seconds=seconds))
        return decode(DemoClock, self._send("POST", "/demo/clock", body, stop=stop))

    def scenarios(self, *, stop: threading.Event) -> DemoScenarios:
        """The people there are."""
        return decode(DemoScenarios, self._send("GET", "/demo/scenarios", stop=stop))

    def load(self, key: str, *, stop: threading.Event) -> DemoLoaded:
        """Make the person of a scenario afresh."""
        return decode(DemoLoaded, self._send("POST", f"/demo/scenarios/{quote(key, safe='')}", stop=stop))

    def reset(self, *, stop: threading.Event) -> None:
        """Back to the start: real time and the everyday person."""
        self._send("POST", "/demo/reset", stop=stop)

    def _send(self, method: str, path: str, body: bytes | None = None, *, stop: threading.Event) -> bytes:
        headers = {"Accept": "application/json", "X-Dijo-Demo-Secret": self._address.secret.reveal()}
        if body is not None:
            headers["Content-Type"] = "application/json"
        url = f"{self._address.origin}{path}"
        reply = self._http.send(method, url, headers=headers, body=body, stop=stop, deadline=LOAD_SECONDS)
        if not 200 <= reply.status < 300:
            raise refusal(reply, self._address.origin)
        return reply.body
