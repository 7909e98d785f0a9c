"""The demo's own controls: its clock, its scenarios, what goes wrong on purpose, its mailbox, and starting over."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import quote

import msgspec

from dijo_desktop.client.decode import decode
from dijo_desktop.client.demo_process import DemoAddress
from dijo_desktop.client.http import Http
from dijo_desktop.client.problems import refusal
from dijo_desktop.contract.demo import ClockMove, DemoClock, DemoLoaded, DemoScenarios, FaultRule, FaultScript
from dijo_desktop.contract.mailbox import Mailbox
from dijo_desktop.domain.deadlines import corresponding_date
from dijo_desktop.domain.instants import parse, show

LOAD_SECONDS = 120.0
"""For making a person's data: the largest has a million calls."""
DAY_MS = 86_400_000


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

    def advance_months(self, months: int, *, stop: threading.Event) -> DemoClock:
        """Move the demo's time to the same day and hour so many months on, or to the last day of that month."""
        to = show(_months_after(parse(self.clock(stop=stop).now), months))
        return decode(DemoClock, self._send("POST", "/demo/clock", msgspec.json.encode(ClockMove(to=to)), stop=stop))

    def scenarios(self, *, stop: threading.Event) -> DemoScenarios:
        """The people there are."""
        return decode(DemoScenarios, self._send("GET", "/demo/scenarios", stop=stop))

    def load(self, key: str, *, stop: threading.Event) -> DemoLoaded:
        """Make the person of a scenario afresh."""
        return decode(DemoLoaded, self._send("POST", f"/demo/scenarios/{quote(key, safe='')}", stop=stop))

    def faults(self, *, stop: threading.Event) -> FaultScript:
        """What goes wrong now, each rule with the requests it is still good for."""
        return decode(FaultScript, self._send("GET", "/demo/faults", stop=stop))

    def spoil(self, rules: Iterable[FaultRule], *, stop: threading.Event) -> FaultScript:
        """Let these things go wrong from now on and no others; none at all mends everything."""
        body = msgspec.json.encode(FaultScript(rules=tuple(rules)))
        return decode(FaultScript, self._send("PUT", "/demo/faults", body, stop=stop))

    def mailbox(self, *, stop: threading.Event) -> Mailbox:
        """The mail the service would have sent, newest first."""
        return decode(Mailbox, self._send("GET", "/demo/mailbox", stop=stop))

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


def _months_after(ms: int, months: int) -> int:
    today = datetime.fromtimestamp(ms / 1000, UTC).date()
    return ms + (corresponding_date(today, months) - today).days * DAY_MS
