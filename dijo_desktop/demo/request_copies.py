"""Copies that answer requests of access and portability: export jobs that belong to a request."""

from __future__ import annotations

import msgspec
from sqlalchemy import ColumnElement, Connection, exists, insert, select

from dijo_desktop.contract.request_details import AccessDetails, PortabilityDetails
from dijo_desktop.contract.requests import PrivacyRequest
from dijo_desktop.demo import request_book
from dijo_desktop.demo.data_map_rules import RULES
from dijo_desktop.demo.data_tables import exports, privacy_requests
from dijo_desktop.demo.export_jobs import ACTIVE
from dijo_desktop.demo.held_records import HeldRecords
from dijo_desktop.demo.ids import new_id
from dijo_desktop.demo.request_outcome import Decision, granted, partly
from dijo_desktop.domain.instants import parse

MANY_RECORDS = 20_000
"""From so many on the service may ask what exactly is meant (UK GDPR recital 63)."""


def keys_of(request: PrivacyRequest) -> tuple[str, ...]:
    """The keys a copy has, in the order of the data map."""
    details = request_book.details_of(request)
    wanted = details.keys if isinstance(details, AccessDetails | PortabilityDetails) else ()
    return tuple(RULES) if wanted is None else tuple(key for key in RULES if key in wanted)


def is_vast(connection: Connection, account_id: str, request: PrivacyRequest) -> bool:
    """Whether somebody wants everything of all time, and that is a lot."""
    if request.type != "access" or request.scope.from_ is not None or request.scope.to is not None:
        return False
    records = HeldRecords(connection, account_id)
    return sum(records.extent(key)[0] for key in keys_of(request)) > MANY_RECORDS


def start_copy(connection: Connection, account_id: str, request: PrivacyRequest, now_ms: int) -> str:
    """Queue the job; its thread is started after the transaction."""
    export_id = new_id("exp", now_ms)
    connection.execute(
        insert(exports).values(
            id=export_id,
            account_id=account_id,
            kind=request.type,
            status="queued",
            categories=msgspec.json.encode(keys_of(request)),
            formats=b'["ndjson","csv"]',
            from_ms=None if request.scope.from_ is None else parse(request.scope.from_),
            to_ms=None if request.scope.to is None else parse(request.scope.to),
            created_ms=now_ms,
            privacy_request_id=request.id,
        )
    )
    return export_id


def outcome_of(connection: Connection, request: PrivacyRequest) -> Decision | None:
    """What came of the copy of a request; `None` if there is none any more, or it failed."""
    export_id = (request.links.export or "").rpartition("/")[2]
    row = connection.execute(select(exports).where(exports.c.id == export_id)).first()
    if row is None or row.status not in ("ready", "expired"):
        return None
    if request.type == "access" and row.omissions:
        reason = "The copy is not complete; its manifest names what is missing and why."
        return partly(request, "The copy is ready, with gaps.", reason, "UK GDPR Art 15(4)")
    return granted("The copy is ready.")


def waits_for_copy() -> ColumnElement[bool]:
    """The requests that can do nothing now: another copy is being made, or their own is not finished."""
    under_way = exports.c.status.in_(ACTIVE)
    other = exists().where(exports.c.account_id == privacy_requests.c.account_id, under_way)
    own = exists().where(exports.c.privacy_request_id == privacy_requests.c.id, under_way)
    step = privacy_requests.c.next_step
    return ((step == "copy") & other) | ((step == "collect") & own)
