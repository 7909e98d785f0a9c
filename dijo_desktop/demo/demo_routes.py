"""The demo's controls: clock, scenarios, faults, reset. The guard has checked the secret before."""

from __future__ import annotations

from litestar import get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, RawBody
from sqlalchemy import select

from dijo_desktop.contract.demo import ClockMove, DemoClock, DemoLoaded, DemoScenario, DemoScenarios, FaultScript
from dijo_desktop.demo import scenarios
from dijo_desktop.demo.bodies import decoded
from dijo_desktop.demo.due import Due
from dijo_desktop.demo.people import person_of
from dijo_desktop.demo.problems import ProblemError, field_error
from dijo_desktop.demo.scenarios.filling import forget
from dijo_desktop.demo.state import Service
from dijo_desktop.demo.tables import accounts
from dijo_desktop.domain import instants

LONGEST_MOVE_SECONDS = 20 * 366 * 86_400


@get("/demo/clock", sync_to_thread=False)
def clock(service: NamedDependency[Service]) -> DemoClock:
    """The demo's time."""
    return _clock(service)


@post("/demo/clock", status_code=200, sync_to_thread=True)
def move_clock(service: NamedDependency[Service], due: NamedDependency[Due], body: RawBody) -> DemoClock:
    """Move the demo's time forward and do first what falls due on the way."""
    move = decoded(body, ClockMove)
    if (move.to is None) == (move.advance_seconds is None):
        raise field_error("", "advance_seconds_or_to")
    by_ms = (move.advance_seconds or 0) * 1000 if move.to is None else _instant(move.to) - service.clock.now_ms()
    if by_ms < 0:
        raise ProblemError("clock-not-reversible")
    if by_ms > LONGEST_MOVE_SECONDS * 1000:
        raise field_error("/to" if move.to else "/advance_seconds", "too_far")
    due.advance(by_ms)
    return _clock(service)


@get("/demo/scenarios", sync_to_thread=False)
def list_scenarios() -> DemoScenarios:
    """What can be loaded."""
    people = [(key, person_of(key)) for key in scenarios.SCENARIOS]
    return DemoScenarios(items=tuple(DemoScenario(key=key, email=person.email) for key, person in people if person))


@post("/demo/scenarios/{key:str}", status_code=200, sync_to_thread=True)
def load_scenario(service: NamedDependency[Service], key: FromPath[str]) -> DemoLoaded:
    """Make the person of a scenario afresh."""
    if key not in scenarios.SCENARIOS:
        raise ProblemError("not-found")
    return scenarios.load(service, key)


@get("/demo/faults", sync_to_thread=False)
def read_faults(service: NamedDependency[Service]) -> FaultScript:
    """The rules in force, each with the number of requests it is still good for."""
    return FaultScript(rules=service.faults.rules())


@put("/demo/faults", sync_to_thread=False)
def write_faults(service: NamedDependency[Service], body: RawBody) -> FaultScript:
    """Let these things go wrong from now on, and no others."""
    service.faults.replace(decoded(body, FaultScript).rules)
    return FaultScript(rules=service.faults.rules())


@post("/demo/reset", status_code=204, sync_to_thread=True)
def reset(service: NamedDependency[Service]) -> None:
    """Back to the start: real time, no faults, and nobody but the person of `everyday`."""
    with service.database.write() as connection:
        for account_id in connection.execute(select(accounts.c.id)).scalars().all():
            forget(connection, account_id)
    service.clock.reset()
    service.faults.replace(())
    scenarios.load(service, "everyday")


HANDLERS = (clock, move_clock, list_scenarios, load_scenario, read_faults, write_faults, reset)


def _clock(service: Service) -> DemoClock:
    return DemoClock(now=instants.show(service.clock.now_ms()), offset_seconds=service.clock.offset_ms // 1000)


def _instant(text: str) -> int:
    try:
        return instants.parse(text)
    except ValueError:
        raise field_error("/to", "not_an_instant") from None
