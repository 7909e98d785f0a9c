"""`GET /v1/data-map`: everything the service holds, and how much of it is about who asks (contract DA-1 to DA-3)."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from sqlalchemy import Connection

from dijo_desktop.contract.data_map import KEYS, DataMap, Mine, Purpose, Row, RowDeletion
from dijo_desktop.demo import terms
from dijo_desktop.demo.caller import Caller, anyone
from dijo_desktop.demo.data_map_rules import BASIS_OF, INTEREST_OF, RECIPIENTS, RULES, rights_for
from dijo_desktop.demo.etags import answer
from dijo_desktop.demo.held_records import HeldRecords
from dijo_desktop.demo.policy_text import how, read_policy, section_of
from dijo_desktop.demo.service_info import PUBLIC
from dijo_desktop.demo.state import Service

_ALWAYS_THERE = "account"


def data_map(connection: Connection | None, account_id: str | None) -> DataMap:
    """The map, with counts if an account is given."""
    records = HeldRecords(connection, account_id) if connection is not None and account_id is not None else None
    return DataMap(
        policy_version=read_policy().version,
        purposes=tuple(_purpose(key, basis, known=records is not None) for key, basis in BASIS_OF.items()),
        recipients=RECIPIENTS,
        rows=tuple(_row(key, records.mine(key) if records and key in RULES else None) for key in KEYS),
    )


@get("/v1/data-map", guards=[anyone("privacy:read")], sync_to_thread=True)
def read_data_map(
    service: NamedDependency[Service], caller: NamedDependency[Caller | None], request: Request[Any, Any, Any]
) -> Response[bytes]:
    """The map; with a token also how much is held about its account."""
    if caller is None:
        return answer(request, data_map(None, None), cache=PUBLIC)
    with service.database.read() as connection:
        return answer(request, data_map(connection, caller.account_id))


def _purpose(key: str, basis: str, *, known: bool) -> Purpose:
    return Purpose(
        key=key,
        policy_section="4",
        legal_basis=basis,
        interest=INTEREST_OF.get(key),
        rights=rights_for(basis),
        objected=False if known else None,
    )


def _row(key: str, mine: Mine | None) -> Row:
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
        sources=(source,) if capability in (_ALWAYS_THERE, *terms.CAPABILITIES) else (),
        purposes=rule.purposes,
        legal_basis=rule.legal_basis,
        recipients=rule.recipients,
        retention=rule.retention,
        deletion=RowDeletion(action=rule.action, fields_kept=rule.kept.fields if rule.kept else ()),
        export_path=f"data/{key}-*.ndjson",
        restricted=None if mine is None else False,
        mine=mine,
    )


HANDLERS = (read_data_map,)
