"""POST once: the first success is kept for 24 h and given again (contract CO-10 to CO-12)."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
from litestar import Request, Response
from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select

from dijo_desktop.demo.clock import DemoClock
from dijo_desktop.demo.database import Database
from dijo_desktop.demo.problems import ProblemError, field_error
from dijo_desktop.demo.tables import kept_answers

KEPT_SECONDS = 24 * 3600
_KEY = re.compile(r'"([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})"')


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A success worth keeping: status, JSON body and headers such as `Location`."""

    status: int
    body: bytes
    headers: dict[str, str] = {}


def idempotency_key(request: Request[Any, Any, Any]) -> str:
    """The key of a request: a quoted UUID, else 400."""
    text = request.headers.get("idempotency-key")
    if text is None:
        raise ProblemError("idempotency-key-missing", "Send Idempotency-Key, a quoted UUID.")
    found = _KEY.fullmatch(text.strip())
    if found is None:
        raise field_error("Idempotency-Key", "not_a_quoted_uuid")
    return found[1].lower()


class Idempotency:
    """Runs work once per account, method, path and key."""

    def __init__(self, database: Database, clock: DemoClock) -> None:
        self._database = database
        self._clock = clock
        self._running: set[tuple[str, ...]] = set()
        self._lock = threading.Lock()

    def once(
        self,
        request: Request[Any, Any, Any],
        account_id: str,
        body: bytes,
        work: Callable[[Connection], Kept],
        *,
        finished: Callable[[Kept], Kept] = lambda kept: kept,
    ) -> Response[bytes]:
        """Do `work` in one write transaction with the keeping of its answer, or give the kept answer again.

        `finished` adds to every answer, first and repeated, what must not be stored (secrets it derives again).
        A refusal raised by `work` leaves nothing behind, not even the key.
        """
        place = (account_id, request.method, request.url.path, idempotency_key(request))
        digest = hashlib.sha256(body).digest()
        with self._alone(place), self._database.write() as connection:
            found = self._find(connection, place)
            if found is None:
                kept = work(connection)
                self._keep(connection, place, digest, kept)
            elif found[0] != digest:
                raise ProblemError("idempotency-key-reused", "This key belongs to another body.")
            else:
                kept = found[1]
        answer = finished(kept)
        replayed = {"Idempotency-Replayed": "true"} if found else {}
        return Response(
            answer.body,
            status_code=answer.status,
            headers={"Cache-Control": "private, no-store", **answer.headers, **replayed},
            media_type="application/json",
        )

    @contextmanager
    def _alone(self, place: tuple[str, ...]) -> Iterator[None]:
        with self._lock:
            if place in self._running:
                raise ProblemError("idempotency-in-progress", headers={"Retry-After": "1"})
            self._running.add(place)
        try:
            yield
        finally:
            with self._lock:
                self._running.discard(place)

    def _find(self, connection: Connection, place: tuple[str, ...]) -> tuple[bytes, Kept] | None:
        connection.execute(delete(kept_answers).where(kept_answers.c.expires_real_ms < self._clock.real_ms()))
        row = connection.execute(select(kept_answers).where(_at(place))).first()
        if row is None:
            return None
        headers = msgspec.json.decode(row.headers, type=dict[str, str])
        return row.body_sha256, Kept(status=row.status, body=row.body, headers=headers)

    def _keep(self, connection: Connection, place: tuple[str, ...], digest: bytes, kept: Kept) -> None:
        account_id, method, path, key = place
        connection.execute(
            insert(kept_answers).values(
                account_id=account_id,
                method=method,
                path=path,
                key=key,
                body_sha256=digest,
                status=kept.status,
                headers=msgspec.json.encode(kept.headers),
                body=kept.body,
                expires_real_ms=self._clock.real_ms() + KEPT_SECONDS * 1000,
            )
        )


def _at(place: tuple[str, ...]) -> ColumnElement[bool]:
    columns = kept_answers.c
    return and_(
        *(
            column == value
            for column, value in zip(
                (columns.account_id, columns.method, columns.path, columns.key), place, strict=True
            )
        )
    )
