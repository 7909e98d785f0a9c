"""What the demo can be filled with: one scenario a person, the same each time (contract section 10)."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, select

from dijo_desktop.contract.demo import DemoLoaded
from dijo_desktop.demo.data_tables import exports
from dijo_desktop.demo.export_jobs import archive_path
from dijo_desktop.demo.people import Person, person_of
from dijo_desktop.demo.scenarios.everyday import fill_everyday
from dijo_desktop.demo.scenarios.filling import empty_account
from dijo_desktop.demo.scenarios.heavy import fill_heavy
from dijo_desktop.demo.state import Service
from dijo_desktop.demo.tables import accounts
from dijo_desktop.domain.instants import show

SCENARIOS: dict[str, Callable[[Connection, str, Person, int], None]] = {
    "everyday": fill_everyday,
    "empty": empty_account,
    "heavy": fill_heavy,
}
"""How the person of each scenario is made, from the service's address and the moment."""


def load(service: Service, key: str) -> DemoLoaded:
    """Make the person of a scenario afresh, as of the demo's now; other people stay. KeyError for an unknown key."""
    fill, person = SCENARIOS[key], person_of(key)
    if person is None:
        raise KeyError(key)
    now_ms = service.clock.now_ms()
    with service.database.write() as connection:
        copies = select(exports.c.id).where(exports.c.account_id == person.account_id)
        archives = list(connection.execute(copies).scalars())
        fill(connection, service.origin, person, now_ms)
    for export_id in archives:
        archive_path(service, export_id).unlink(missing_ok=True)
    return DemoLoaded(key=key, email=person.email, now=show(now_ms))


def load_if_absent(service: Service, key: str) -> None:
    """Make the person of a scenario unless there is one: what choosing somebody on the sign-in page needs."""
    person = person_of(key)
    with service.database.read() as connection:
        wanted = select(accounts.c.id).where(accounts.c.id == (person.account_id if person else ""))
        known = connection.execute(wanted).first() is not None
    if not known:
        load(service, key)
