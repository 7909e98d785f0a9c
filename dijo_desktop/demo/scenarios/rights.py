"""Scenarios `policy-changed` and `request-overdue`: a notice that is new, and an answer that does not come."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from dijo_desktop.contract.requests import PrivacyRequest
from dijo_desktop.demo import data_tables, receipts, request_book
from dijo_desktop.demo.ids import id_from
from dijo_desktop.demo.people import Person
from dijo_desktop.demo.policy_text import read_policy
from dijo_desktop.demo.scenarios.calendar import DAY_MS, HOUR_MS
from dijo_desktop.demo.scenarios.everyday import fill_everyday
from dijo_desktop.demo.scenarios.everyday_requests import made_request, receipts_of
from dijo_desktop.demo.scenarios.filling import put_rows
from dijo_desktop.domain.instants import parse

OVERDUE_DAYS = 3
_READ_DAYS = 300
_LONGEST_MONTH = 45


def fill_changed(connection: Connection, origin: str, person: Person, now_ms: int) -> None:
    """A full account that read the first policy; the second is not read yet."""
    policy = read_policy()
    text = {"version": policy.version, "text_sha256": policy.text_sha256}

    def acknowledge(at_ms: int) -> None:
        receipt_id = receipts.issue(
            connection,
            origin,
            person.account_id,
            "policy.acknowledged",
            {"id": policy.version, **text},
            at_ms,
            receipt_id=id_from("rc", at_ms, person.scenario),
        )
        row = {**text, "at_ms": at_ms, "receipt_id": receipt_id}
        put_rows(connection, data_tables.acknowledgements, person.account_id, [row])

    read_ms = now_ms // DAY_MS * DAY_MS - _READ_DAYS * DAY_MS + 9 * HOUR_MS
    fill_everyday(connection, origin, person, now_ms, [(read_ms, acknowledge)])


def fill_waiting(connection: Connection, origin: str, person: Person, now_ms: int) -> None:
    """A full account with a request that should have been answered three days ago; nothing will happen by itself."""
    request = _overdue(person, now_ms)

    def file(at_ms: int) -> None:
        request_book.put(connection, person.account_id, request)
        for at, event, body in receipts_of(request):
            made = id_from("rc", at_ms, person.scenario)
            receipts.issue(connection, origin, person.account_id, event, body, parse(at), receipt_id=made)

    fill_everyday(connection, origin, person, now_ms, [(parse(request.received_at), file)])


def _overdue(person: Person, now_ms: int) -> PrivacyRequest:
    """The latest request whose last day was three days ago, or before that if none ends on that day."""
    today = now_ms // DAY_MS * DAY_MS
    limit = date.fromordinal(date(1970, 1, 1).toordinal() + today // DAY_MS - OVERDUE_DAYS).isoformat()
    for days in range(28, _LONGEST_MONTH):
        received_ms = today - days * DAY_MS + 10 * HOUR_MS
        request = made_request(
            person.scenario, "access", received_ms, {"keys": ["usage.logins", "usage.activity"]}, ("in_progress", 1)
        )
        if request.clock.due_on is not None and request.clock.due_on <= limit:
            return request
    raise AssertionError("a month is never so long")
