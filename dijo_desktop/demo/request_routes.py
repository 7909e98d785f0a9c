"""`/v1/privacy-requests*`: file a request, watch it, write about it, withdraw it (policy 8, contract 6.4)."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, RawBody
from sqlalchemy import Connection, select

from dijo_desktop.contract.oauth import STEP_UP_MAX_AGE
from dijo_desktop.contract.request_details import STEP_UP_TYPES, TYPES, NewMessage, NewRequest
from dijo_desktop.contract.requests import Messages, PrivacyRequests
from dijo_desktop.demo import query, request_answers, request_book
from dijo_desktop.demo.bodies import decoded
from dijo_desktop.demo.caller import Caller, require_fresh, signed_in
from dijo_desktop.demo.data_tables import receipts
from dijo_desktop.demo.etags import answer
from dijo_desktop.demo.idempotency import Kept, idempotency_key
from dijo_desktop.demo.paging import Binding, page_limit
from dijo_desktop.demo.problems import ProblemError, field_error
from dijo_desktop.demo.receipt_list import JOSE
from dijo_desktop.demo.request_desk import Desk
from dijo_desktop.demo.request_filing import file
from dijo_desktop.demo.state import Service
from dijo_desktop.demo.tables import sessions
from dijo_desktop.domain.instants import parse
from dijo_desktop.domain.request_states import STATUSES

_Request = Request[Any, Any, Any]
_READ = [signed_in("privacy:read")]
_WRITE = [signed_in("privacy:write")]
_PATH = "/v1/privacy-requests"


@post(_PATH, guards=_WRITE, status_code=201, sync_to_thread=True)
def file_request(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request: _Request, body: RawBody
) -> Response[bytes]:
    """File one; what hands out or erases data needs a fresh sign-in (SI-27)."""
    wanted = decoded(body, NewRequest)
    for name, text in (("from", wanted.scope.from_), ("to", wanted.scope.to)):
        _check_instant(text, f"/scope/{name}")
    if wanted.details.__struct_config__.tag in STEP_UP_TYPES:
        require_fresh(service, caller)
    idempotency_key(request)

    def work(connection: Connection) -> Kept:
        made = file(connection, service.origin, caller, wanted, body, service.clock.now_ms())
        return Kept(status=201, body=msgspec.json.encode(made), headers={"Location": f"{_PATH}/{made.id}"})

    return service.idempotency.once(request, caller.account_id, body, work)


@get(_PATH, guards=_READ, sync_to_thread=True)
def list_requests(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request: _Request
) -> Response[bytes]:
    """A page of requests, newest first."""
    limit = page_limit(request)
    allowed = {"status": STATUSES, "type": TYPES}
    filters = {
        name: query.one_of(request, name, allowed[name], "") for name in allowed if name in request.query_params
    }
    binding = Binding(caller.account_id, _PATH, filters)
    after = _after(service, request, binding)
    with service.database.read() as connection:
        found = request_book.newest_first(connection, caller.account_id, filters, after, limit + 1)
    page = tuple(found[:limit])
    following = None
    if len(found) > limit:
        following = service.cursors.make(binding, [parse(page[-1].received_at), page[-1].id])
    return _json(PrivacyRequests(items=page, next_cursor=following, limit=limit))


@get(f"{_PATH}/{{request_id:str}}", guards=_READ, sync_to_thread=True)
def read_request(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request: _Request, request_id: FromPath[str]
) -> Response[bytes]:
    """One request."""
    with service.database.read() as connection:
        held = request_book.find(connection, caller.account_id, request_id)
    return answer(request, held.request)


@get(f"{_PATH}/{{request_id:str}}/receipt", guards=_READ, media_type=JOSE, sync_to_thread=True)
def read_request_receipt(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request_id: FromPath[str]
) -> Response[bytes]:
    """The newest receipt about a request, exactly as it was signed."""
    with service.database.read() as connection:
        request_book.find(connection, caller.account_id, request_id)
        mine = receipts.c.account_id == caller.account_id, receipts.c.about == request_id
        newest = select(receipts.c.jws).where(*mine).order_by(receipts.c.n.desc()).limit(1)
        jws = connection.execute(newest).scalar()
    if jws is None:
        raise ProblemError("not-found")
    return Response(jws, headers={"Cache-Control": "private, no-store"}, media_type=JOSE)


@get(f"{_PATH}/{{request_id:str}}/messages", guards=_READ, sync_to_thread=True)
def list_messages(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request: _Request, request_id: FromPath[str]
) -> Response[bytes]:
    """A page of what was written, newest first."""
    limit = page_limit(request)
    binding = Binding(caller.account_id, f"{_PATH}/{request_id}/messages")
    with service.database.read() as connection:
        request_book.find(connection, caller.account_id, request_id)
        after = _after(service, request, binding)
        found = request_book.messages(connection, request_id, after=after, limit=limit + 1)
    page = tuple(found[:limit])
    following = service.cursors.make(binding, [parse(page[-1].at), page[-1].id]) if len(found) > limit else None
    return _json(Messages(items=page, next_cursor=following, limit=limit))


@post(f"{_PATH}/{{request_id:str}}/messages", guards=_WRITE, status_code=201, sync_to_thread=True)
def write_message(
    service: NamedDependency[Service],
    caller: NamedDependency[Caller],
    request: _Request,
    request_id: FromPath[str],
    body: RawBody,
) -> Response[bytes]:
    """Write about a request; if the service waits for something, this is the answer."""
    wanted = decoded(body, NewMessage)
    idempotency_key(request)

    def work(connection: Connection) -> Kept:
        held = request_book.find(connection, caller.account_id, request_id)
        desk = Desk(connection, service.origin, service.clock.now_ms())
        identified = _identified(connection, service, caller)
        message = request_answers.write(desk, held, wanted.text, identified=identified)
        return Kept(status=201, body=msgspec.json.encode(message))

    return service.idempotency.once(request, caller.account_id, body, work)


@post(f"{_PATH}/{{request_id:str}}/withdrawal", guards=_WRITE, status_code=200, sync_to_thread=True)
def withdraw_request(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request_id: FromPath[str]
) -> Response[bytes]:
    """Take a request back."""
    with service.database.write() as connection:
        held = request_book.find(connection, caller.account_id, request_id)
        withdrawn = request_answers.withdraw(Desk(connection, service.origin, service.clock.now_ms()), held)
    return _json(withdrawn)


def _identified(connection: Connection, service: Service, caller: Caller) -> bool:
    """Whether the person signed in with a browser on this computer a moment ago."""
    grant = connection.execute(select(sessions.c.grant).where(sessions.c.id == caller.session_id)).scalar()
    age_ms = service.clock.real_ms() - caller.authenticated_at
    return grant == "authorization_code" and age_ms <= STEP_UP_MAX_AGE * 1000


def _after(service: Service, request: _Request, binding: Binding) -> tuple[int, str] | None:
    cursor = request.query_params.get("cursor")
    if cursor is None:
        return None
    position = service.cursors.read(binding, cursor)
    return int(position[0] or 0), str(position[1])


def _check_instant(text: str | None, pointer: str) -> None:
    try:
        if text is not None:
            parse(text)
    except ValueError:
        raise field_error(pointer, "not_an_instant") from None


def _json(value: msgspec.Struct) -> Response[bytes]:
    headers = {"Cache-Control": "private, no-store"}
    return Response(msgspec.json.encode(value), headers=headers, media_type="application/json")


HANDLERS = (
    file_request,
    list_requests,
    read_request,
    read_request_receipt,
    list_messages,
    write_message,
    withdraw_request,
)
