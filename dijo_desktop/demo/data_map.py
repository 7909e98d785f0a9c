"""`GET /v1/data-map`: everything the service holds, and how much of it is about who asks (contract DA-1 to DA-3)."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from sqlalchemy import Column, Connection, select

from dijo_desktop.contract.data_map import KEYS, DataMap, Mine, Purpose, Row, RowDeletion
from dijo_desktop.demo import terms, undeclared
from dijo_desktop.demo.caller import Caller, anyone
from dijo_desktop.demo.data_map_rules import BASIS_OF, INTEREST_OF, RECIPIENTS, RULES, rights_for
from dijo_desktop.demo.etags import answer
from dijo_desktop.demo.held_records import HeldRecords
from dijo_desktop.demo.policy_text import how, section_of
from dijo_desktop.demo.policy_versions import in_force
from dijo_desktop.demo.request_tables import objected_purposes, restricted_keys
from dijo_desktop.demo.service_info import PUBLIC
from dijo_desktop.demo.state import Service

_ALWAYS_THERE = ("account", "policy")


def data_map(connection: Connection, account_id: str | None) -> DataMap:
    """The map, with counts if an account is given."""
    records = None if account_id is None else HeldRecords(connection, account_id)
    objected = _named(connection, objected_purposes.c.purpose, account_id)
    restricted = _named(connection, restricted_keys.c.key, account_id)
    return DataMap(
        policy_version=in_force(connection).version,
        purposes=tuple(_purpose(key, basis, key in objected if records else None) for key, basis in BASIS_OF.items()),
        recipients=RECIPIENTS,
        rows=(
            *(
                _row(key, records.mine(key) if records and key in RULES else None, restricted=key in restricted)
                for key in KEYS
            ),
            *undeclared.rows(connection, account_id),
        ),
    )


@get("/v1/data-map", guards=[anyone("privacy:read")], sync_to_thread=True)
def read_data_map(
    service: NamedDependency[Service], caller: NamedDependency[Caller | None], request: Request[Any, Any, Any]
) -> Response[bytes]:
    """The map; with a token also how much is held about its account."""
    with service.database.read() as connection:
        shown = data_map(connection, None if caller is None else caller.account_id)
    return answer(request, shown, cache=PUBLIC) if caller is None else answer(request, shown)


def _named(connection: Connection, column: Column[str], account_id: str | None) -> frozenset[str]:
    """What an account has objected to, or had restricted."""
    mine = select(column).where(column.table.c.account_id == account_id)
    return frozenset(connection.execute(mine).scalars()) if account_id is not None else frozenset()


def _purpose(key: str, basis: str, objected: bool | None) -> Purpose:
    return Purpose(
        key=key,
        policy_section="4",
        legal_basis=basis,
        interest=INTEREST_OF.get(key),
        rights=rights_for(basis),
        objected=objected,
    )


def _row(key: str, mine: Mine | None, *, restricted: bool) -> Row:
    rule = RULES.get(key)
    if rule is None:
        return Row(
            key=key,
            policy_section=section_of(key),
            declared=how(key),
            held=False,
            sources=(),
            purposes=(),
            legal_basis=(),
            recipients=(),
            retention=None,
            deletion=None,
            export_path=None,
            restricted=None,
            mine=None,
        )
    capability, source = rule.source
    return Row(
        key=key,
        policy_section=section_of(key),
        declared=how(key),
        held=True,
        sources=(source,) if capability in (*_ALWAYS_THERE, *terms.CAPABILITIES) else (),
        purposes=rule.purposes,
        legal_basis=rule.legal_basis,
        recipients=rule.recipients,
        retention=rule.retention,
        deletion=RowDeletion(action=rule.action, fields_kept=rule.kept.fields if rule.kept else ()),
        export_path=f"data/{key}-*.ndjson",
        restricted=None if mine is None else restricted,
        mine=mine,
    )


HANDLERS = (read_data_map,)
