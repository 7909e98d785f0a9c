"""Who may be chosen on the sign-in pages, and what the scopes mean in plain words."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, select

from dijo_desktop.demo import scenarios
from dijo_desktop.demo.oauth_signins import SignInLost
from dijo_desktop.demo.people import PEOPLE, Person, person_named
from dijo_desktop.demo.state import Service
from dijo_desktop.demo.tables import accounts

RIGHTS = {
    "account:read": "see your account and where you are signed in",
    "account:write": "change your e-mail address, end sessions, cancel a deletion",
    "calls:read": "see your calls",
    "activity:read": "see your log-ins, activity and payments",
    "privacy:read": "see your consents, your privacy requests and what is held about you",
    "privacy:write": "change your consents and send privacy requests",
    "exports": "save copies of your data",
    "account:delete": "delete your account",
}
"""The scopes in plain words."""


def people(connection: Connection) -> list[Person]:
    """Everybody whose account was not deleted, with the address they have now."""
    known = {row.id: row for row in connection.execute(select(accounts.c.id, accounts.c.email, accounts.c.state))}
    found = []
    for person in PEOPLE:
        row = known.get(person.account_id)
        if row is None:
            found.append(person)
        elif row.state != "deleted":
            found.append(replace(person, email=row.email))
    return found


def hinted(hint: str, among: list[Person]) -> Person | None:
    """The person a `login_hint` means: an account id, or an address in any case."""
    wanted = hint.casefold()
    found = (person for person in among if hint == person.account_id or wanted == person.email.casefold())
    return next(found, None)


def choose(service: Service, account_id: str) -> Person:
    """The person of a form; their data is made the first time somebody is them."""
    person = person_named(account_id)
    if person is None:
        raise SignInLost
    with service.database.read() as connection:
        state = connection.execute(select(accounts.c.state).where(accounts.c.id == account_id)).scalar()
    if state == "deleted":
        raise SignInLost
    if state is None:
        scenarios.make(service, person)
    return person
