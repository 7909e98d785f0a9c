"""The people of the demo: who can be chosen on the sign-in page. None of them exists; no password does either."""

from __future__ import annotations

from dataclasses import dataclass

from dijo_desktop.demo.ids import base32


@dataclass(frozen=True)
class Person:
    """One demo person: the scenario that is about them, their address and a line for the sign-in page."""

    scenario: str
    email: str
    account_id: str
    summary: str


def _person(scenario: str, name: str, number: int, summary: str) -> Person:
    # The account id must outlive a reset: a program that was signed in finds the same account again.
    account_id = f"acc_01JD7Z4M8Q{base32(number, 16)}"
    return Person(scenario=scenario, email=f"{name}@demo.example", account_id=account_id, summary=summary)


PEOPLE = (
    _person("everyday", "ordinary", 0x4F1D_2C63_9A77, "About 660 calls in 20 months, payments, consents, requests"),
    _person("empty", "new", 0x5B20_7E11_0C45, "Just signed up: nothing yet"),
    _person("heavy", "heavy", 0x6C34_9D28_B1F2, "1,000,000 calls in 4 years, two currencies"),
)
"""Everybody, in the order of the sign-in page."""


def person_of(scenario: str) -> Person | None:
    """The person a scenario is about."""
    return next((person for person in PEOPLE if person.scenario == scenario), None)


def person_with(email: str) -> Person | None:
    """The person with an e-mail address, whatever its case."""
    wanted = email.casefold()
    return next((person for person in PEOPLE if person.email.casefold() == wanted), None)


def person_named(account_id: str) -> Person | None:
    """The person with an account id."""
    return next((person for person in PEOPLE if person.account_id == account_id), None)
