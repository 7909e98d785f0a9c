"""`/v1/consents*`: read and change what is processed by consent (contract CN-1 to CN-3, CO-14)."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
from litestar import Request, Response, get, put
from litestar.di import NamedDependency
from litestar.params import FromPath, RawBody
from sqlalchemy import select

from dijo_desktop.contract.consents import ConsentChange, ConsentHistory
from dijo_desktop.demo import gpc_signal, policy_versions
from dijo_desktop.demo.account import account_of
from dijo_desktop.demo.bodies import decoded
from dijo_desktop.demo.caller import Caller, signed_in
from dijo_desktop.demo.consent_book import PURPOSES, ConsentBook
from dijo_desktop.demo.data_map_rules import BASIS_OF
from dijo_desktop.demo.data_tables import consent_events
from dijo_desktop.demo.etags import answer, require_match
from dijo_desktop.demo.paging import Binding, page_limit
from dijo_desktop.demo.problems import ProblemError
from dijo_desktop.demo.record_shapes import consent_event_of
from dijo_desktop.demo.state import Service

_Request = Request[Any, Any, Any]
_READ = [signed_in("privacy:read")]
_HISTORY = "/v1/consents/history"


@get("/v1/consents", guards=_READ, sync_to_thread=True)
def list_consents(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request: _Request
) -> Response[bytes]:
    """Every purpose that rests on consent."""
    gpc_signal.honour(service, caller, request)
    with service.database.read() as connection:
        return answer(request, ConsentBook(connection, service.origin, caller.account_id).all())


@get("/v1/consents/{purpose:str}", guards=_READ, sync_to_thread=True)
def read_consent(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request: _Request, purpose: FromPath[str]
) -> Response[bytes]:
    """One purpose; its ETag is what a change needs."""
    gpc_signal.honour(service, caller, request)
    with service.database.read() as connection:
        return answer(request, ConsentBook(connection, service.origin, caller.account_id).one(purpose))


@put("/v1/consents/{purpose:str}", guards=[signed_in("privacy:write")], sync_to_thread=True)
def change_consent(
    service: NamedDependency[Service],
    caller: NamedDependency[Caller],
    request: _Request,
    purpose: FromPath[str],
    body: RawBody,
) -> Response[bytes]:
    """Give, refuse or withdraw; each change yields a receipt."""
    change = decoded(body, ConsentChange)
    if purpose not in BASIS_OF:
        raise ProblemError("not-found")
    gpc_signal.honour(service, caller, request)
    with service.database.write() as connection:
        book = ConsentBook(connection, service.origin, caller.account_id)
        _check(request, book, purpose, change, policy_versions.in_force(connection).version)
        if change.state == "given" and account_of(connection, caller.account_id).state == "deletion_scheduled":
            raise ProblemError("deletion-scheduled", "The account is about to be deleted.")
        if book.one(purpose).state != change.state or change.state != "given":
            book.change(
                purpose,
                change.state,
                service.clock.now_ms(),
                via=caller.client,
                notice_version=change.notice_version,
                request_sha256=hashlib.sha256(body).hexdigest(),
            )
        changed = book.one(purpose)
    return answer(request, changed)


@get(_HISTORY, guards=_READ, sync_to_thread=True)
def list_history(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request: _Request
) -> Response[bytes]:
    """Every change there was, newest first."""
    limit = page_limit(request)
    binding = Binding(caller.account_id, _HISTORY)
    gpc_signal.honour(service, caller, request)
    found = consent_events.c.account_id == caller.account_id
    if (cursor := request.query_params.get("cursor")) is not None:
        found &= consent_events.c.seq < int(service.cursors.read(binding, cursor)[0] or 0)
    with service.database.read() as connection:
        newest = select(consent_events).where(found).order_by(consent_events.c.seq.desc()).limit(limit + 1)
        rows = connection.execute(newest).all()
    page = rows[:limit]
    following = service.cursors.make(binding, [page[-1].seq]) if len(rows) > limit else None
    history = ConsentHistory(items=tuple(map(consent_event_of, page)), next_cursor=following, limit=limit)
    return Response(
        msgspec.json.encode(history),
        headers={"Cache-Control": "private, no-store"},
        media_type="application/json",
    )


def _check(request: _Request, book: ConsentBook, purpose: str, change: ConsentChange, notice: str) -> None:
    """428 and 412 come before 409 and 422 (CO-2)."""
    if purpose in PURPOSES:
        require_match(request, book.one(purpose))
    elif "if-match" not in request.headers:
        raise ProblemError("precondition-required", "Send If-Match.")
    else:
        raise ProblemError("not-consent-based", "This purpose does not rest on consent.")
    if change.notice_version != notice:
        raise ProblemError("policy-mismatch", "Another notice is in force.")


HANDLERS = (list_consents, read_consent, change_consent, list_history)
