"""Filing a request: what may be asked for, what is asked already, and what is granted at once (PR-1)."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from dijo_desktop.contract import request_details as asked
from dijo_desktop.contract.requests import Identity, PrivacyRequest, RequestLinks, RequestScope, TimelineEntry
from dijo_desktop.demo import request_book, request_clock, request_steps, terms
from dijo_desktop.demo.archive_writer import portable
from dijo_desktop.demo.caller import Caller
from dijo_desktop.demo.consent_book import ConsentBook
from dijo_desktop.demo.data_map_rules import BASIS_OF, RULES
from dijo_desktop.demo.ids import new_id
from dijo_desktop.demo.problems import ProblemError
from dijo_desktop.demo.request_desk import Desk
from dijo_desktop.demo.tables import sessions
from dijo_desktop.domain.instants import parse, show

_WHOLE_ACCOUNT = ("account.email", "account.identifier")
"""Nothing is left of an account without them."""


def file(
    connection: Connection, origin: str, caller: Caller, wanted: asked.NewRequest, body: bytes, now_ms: int
) -> PrivacyRequest:
    """Take a request in, or refuse to."""
    details = wanted.details
    _refuse_second(connection, caller.account_id, details)
    _refuse_impossible(connection, caller.account_id, details)
    scope = wanted.scope
    if scope.from_ is not None and scope.to is not None and parse(scope.from_) >= parse(scope.to):
        raise ProblemError("unprocessable", "The time ends before it begins.")
    _refuse_eleventh(connection, caller.account_id, now_ms)
    request = _new(connection, caller, wanted, now_ms)
    desk = Desk(connection, origin, now_ms)
    digest = hashlib.sha256(body).hexdigest()
    if not isinstance(details, asked.ConsentWithdrawalDetails):
        plan = request_steps.first_plan(request.type, now_ms)
        return desk.receive(caller.account_id, request, digest, plan).request
    held = desk.receive(caller.account_id, request, digest, None)
    book = ConsentBook(connection, origin, caller.account_id)
    book.change(details.purpose, "withdrawn", now_ms, via=caller.client, request_sha256=digest)
    return desk.move(held, "fulfilled", "Withdrawn.").request


def _new(connection: Connection, caller: Caller, wanted: asked.NewRequest, now_ms: int) -> PrivacyRequest:
    request_id = new_id("pr", now_ms)
    plain: dict[str, Any] = msgspec.to_builtins(wanted.details)
    grant = connection.execute(select(sessions.c.grant).where(sessions.c.id == caller.session_id)).scalar()
    # Who signed in by typing a code elsewhere was never seen at this computer.
    known = grant != "device_code" or plain["type"] == "consent_withdrawal"
    return PrivacyRequest(
        id=request_id,
        type=plain["type"],
        status="received",
        status_reason=None,
        channel="api",
        received_at=show(now_ms),
        scope=RequestScope(from_=wanted.scope.from_, to=wanted.scope.to),
        details=plain,
        identity=Identity(verified_at=show(now_ms) if known else None, method="signed_in_session"),
        clock=request_clock.begun(plain["type"], wanted.regime, now_ms),
        timeline=(TimelineEntry(at=show(now_ms), status="received", text="Request received."),),
        action_required=None,
        withdrawable=True,
        outcome=None,
        links=RequestLinks(export=None, receipt=f"/v1/privacy-requests/{request_id}/receipt"),
    )


def _refuse_second(connection: Connection, account_id: str, details: asked.Details) -> None:
    for other in request_book.open_ones(connection, account_id):
        if request_book.says_the_same(other, details):
            raise ProblemError("request-already-open", existing=other)


def _refuse_impossible(connection: Connection, account_id: str, details: asked.Details) -> None:
    match details:
        case asked.RectificationDetails():
            _held((details.key,))
            if details.key == "account.email":
                raise ProblemError("unprocessable", "The address is changed with PATCH /v1/account.")
        case asked.ObjectionDetails():
            if _basis(details.purpose) != "legitimate_interests":
                raise ProblemError("unprocessable", "This purpose does not rest on legitimate interests.")
        case asked.ConsentWithdrawalDetails():
            if _basis(details.purpose) != "consent":
                raise ProblemError("not-consent-based", "This purpose does not rest on consent.")
        case asked.ComplaintDetails():
            if details.related_request_id is not None:
                _known(connection, account_id, details.related_request_id)
        case _:
            _held(details.keys or ())
            _refuse_keys(details)


def _refuse_keys(details: asked.Details) -> None:
    if isinstance(details, asked.ErasureDetails):
        keys = set(details.keys)
        if keys >= set(RULES) or not keys.isdisjoint(_WHOLE_ACCOUNT):
            raise ProblemError("use-account-deletion", "That is the whole account: POST /v1/account/deletion.")
    if isinstance(details, asked.PortabilityDetails):
        for key in details.keys:
            if not portable(key):
                raise ProblemError("unprocessable", f"{key} is not subject to portability.")


def _held(keys: tuple[str, ...]) -> None:
    for key in keys:
        if key not in RULES:
            raise ProblemError("unprocessable", f"{key} is not held.")


def _basis(purpose: str) -> str:
    if purpose not in BASIS_OF:
        raise ProblemError("unprocessable", f"{purpose} is no purpose of this service.")
    return BASIS_OF[purpose]


def _known(connection: Connection, account_id: str, request_id: str) -> None:
    try:
        request_book.find(connection, account_id, request_id)
    except ProblemError:
        raise ProblemError("unprocessable", "There is no such request to complain about.") from None


def _refuse_eleventh(connection: Connection, account_id: str, now_ms: int) -> None:
    count, oldest = request_book.filed_since(connection, account_id, now_ms - terms.DAY_MS)
    if count >= terms.REQUESTS_PER_DAY and oldest is not None:
        next_ms = oldest + terms.DAY_MS
        wait = str(max(1, -((now_ms - next_ms) // 1000)))
        raise ProblemError("quota-exceeded", headers={"Retry-After": wait}, next_allowed_at=show(next_ms))
