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
    _person("deletion-scheduled", "leaving", 0x7D45_0E93_62A8, "The account goes in 3 days"),
    _person("policy-changed", "changed", 0x8E56_1FA4_73B9, "A new privacy policy is in force"),
    _person("request-overdue", "waiting", 0x9F67_20B5_84CA, "A privacy request was not answered in time"),
    _person("undeclared-data", "watched", 0xA078_31C6_95DB, "More is held than the policy says"),
    _person("token-theft", "copied", 0xB189_42D7_A6EC, "Somebody else used this sign-in"),
)
"""Everybody who can sign in, in the order of the sign-in page."""

LEFT = _person("deleted-retained", "left", 0xC29A_53E8_B7FD, "Deleted; what the law keeps is still there")
"""Whose account is gone: nobody can sign in as them."""

_SAME_PERSON = dict.fromkeys(("slow", "offline", "faulty", "call-details"), "everyday")
"""Scenarios that are about somebody else's person."""


def person_of(scenario: str) -> Person | None:
    """The person a scenario is about."""
    wanted = _SAME_PERSON.get(scenario, scenario)
    return next((person for person in (*PEOPLE, LEFT) if person.scenario == wanted), None)


def person_with(email: str) -> Person | None:
    """The person with an e-mail address, whatever its case."""
    wanted = email.casefold()
    return next((person for person in PEOPLE if person.email.casefold() == wanted), None)


def person_named(account_id: str) -> Person | None:
    """The person with an account id."""
    return next((person for person in PEOPLE if person.account_id == account_id), None)
