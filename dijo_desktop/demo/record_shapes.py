"""How rows of the database become records of the contract, by data-map key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Column, ColumnElement, Connection, Row, Table, func, select

from dijo_desktop.contract.activity import Activity
from dijo_desktop.contract.consents import ConsentEvent
from dijo_desktop.contract.payments import Payment
from dijo_desktop.contract.policy import Acknowledgement
from dijo_desktop.contract.receipts import ReceiptItem
from dijo_desktop.contract.requests import PrivacyRequest
from dijo_desktop.contract.values import Money
from dijo_desktop.demo.data_tables import (
    acknowledgements,
    activity,
    consent_events,
    payments,
    privacy_requests,
    receipts,
)
from dijo_desktop.domain.instants import show
from dijo_desktop.domain.money import from_micro

AnyRow = Row[Any]


@dataclass(frozen=True)
class Shape:
    """One key: its table, the column of its time, what breaks ties, the filter of its rows and their record."""

    table: Table
    time: str
    tie: str
    record: Callable[[AnyRow], msgspec.Struct]
    kind: str | None = None

    def count(
        self, connection: Connection, account_id: str, from_ms: int | None, to_ms: int | None
    ) -> tuple[int, int | None, int | None]:
        """How many rows, the oldest and the newest (UTC ms)."""
        time = self.table.c[self.time]
        counted = select(func.count(), func.min(time), func.max(time)).where(*self._where(account_id, from_ms, to_ms))
        count, oldest, newest = connection.execute(counted).one()
        return count, oldest, newest

    def read(
        self, connection: Connection, account_id: str, from_ms: int | None, to_ms: int | None
    ) -> Iterator[msgspec.Struct]:
        """The records, oldest first."""
        order = (self.table.c[self.time], self.table.c[self.tie])
        rows = connection.execute(select(self.table).where(*self._where(account_id, from_ms, to_ms)).order_by(*order))
        return map(self.record, rows)

    def _where(self, account_id: str, from_ms: int | None, to_ms: int | None) -> list[ColumnElement[bool]]:
        columns = self.table.c
        kind = [] if self.kind is None else [columns.kind == self.kind]
        return [columns.account_id == account_id, *kind, *within(columns[self.time], from_ms, to_ms)]


def within(time: Column[Any], from_ms: int | None, to_ms: int | None) -> list[ColumnElement[bool]]:
    """The conditions of a range: `from_ms` is included, `to_ms` is not."""
    conditions: list[ColumnElement[bool]] = []
    if from_ms is not None:
        conditions.append(time >= from_ms)
    if to_ms is not None:
        conditions.append(time < to_ms)
    return conditions


def activity_of(row: AnyRow) -> Activity:
    """One event."""
    return Activity(
        id=row.id,
        at=show(row.at_ms),
        kind=row.kind,
        name=row.name,
        outcome=row.outcome,
        session_id=row.session_id,
        ip_address=row.ip_address,
        device_type=row.device_type,
        browser_type=row.browser_type,
        operating_system=row.operating_system,
    )


def payment_of(row: AnyRow) -> Payment:
    """One payment."""
    return Payment(
        id=row.id,
        at=show(row.at_ms),
        kind=row.kind,
        status=row.status,
        amount=Money(amount=from_micro(row.amount_micro), currency=row.currency),
        provider=row.provider,
        reference=row.reference,
    )


def consent_event_of(row: AnyRow) -> ConsentEvent:
    """One change of a consent."""
    return ConsentEvent(
        at=show(row.at_ms),
        purpose=row.purpose,
        from_state=row.from_state,
        to_state=row.to_state,
        set_by=row.set_by,
        via=row.via,
        notice_version=row.notice_version,
        receipt_id=row.receipt_id,
    )


def receipt_item_of(row: AnyRow) -> ReceiptItem:
    """One line of the list of receipts."""
    return ReceiptItem(id=row.id, event=row.event, about=row.about, issued_at=show(row.issued_ms))


def _request_of(row: AnyRow) -> PrivacyRequest:
    return msgspec.json.decode(row.request, type=PrivacyRequest)


def acknowledgement_of(row: AnyRow) -> Acknowledgement:
    """One notice that was read."""
    return Acknowledgement(
        version=row.version,
        text_sha256=row.text_sha256,
        acknowledged_at=show(row.at_ms),
        receipt_id=row.receipt_id,
    )


SHAPES = {
    "usage.logins": Shape(activity, "at_ms", "id", activity_of, kind="login"),
    "usage.activity": Shape(activity, "at_ms", "id", activity_of, kind="activity"),
    "usage.feature_usage": Shape(activity, "at_ms", "id", activity_of, kind="feature"),
    "payment.records": Shape(payments, "at_ms", "id", payment_of),
    "rights.consents": Shape(consent_events, "at_ms", "seq", consent_event_of),
    "rights.requests": Shape(privacy_requests, "received_ms", "id", _request_of),
    "rights.receipts": Shape(receipts, "issued_ms", "n", receipt_item_of),
    "rights.acknowledgements": Shape(acknowledgements, "at_ms", "version", acknowledgement_of),
}
"""Keys whose records are rows of one table."""
