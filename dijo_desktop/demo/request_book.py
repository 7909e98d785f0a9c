"""Privacy requests as they are kept: put, found, listed. A scenario puts requests in any state with `put`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, insert, select, tuple_

from dijo_desktop.contract.request_details import Details
from dijo_desktop.contract.requests import Message, PrivacyRequest
from dijo_desktop.demo.data_tables import privacy_requests as table
from dijo_desktop.demo.ids import new_id
from dijo_desktop.demo.problems import ProblemError
from dijo_desktop.demo.request_tables import request_messages
from dijo_desktop.domain.instants import parse, show
from dijo_desktop.domain.request_states import OPEN


@dataclass(frozen=True)
class Plan:
    """What the service does next about a request (`request_steps`), and when: demo time, UTC ms."""

    step: str
    at_ms: int


@dataclass(frozen=True)
class Held:
    """A request with what is not shown of it: whose it is, the hash of what was sent, what comes next."""

    account_id: str
    request: PrivacyRequest
    request_sha256: str | None = None
    plan: Plan | None = None


def put(
    connection: Connection,
    account_id: str,
    request: PrivacyRequest,
    *,
    plan: Plan | None = None,
    request_sha256: str | None = None,
) -> Held:
    """Keep a request as it is, in place of the one of its id. Without a plan nothing happens to it by itself."""
    held = Held(account_id, request, request_sha256, plan)
    values = {
        "account_id": account_id,
        "received_ms": parse(request.received_at),
        "type": request.type,
        "status": request.status,
        "request": msgspec.json.encode(request),
        "request_sha256": request_sha256,
        "next_step": None if plan is None else plan.step,
        "next_ms": None if plan is None else plan.at_ms,
    }
    # Not deleted and added again: messages hang on it.
    changed = table.update().where(table.c.id == request.id, table.c.account_id == account_id).values(values)
    if connection.execute(changed).rowcount == 0:
        connection.execute(insert(table).values(id=request.id, **values))
    return held


def find(connection: Connection, account_id: str, request_id: str) -> Held:
    """One request of an account, else 404."""
    # What is no identifier is not looked up: a NUL in it would be an error of the database.
    known = request_id.replace("_", "").isalnum()
    mine = table.c.id == request_id, table.c.account_id == account_id
    row = connection.execute(select(table).where(*mine)).first() if known else None
    if row is None:
        raise ProblemError("not-found")
    return held_of(row)


def held_of(row: Row[Any]) -> Held:
    """A request from its row."""
    plan = None if row.next_step is None or row.next_ms is None else Plan(row.next_step, row.next_ms)
    request = msgspec.json.decode(row.request, type=PrivacyRequest)
    return Held(row.account_id, request, row.request_sha256, plan)


def open_ones(connection: Connection, account_id: str) -> list[PrivacyRequest]:
    """Every request of an account that is not over, oldest first."""
    mine = table.c.account_id == account_id, table.c.status.in_(OPEN)
    rows = connection.execute(select(table).where(*mine).order_by(table.c.received_ms, table.c.id))
    return [held_of(row).request for row in rows]


def newest_first(
    connection: Connection, account_id: str, filters: dict[str, str], after: tuple[int, str] | None, limit: int
) -> list[PrivacyRequest]:
    """A page of requests; `filters` names a status or a type, `after` is where the page before ended."""
    found = table.c.account_id == account_id
    for name, value in filters.items():
        found &= table.c[name] == value
    if after is not None:
        found &= tuple_(table.c.received_ms, table.c.id) < after
    order = table.c.received_ms.desc(), table.c.id.desc()
    return [
        held_of(row).request for row in connection.execute(select(table).where(found).order_by(*order).limit(limit))
    ]


def filed_since(connection: Connection, account_id: str, since_ms: int) -> tuple[int, int | None]:
    """How many requests were filed after a moment, and when the first of them was."""
    mine = table.c.account_id == account_id, table.c.received_ms > since_ms
    count, oldest = connection.execute(select(func.count(), func.min(table.c.received_ms)).where(*mine)).one()
    return count, oldest


def details_of(request: PrivacyRequest) -> Details:
    """What a request says."""
    found: Details = msgspec.convert(request.details, Details)
    return found


def said(details: Details) -> bytes:
    """One spelling of what a request says: the order and repetition of keys make no difference."""
    plain: dict[str, Any] = msgspec.to_builtins(details)
    if isinstance(plain.get("keys"), list | tuple):
        plain["keys"] = sorted(set(plain["keys"]))
    return msgspec.json.encode(plain, order="sorted")


def says_the_same(request: PrivacyRequest, details: Details) -> bool:
    """Whether a request asks for what `details` ask for."""
    try:
        return said(details_of(request)) == said(details)
    except msgspec.ValidationError:
        return False


def write_message(
    connection: Connection, account_id: str, request_id: str, sender: str, text: str, at_ms: int, message_id: str = ""
) -> Message:
    """Keep what somebody wrote; `sender` is user or service."""
    newest = select(func.max(request_messages.c.at_ms)).where(request_messages.c.request_id == request_id)
    # What answers another message comes after it, also within one millisecond.
    at_ms = max(at_ms, (connection.execute(newest).scalar() or 0) + 1)
    message_id = message_id or new_id("msg", at_ms)
    connection.execute(
        insert(request_messages).values(
            id=message_id,
            account_id=account_id,
            request_id=request_id,
            at_ms=at_ms,
            sender=sender,
            text=text.encode(),
        )
    )
    return Message(id=message_id, at=show(at_ms), from_=sender, text=text)


def messages(
    connection: Connection, request_id: str, *, after: tuple[int, str] | None = None, limit: int | None = None
) -> list[Message]:
    """What was written about a request, newest first."""
    columns = request_messages.c
    found = columns.request_id == request_id
    if after is not None:
        found &= tuple_(columns.at_ms, columns.id) < after
    newest = select(request_messages).where(found).order_by(columns.at_ms.desc(), columns.id.desc()).limit(limit)
    return [
        Message(id=row.id, at=show(row.at_ms), from_=row.sender, text=bytes(row.text).decode())
        for row in connection.execute(newest)
    ]
