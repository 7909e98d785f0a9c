"""What scenario `undeclared-data` holds beyond its policy: four findings for a client (contract CO-24)."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from sqlalchemy import Connection, select

from dijo_desktop.contract.account import Account
from dijo_desktop.contract.data_map import Mine, Row, RowDeletion
from dijo_desktop.contract.records import TechnicalRecord
from dijo_desktop.demo import call_details
from dijo_desktop.demo.call_json import CallRow
from dijo_desktop.demo.data_map_rules import Rule
from dijo_desktop.demo.people import person_of
from dijo_desktop.demo.policy_text import section_of
from dijo_desktop.demo.tables import accounts
from dijo_desktop.domain.instants import show

LOCATION = "technical.location"
RULE = Rule(("improvement",), ("analytics_providers",), ("sessions", ""))


class ScoredAccount(Account, frozen=True, kw_only=True):
    """An account with a number that no policy names."""

    risk_score: int


def watched(account_id: str) -> bool:
    """Whether this is the person of that scenario."""
    person = person_of("undeclared-data")
    return person is not None and person.account_id == account_id


def account(plain: Account) -> Account:
    """The account as it is sent."""
    if not watched(plain.id):
        return plain
    return ScoredAccount(**{name: getattr(plain, name) for name in Account.__struct_fields__}, risk_score=37)


def call_members(connection: Connection, account_id: str) -> Callable[[CallRow], str] | None:
    """Members of calls beyond date, duration and cost: announced ones, and `peer` where it is not announced."""
    names = call_details.announced(connection)
    return call_details.members((*names, call_details.PEER) if watched(account_id) else names)


def rows(connection: Connection | None, account_id: str | None) -> tuple[Row, ...]:
    """Rows of the data map that the policy does not know."""
    if connection is None or account_id is None or not watched(account_id):
        return ()
    seen = location(connection, account_id)
    return (
        Row(
            key=LOCATION,
            policy_section=section_of(LOCATION),
            declared="implied",
            held=True,
            sources=(),
            purposes=RULE.purposes,
            legal_basis=RULE.legal_basis,
            recipients=RULE.recipients,
            retention=RULE.retention,
            deletion=RowDeletion(action=RULE.action, fields_kept=()),
            export_path=f"data/{LOCATION}-*.ndjson",
            restricted=False,
            mine=Mine(count=1, oldest_at=seen.first_seen_at, newest_at=seen.last_seen_at, retained_until=None),
        ),
    )


def lines(connection: Connection, account_id: str) -> list[bytes]:
    """The records of `technical.location` in a copy; none for anybody else."""
    return [msgspec.json.encode(location(connection, account_id))] if watched(account_id) else []


def location(connection: Connection, account_id: str) -> TechnicalRecord:
    """Where the person is thought to be since they signed up."""
    created = select(accounts.c.created_at_ms).where(accounts.c.id == account_id)
    at = show(connection.execute(created).scalar_one())
    return TechnicalRecord(value="London, GB", first_seen_at=at, last_seen_at=at, session_ids=())
