"""Loading a scenario: its person, its faults and its capabilities, all at once."""

from __future__ import annotations

from sqlalchemy import Connection, select

from dijo_desktop.contract.demo import DemoLoaded
from dijo_desktop.demo import call_details, deletion_secrets
from dijo_desktop.demo.data_tables import deletions, exports
from dijo_desktop.demo.export_jobs import archive_path
from dijo_desktop.demo.people import Person, person_of
from dijo_desktop.demo.policy_text import VERSION
from dijo_desktop.demo.policy_versions import put_in_force
from dijo_desktop.demo.scenarios.shelf import Fill, Scenario, scenario_of
from dijo_desktop.demo.state import Service
from dijo_desktop.demo.tables import accounts
from dijo_desktop.domain.instants import show


def load(service: Service, key: str) -> DemoLoaded:
    """Make the person of a scenario as of the demo's now; other people stay. KeyError for an unknown key.

    Faults, optional capabilities and the policy in force are those of this scenario afterwards, whatever was before.
    """
    scenario, person = scenario_of(key, service.heavy_calls), person_of(key)
    if person is None:
        raise KeyError(key)
    fill = scenario.again if scenario.again is not None and _known(service, person) else scenario.fill
    service.faults.replace(())
    now_ms, capability = _fill(service, person, fill, scenario)
    service.faults.replace(scenario.faults)
    return DemoLoaded(key=key, email=person.email, now=show(now_ms), receipt_capability=capability)


def make(service: Service, person: Person) -> None:
    """Make a person afresh; faults, capabilities and policy stay as they are."""
    _fill(service, person, scenario_of(person.scenario, service.heavy_calls).fill, None)


def load_if_absent(service: Service, key: str) -> None:
    """Make the person of a scenario unless there is one: what choosing somebody on the sign-in page needs."""
    person = person_of(key)
    if person is not None and not _known(service, person):
        make(service, person)


def _known(service: Service, person: Person) -> bool:
    with service.database.read() as connection:
        wanted = select(accounts.c.id).where(accounts.c.id == person.account_id)
        return connection.execute(wanted).first() is not None


def _fill(service: Service, person: Person, fill: Fill, scenario: Scenario | None) -> tuple[int, str | None]:
    now_ms = service.clock.now_ms()
    with service.database.write() as connection:
        copies = select(exports.c.id).where(exports.c.account_id == person.account_id)
        archives = set(connection.execute(copies).scalars())
        if scenario is not None:
            # What has happened so far happened under the first version.
            put_in_force(connection, VERSION)
        fill(connection, service.origin, person, now_ms)
        archives -= set(connection.execute(copies).scalars())
        if scenario is not None:
            put_in_force(connection, scenario.policy)
            call_details.announce(connection, scenario.capabilities)
        capability = _capability(connection, person)
    for export_id in archives:
        archive_path(service, export_id).unlink(missing_ok=True)
    return now_ms, capability


def _capability(connection: Connection, person: Person) -> str | None:
    """What opens the receipts of a deletion that a scenario has made."""
    mine = select(deletions.c.id, deletions.c.grace_days).where(deletions.c.account_id == person.account_id)
    row = connection.execute(mine).first()
    if row is None:
        return None
    return deletion_secrets.derive(connection, row.id, row.grace_days).receipt_capability
