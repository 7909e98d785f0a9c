"""Scenario `everyday`: somebody who has used the service for 20 months."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from dijo_desktop.demo import data_tables, receipts
from dijo_desktop.demo.consent_book import ConsentBook
from dijo_desktop.demo.cookie_list import COOKIES
from dijo_desktop.demo.ids import id_from
from dijo_desktop.demo.people import Person
from dijo_desktop.demo.policy_versions import in_force
from dijo_desktop.demo.scenarios.calendar import DAY_MS, HOUR_MS
from dijo_desktop.demo.scenarios.everyday_activity import everyday_activity, everyday_sessions
from dijo_desktop.demo.scenarios.everyday_calls import DAYS, everyday_calls
from dijo_desktop.demo.scenarios.everyday_records import (
    MadeChoice,
    MadePayment,
    everyday_choices,
    everyday_payments,
)
from dijo_desktop.demo.scenarios.everyday_requests import everyday_requests, receipts_of
from dijo_desktop.demo.scenarios.filling import (
    empty_account,
    put_activity,
    put_calls,
    put_rows,
    put_sessions,
)
from dijo_desktop.domain.instants import parse

Step = tuple[int, Callable[[int], None]]
"""Something that happened at a time (UTC ms) and left a receipt."""


def fill_everyday(
    connection: Connection, origin: str, person: Person, now_ms: int, more: Sequence[Step] = ()
) -> None:
    """Make the person afresh, as they are at `now_ms`; `more` is done in its place between all that left receipts."""
    account_id = person.account_id
    created_ms = now_ms // DAY_MS * DAY_MS - (DAYS + 1) * DAY_MS + 11 * HOUR_MS
    empty_account(connection, origin, person, created_ms)
    put_calls(
        connection,
        [
            (account_id, call.started_ms, call.id, call.seconds, call.cost_micro, call.currency)
            for call in everyday_calls(now_ms, person.scenario)
        ],
    )
    events = everyday_activity(now_ms, "" if person.scenario == "everyday" else f"{person.scenario} ")
    put_activity(connection, account_id, events)
    logins = everyday_sessions(events)
    put_sessions(connection, account_id, logins)
    put_rows(connection, data_tables.payments, account_id, payment_rows(everyday_payments(now_ms, person.scenario)))
    put_rows(
        connection,
        data_tables.cookies_seen,
        account_id,
        [
            {
                "name": cookie.name,
                "first_ms": now_ms - (90 + number) * DAY_MS,
                "last_ms": logins[0].at_ms,
                "session_id": logins[0].session_id,
            }
            for number, cookie in enumerate(COOKIES)
        ],
    )
    _rights(connection, origin, person, now_ms, more)


def payment_rows(payments: Iterable[MadePayment]) -> list[dict[str, Any]]:
    """Payments as they are stored."""
    return [
        {
            "id": payment.id,
            "at_ms": payment.at_ms,
            "kind": payment.kind,
            "status": "settled",
            "amount_micro": payment.amount_micro,
            "currency": "GBP",
            "provider": "Example Pay",
            "reference": payment.reference,
        }
        for payment in payments
    ]


def _rights(connection: Connection, origin: str, person: Person, now_ms: int, more: Sequence[Step]) -> None:
    """Consents and requests in the order of time: their receipts are one chain."""
    account_id = person.account_id

    # Receipts name the policy: an id must not come back with other words.
    version = in_force(connection).version

    def made_id(prefix: str, at_ms: int) -> str:
        return id_from(prefix, at_ms, f"{account_id} {len(done)} {version}")

    book = ConsentBook(connection, origin, account_id, made_id)
    done: list[int] = []
    steps = list(more)
    for choice in everyday_choices(now_ms):

        def choose(at_ms: int, choice: MadeChoice = choice) -> None:
            book.change(choice.purpose, choice.to_state, at_ms, via=choice.via)

        steps.append((choice.at_ms, choose))
    for request in everyday_requests(now_ms, person.scenario):
        values = {"id": request.id, "received_ms": parse(request.received_at), "type": request.type}
        row = {**values, "status": request.status, "request": msgspec.json.encode(request)}
        put_rows(connection, data_tables.privacy_requests, account_id, [row])
        for at, event, body in receipts_of(request):

            def sign(at_ms: int, event: str = event, body: dict[str, Any] = body) -> None:
                receipt_id = made_id("rc", at_ms)
                receipts.issue(connection, origin, account_id, event, body, at_ms, receipt_id=receipt_id)

            steps.append((parse(at), sign))
    for at_ms, step in sorted(steps, key=lambda step: step[0]):
        step(at_ms)
        done.append(at_ms)
