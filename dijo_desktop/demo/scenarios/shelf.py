"""All scenarios by key: who they are about, what is loaded, what goes wrong, what the service can do meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from sqlalchemy import Connection

from dijo_desktop.contract.demo import FaultRule
from dijo_desktop.demo.call_details import OPTIONAL
from dijo_desktop.demo.people import Person
from dijo_desktop.demo.policy_text import VERSION
from dijo_desktop.demo.policy_versions import SECOND
from dijo_desktop.demo.scenarios.everyday import fill_everyday
from dijo_desktop.demo.scenarios.filling import empty_account
from dijo_desktop.demo.scenarios.heavy import fill_heavy
from dijo_desktop.demo.scenarios.leaving import fill_leaving, fill_left
from dijo_desktop.demo.scenarios.rights import fill_changed, fill_waiting
from dijo_desktop.demo.scenarios.troubles import FAULTY, OFFLINE, SLOW, fill_copied, steal

Fill = Callable[[Connection, str, Person, int], None]
"""Makes a person afresh, from the service's address and the moment."""


@dataclass(frozen=True)
class Scenario:
    """How a scenario is made. `again`: what loading it does to a person who is already there, instead of `fill`."""

    fill: Fill
    again: Fill | None = None
    faults: tuple[FaultRule, ...] = ()
    capabilities: tuple[str, ...] = ()
    policy: str = VERSION


def _stay(_connection: Connection, _origin: str, _person: Person, _now_ms: int) -> None:
    """The person stays as they are, signed in, too: only the line to them gets worse, or the service richer."""


SCENARIOS: dict[str, Scenario] = {
    "everyday": Scenario(fill_everyday),
    "heavy": Scenario(fill_heavy),
    "empty": Scenario(empty_account),
    "deletion-scheduled": Scenario(fill_leaving),
    "deleted-retained": Scenario(fill_left),
    "policy-changed": Scenario(fill_changed, policy=SECOND),
    "request-overdue": Scenario(fill_waiting),
    "undeclared-data": Scenario(fill_everyday),
    "token-theft": Scenario(fill_copied, again=steal),
    "slow": Scenario(fill_everyday, again=_stay, faults=SLOW),
    "offline": Scenario(fill_everyday, again=_stay, faults=OFFLINE),
    "faulty": Scenario(fill_everyday, again=_stay, faults=FAULTY),
    "call-details": Scenario(fill_everyday, again=_stay, capabilities=OPTIONAL),
}
"""In the order of the contract, and one more: a service that announces the optional abilities of calls."""


def scenario_of(key: str, heavy_calls: int) -> Scenario:
    """The scenario, where `heavy` has as many calls; KeyError for an unknown key."""
    scenario = SCENARIOS[key]
    return scenario if key != "heavy" else replace(scenario, fill=partial(fill_heavy, calls=heavy_calls))
