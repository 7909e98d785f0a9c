"""`dijo-desktop doctor --service ADDRESS`: which parts of the contract a service keeps, told to its makers."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass

from dijo_desktop.domain.address import service_origin
from dijo_desktop.errors import ConnectionFailed, DijoError


@dataclass(frozen=True)
class Outcome:
    """One rule of the contract, kept or not; `must` false: the app works without it, and says so."""

    rule: str
    title: str
    kept: bool
    must: bool
    why: str = ""

    @property
    def failed(self) -> bool:
        """Whether the app cannot rely on this service."""
        return self.must and not self.kept

    def line(self) -> str:
        """For a terminal."""
        word = "ok" if self.kept else "not ok" if self.must else "absent"
        return f"{word:7} {self.rule:6} {self.title}{f': {self.why}' if self.why else ''}"


def check_service(address: str, stop: threading.Event | None = None) -> Iterator[Outcome]:
    """Ask the service at `address` what anybody may ask; signs nobody in. Ends early if nobody answers."""
    from dijo_desktop.client.environment import read_environment
    from dijo_desktop.client.http import Http
    from dijo_desktop.client.service_checks import CHECKS
    from dijo_desktop.client.service_probe import Broken, Probe
    from dijo_desktop.domain.clock import Clock

    clock = Clock()
    http = Http(clock=clock, environment=read_environment(os.environ))
    try:
        probe = Probe(http, service_origin(address), clock, stop or threading.Event())
        for check in CHECKS:
            why = ""
            try:
                check.run(probe)
            except Broken as broken:
                why = str(broken)
            except DijoError as error:
                if check is CHECKS[0] and isinstance(error, ConnectionFailed):
                    raise
                why = f"{type(error).__name__} {error}".strip()
            yield Outcome(check.rule, check.title, kept=not why, must=check.must, why=why)
    finally:
        http.shut()
