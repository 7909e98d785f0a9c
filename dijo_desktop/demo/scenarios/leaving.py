"""Scenarios `deletion-scheduled` and `deleted-retained`: somebody who is going, and somebody who has gone."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, Row, insert, select, update

from dijo_desktop.demo import data_tables, deletion_book, deletion_plan, deletion_secrets, erasure
from dijo_desktop.demo.consent_book import ConsentBook
from dijo_desktop.demo.data_tables import deletions
from dijo_desktop.demo.ids import id_from
from dijo_desktop.demo.people import Person
from dijo_desktop.demo.receipt_reader import capability_hash
from dijo_desktop.demo.scenarios.calendar import DAY_MS, HOUR_MS
from dijo_desktop.demo.scenarios.everyday import fill_everyday, payment_rows
from dijo_desktop.demo.scenarios.everyday_calls import MadeCall, everyday_calls
from dijo_desktop.demo.scenarios.everyday_records import everyday_payments
from dijo_desktop.demo.scenarios.filling import empty_account, put_calls, put_rows
from dijo_desktop.demo.session_ends import end_sessions
from dijo_desktop.demo.tables import accounts
from dijo_desktop.domain import countdown

GRACE_DAYS = 14
DAYS_LEFT = 3
GONE_DAYS = 30
"""How long the account of `deleted-retained` has been gone."""
PAYMENTS_KEPT = 6
_LIVED_DAYS = 200


def fill_leaving(connection: Connection, origin: str, person: Person, now_ms: int) -> None:
    """A full account that asked for its deletion eleven days ago."""
    fill_everyday(connection, origin, person, now_ms)
    _schedule(connection, origin, person, now_ms - (GRACE_DAYS - DAYS_LEFT) * DAY_MS)


def fill_left(connection: Connection, origin: str, person: Person, now_ms: int) -> None:
    """An account whose deletion was carried out a month ago; six payments are kept for the tax office."""
    requested_ms = now_ms - (GONE_DAYS + GRACE_DAYS) * DAY_MS
    created_ms = requested_ms - _LIVED_DAYS * DAY_MS
    empty_account(connection, origin, person, created_ms)
    rows = [call for call in everyday_calls(requested_ms, person.scenario) if call.started_ms > created_ms]
    put_calls(connection, [(person.account_id, *_values(call)) for call in rows])
    payments = [made for made in everyday_payments(requested_ms, person.scenario) if made.kind == "charge"]
    put_rows(connection, data_tables.payments, person.account_id, payment_rows(payments[-PAYMENTS_KEPT:]))
    book = ConsentBook(connection, origin, person.account_id, _made_id)
    book.change("analytics", "refused", created_ms + HOUR_MS, via="web")
    row = _schedule(connection, origin, person, requested_ms)
    receipt_id = _made_id("rc", row.effective_ms)
    erasure.complete(connection, origin, row, row.effective_ms, receipt_id=receipt_id)


def _schedule(connection: Connection, origin: str, person: Person, at_ms: int) -> Row[Any]:
    deletion_id = id_from("del", at_ms, person.scenario)
    secrets = deletion_secrets.derive(connection, deletion_id, GRACE_DAYS)
    effective_ms = countdown.effective_ms(at_ms, GRACE_DAYS)
    effects = deletion_plan.effects(connection, person.account_id, effective_ms)
    connection.execute(
        insert(deletions).values(
            id=deletion_id,
            account_id=person.account_id,
            status="scheduled",
            requested_ms=at_ms,
            grace_days=GRACE_DAYS,
            effective_ms=effective_ms,
            sessions_ended=end_sessions(connection, person.account_id, "session_ended", at_ms),
            effects=msgspec.json.encode(effects),
            cancel_code_hash=deletion_secrets.code_hash(secrets.cancel_code or ""),
            capability_hash=capability_hash(secrets.receipt_capability),
        )
    )
    state = update(accounts).where(accounts.c.id == person.account_id).values(state="deletion_scheduled")
    connection.execute(state)
    deletion_book.sign(connection, origin, deletion_id, "scheduled", at_ms, receipt_id=_made_id("rc", at_ms))
    return connection.execute(select(deletions).where(deletions.c.id == deletion_id)).one()


def _made_id(prefix: str, at_ms: int) -> str:
    return id_from(prefix, at_ms, "leaving")


def _values(call: MadeCall) -> tuple[int, str, int, int, str]:
    return call.started_ms, call.id, call.seconds, call.cost_micro, call.currency
