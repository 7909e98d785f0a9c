"""Every record the service holds about a person, by data-map key: what pages count is what an archive contains."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, func, select

from dijo_desktop.contract.account import PendingEmail
from dijo_desktop.contract.data_map import Mine
from dijo_desktop.contract.records import EmailRecord, IdentifierRecord, RequestRecord, TechnicalRecord
from dijo_desktop.demo import call_details, record_shapes, request_book, technical_values
from dijo_desktop.demo.call_json import call_lines
from dijo_desktop.demo.call_pages import oldest_first
from dijo_desktop.demo.data_tables import calls
from dijo_desktop.demo.dates import shown_or_none
from dijo_desktop.demo.tables import accounts
from dijo_desktop.domain.instants import parse, show

CHUNK = 1000
"""Records read at a time."""


class HeldRecords:
    """Counts and reads the records of one account inside a read transaction.

    With `from_ms` (included) or `to_ms` (not included) only what falls between; what has no time of its own always.
    """

    def __init__(
        self, connection: Connection, account_id: str, *, from_ms: int | None = None, to_ms: int | None = None
    ) -> None:
        self._connection = connection
        self._account_id = account_id
        self._from_ms = from_ms
        self._to_ms = to_ms

    def mine(self, key: str) -> Mine:
        """How many records there are, and from when to when."""
        count, oldest, newest = self.extent(key)
        return Mine(
            count=count, oldest_at=shown_or_none(oldest), newest_at=shown_or_none(newest), retained_until=None
        )

    def extent(self, key: str) -> tuple[int, int | None, int | None]:
        """How many records there are, the oldest and the newest (UTC ms)."""
        if key == "usage.calls":
            where = record_shapes.within(calls.c.started_ms, self._from_ms, self._to_ms)
            counted = select(func.count(), func.min(calls.c.started_ms), func.max(calls.c.started_ms))
            found = counted.where(calls.c.account_id == self._account_id, *where)
            count, oldest, newest = self._connection.execute(found).one()
            return count, oldest, newest
        if key in record_shapes.SHAPES:
            return record_shapes.SHAPES[key].count(self._connection, self._account_id, self._from_ms, self._to_ms)
        if key.startswith("technical."):
            times = [(parse(seen.first_seen_at), parse(seen.last_seen_at)) for seen in self._technical(key)]
            oldest, newest = (
                min((first for first, _ in times), default=None),
                max((last for _, last in times), default=None),
            )
            return len(times), oldest, newest
        created = self._account().created_at_ms
        return 1, created, created

    def lines(self, key: str) -> Iterator[list[bytes]]:
        """The records as lines of JSON without line ends, oldest first, in chunks."""
        if key == "usage.calls":
            yield from self._call_lines()
        elif key == "rights.requests":
            yield from _encoded(self._requests())
        elif key in record_shapes.SHAPES:
            records = record_shapes.SHAPES[key].read(self._connection, self._account_id, self._from_ms, self._to_ms)
            yield from _encoded(records)
        elif key.startswith("technical."):
            yield from _encoded(iter(self._technical(key)))
        else:
            yield [msgspec.json.encode(self._account_record(key))]

    def _call_lines(self) -> Iterator[list[bytes]]:
        after = None if self._from_ms is None else (self._from_ms, "")
        more = call_details.members(call_details.announced(self._connection))
        while rows := oldest_first(self._connection, self._account_id, after, CHUNK, before_ms=self._to_ms):
            yield [line.encode() for line in call_lines(rows, more)]
            after = rows[-1][:2]

    def _requests(self) -> Iterator[RequestRecord]:
        shape = record_shapes.SHAPES["rights.requests"]
        for request in shape.read(self._connection, self._account_id, self._from_ms, self._to_ms):
            members = {name: getattr(request, name) for name in request.__struct_fields__}
            written = request_book.messages(self._connection, members["id"])
            yield RequestRecord(**members, messages=tuple(reversed(written)))

    def _technical(self, key: str) -> list[TechnicalRecord]:
        records = technical_values.read(self._connection, self._account_id, key)
        return [record for record in records if self._is_within(record)]

    def _is_within(self, record: TechnicalRecord) -> bool:
        first, last = parse(record.first_seen_at), parse(record.last_seen_at)
        return (self._from_ms is None or last >= self._from_ms) and (self._to_ms is None or first < self._to_ms)

    def _account(self) -> record_shapes.AnyRow:
        return self._connection.execute(select(accounts).where(accounts.c.id == self._account_id)).one()

    def _account_record(self, key: str) -> EmailRecord | IdentifierRecord:
        row = self._account()
        if key == "account.identifier":
            return IdentifierRecord(id=row.id, created_at=show(row.created_at_ms))
        return EmailRecord(email=row.email, pending_email=pending_email(row))


def pending_email(row: record_shapes.AnyRow) -> PendingEmail | None:
    """The new address of an account that waits for its code, if there is one."""
    if row.pending_address is None:
        return None
    return PendingEmail(
        address=row.pending_address,
        requested_at=show(row.pending_requested_at_ms),
        expires_at=show(row.pending_expires_at_ms),
    )


def _encoded(records: Iterator[msgspec.Struct]) -> Iterator[list[bytes]]:
    chunk: list[bytes] = []
    for record in records:
        chunk.append(msgspec.json.encode(record))
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
