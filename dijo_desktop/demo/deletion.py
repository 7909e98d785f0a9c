"""`/v1/account/deletion*` and `/v1/deletion-cancellations`: preview, ask, watch, change one's mind (policy 11)."""

from __future__ import annotations

import hmac
from typing import Any

import msgspec
from litestar import Request, Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import RawBody
from sqlalchemy import Connection, func, insert, select
from sqlalchemy import delete as delete_rows

from dijo_desktop.contract.deletion import Cancelled, CancelRequest, Deletion, DeletionRequest, Preview
from dijo_desktop.demo import deletion_book, deletion_plan, deletion_secrets, terms
from dijo_desktop.demo.bodies import decoded
from dijo_desktop.demo.caller import Access, Caller, anyone, signed_in, unauthenticated
from dijo_desktop.demo.data_tables import cancel_attempts, deletions, exports
from dijo_desktop.demo.export_jobs import ACTIVE, export_of
from dijo_desktop.demo.idempotency import Kept, idempotency_key
from dijo_desktop.demo.problems import ProblemError, field_error
from dijo_desktop.demo.state import Service
from dijo_desktop.demo.tables import accounts, sessions
from dijo_desktop.domain import countdown
from dijo_desktop.domain.instants import show

_Request = Request[Any, Any, Any]
_PATH = "/v1/account/deletion"
CODES_A_MINUTE = 5


@get(f"{_PATH}/preview", guards=[signed_in("account:read")], sync_to_thread=True)
def preview(service: NamedDependency[Service], caller: NamedDependency[Caller], request: _Request) -> Response[bytes]:
    """What a deletion would do if it were asked for now."""
    grace_days = _grace(request.query_params.get("grace_days", str(terms.GRACE_DAYS_DEFAULT)))
    now_ms = service.clock.now_ms()
    effective_ms = countdown.effective_ms(now_ms, grace_days)
    with service.database.read() as connection:
        active = connection.execute(
            select(exports).where(exports.c.account_id == caller.account_id, exports.c.status.in_(ACTIVE))
        ).first()
        alive = sessions.c.account_id == caller.account_id, sessions.c.ended_at_ms.is_(None)
        others = select(func.count()).where(*alive, sessions.c.id != caller.session_id)
        shown = Preview(
            grace_days=grace_days,
            effective_at=show(effective_ms),
            complete_by=countdown.complete_by(effective_ms).isoformat(),
            active_export=None if active is None else export_of(active, now_ms),
            other_sessions=connection.execute(others).scalar() or 0,
            effects=deletion_plan.effects(connection, caller.account_id, effective_ms),
        )
    return _json(shown)


@get(_PATH, guards=[signed_in("account:read")], sync_to_thread=True)
def read_deletion(service: NamedDependency[Service], caller: NamedDependency[Caller]) -> Response[bytes]:
    """The deletion that is on its way."""
    with service.database.read() as connection:
        row = deletion_book.pending(connection, caller.account_id)
    if row is None:
        raise ProblemError("not-found")
    return _json(deletion_book.deletion_of(row))


@post(_PATH, guards=[Access("account:delete", step_up=True, replayable=True)], sync_to_thread=True)
def schedule(
    service: NamedDependency[Service], caller: NamedDependency[Caller], request: _Request, body: RawBody
) -> Response[bytes]:
    """Schedule the deletion; its secrets are in this answer and its repetition only."""
    wanted = decoded(body, DeletionRequest)
    idempotency_key(request)

    def work(connection: Connection) -> Kept:
        if (row := deletion_book.pending(connection, caller.account_id)) is not None:
            raise ProblemError("deletion-already-scheduled", existing=deletion_book.deletion_of(row))
        state = connection.execute(select(accounts.c.state).where(accounts.c.id == caller.account_id)).scalar_one()
        if state == "deleted":  # the token is still good, but only to hear the first answer again (DE-3)
            raise unauthenticated(service, "account_deleted")
        if wanted.grace_days not in terms.GRACE_DAYS:
            raise ProblemError("unprocessable", f"Grace of {wanted.grace_days} days is not offered.")
        deletion = deletion_book.schedule(connection, service, caller, wanted, body)
        return Kept(status=202, body=msgspec.json.encode(deletion))

    def with_secrets(kept: Kept) -> Kept:
        deletion = msgspec.json.decode(kept.body, type=Deletion)
        with service.database.read() as connection:
            secrets = deletion_secrets.derive(connection, deletion.id, deletion.grace_days)
        return Kept(
            status=kept.status,
            body=msgspec.json.encode(msgspec.structs.replace(deletion, secrets=secrets)),
            headers=kept.headers,
        )

    return service.idempotency.once(request, caller.account_id, body, work, finished=with_secrets)


@delete(_PATH, guards=[signed_in("account:write")], status_code=200, sync_to_thread=True)
def cancel(service: NamedDependency[Service], caller: NamedDependency[Caller]) -> Response[bytes]:
    """Change one's mind before the grace is over."""
    with service.database.write() as connection:
        now_ms = service.clock.now_ms()
        row = deletion_book.pending(connection, caller.account_id)
        if row is None or row.status != "scheduled" or now_ms >= row.effective_ms:
            raise ProblemError("not-found")
        cancelled = deletion_book.cancel(connection, service.origin, row, now_ms)
    return _json(cancelled)


@post("/v1/deletion-cancellations", guards=[anyone()], status_code=200, sync_to_thread=True)
def cancel_by_code(service: NamedDependency[Service], request: _Request, body: RawBody) -> Response[bytes]:
    """Change one's mind from any computer, with the code that was shown once."""
    wanted = decoded(body, CancelRequest)
    _limit_tries(service, request.client.host if request.client else "")
    code_hash = deletion_secrets.code_hash(wanted.cancel_code)
    with service.database.write() as connection:
        now_ms = service.clock.now_ms()
        row = connection.execute(select(deletions).where(deletions.c.cancel_code_hash == code_hash)).first()
        if row is None or not hmac.compare_digest(row.cancel_code_hash, code_hash):
            raise ProblemError("not-found")
        if row.status != "scheduled" or now_ms >= row.effective_ms:
            raise ProblemError("gone", "The grace is over.")
        deletion_book.cancel(connection, service.origin, row, now_ms)
    return _json(Cancelled(status="cancelled", cancelled_at=show(now_ms)))


def _limit_tries(service: Service, address: str) -> None:
    real_ms = service.clock.real_ms()
    with service.database.write() as connection:
        connection.execute(delete_rows(cancel_attempts).where(cancel_attempts.c.at_real_ms <= real_ms - 60_000))
        tries = select(func.count(), func.min(cancel_attempts.c.at_real_ms)).where(
            cancel_attempts.c.address == address
        )
        count, oldest = connection.execute(tries).one()
        if count >= CODES_A_MINUTE:
            wait_ms = oldest + 60_000 - real_ms
            next_at = show(service.clock.now_ms() + wait_ms)
            headers = {"Retry-After": str(max(1, -(-wait_ms // 1000)))}
            raise ProblemError("quota-exceeded", headers=headers, next_allowed_at=next_at)
        connection.execute(insert(cancel_attempts).values(address=address, at_real_ms=real_ms))


def _grace(text: str) -> int:
    if text not in map(str, terms.GRACE_DAYS):
        raise field_error("grace_days", "not_offered")
    return int(text)


def _json(value: msgspec.Struct) -> Response[bytes]:
    headers = {"Cache-Control": "private, no-store"}
    return Response(msgspec.json.encode(value), headers=headers, media_type="application/json")


HANDLERS = (preview, read_deletion, schedule, cancel, cancel_by_code)
