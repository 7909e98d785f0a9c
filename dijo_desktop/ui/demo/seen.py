"""How the demo stands at one moment."""

from __future__ import annotations

from typing import NamedTuple

from dijo_desktop.contract.demo import DemoClock, DemoScenario, FaultRule
from dijo_desktop.contract.mailbox import Mail


class DemoSeen(NamedTuple):
    """Read as one by the demo's desk, shown by banner and panel."""

    clock: DemoClock
    scenarios: tuple[DemoScenario, ...]
    faults: tuple[FaultRule, ...]
    mail: tuple[Mail, ...]
