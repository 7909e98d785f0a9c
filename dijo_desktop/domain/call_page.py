"""A page of calls as columns, checked whole: what the service sent becomes what the store keeps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple, Protocol

import msgspec

from dijo_desktop.contract.calls import Changes, Peer, Rate, Removed
from dijo_desktop.domain.call_ids import PackedId, packed
from dijo_desktop.domain.instants import parse
from dijo_desktop.domain.money import to_micro

_SHAPE = b"0000-00-00T00:00:00.000Z"
_TO_ZERO = bytes.maketrans(b"123456789", b"000000000")
_CODE = 3
_MINUTES = {f"T{minute // 60:02d}:{minute % 60:02d}": minute * 60_000 for minute in range(1440)}
_SECONDS = {f":{second:02d}.": second * 1000 for second in range(60)}
_MILLIS = {f"{milli:03d}": milli for milli in range(1000)}
_AMOUNTS = 16_384


class CallMore(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a call says beyond the policy's date, duration and cost; absent while its capability is off (CA-1)."""

    peer: Peer | None = None
    direction: str | None = None
    billed_seconds: int | None = None
    rate: Rate | None = None


class Price(Protocol):
    """An amount with its currency."""

    @property
    def amount(self) -> str:
        """As the service writes it."""

    @property
    def currency(self) -> str:
        """Three letters."""


class Said(Protocol):
    """A call as a service says it, checked or not."""

    @property
    def id(self) -> str:
        """Its identifier."""

    @property
    def started_at(self) -> str:
        """An instant."""

    @property
    def duration_seconds(self) -> int:
        """Whole seconds."""

    @property
    def cost(self) -> Price:
        """What it cost."""

    @property
    def peer(self) -> Peer | msgspec.UnsetType:
        """The other side, if the service tells."""

    @property
    def direction(self) -> str | msgspec.UnsetType:
        """In or out, if the service tells."""

    @property
    def billed_seconds(self) -> int | msgspec.UnsetType:
        """What was charged for, if the service tells."""

    @property
    def rate(self) -> Rate | msgspec.UnsetType:
        """The price, if the service tells."""


class Columns(NamedTuple):
    """Calls by column: packed ids, starts in UTC milliseconds, seconds, costs in micro-units, codes, extra JSON."""

    ids: list[PackedId]
    starts: list[int]
    seconds: list[int]
    costs: list[int]
    currencies: list[str]
    more: list[bytes | None]


class CallPage(NamedTuple):
    """A page of `/v1/calls/changes`; exactly one of `next_cursor` and `sync_token` is set."""

    calls: Columns
    removed: Sequence[Removed]
    next_cursor: str | None
    sync_token: str | None


def page_of(changes: Changes) -> CallPage:
    """The page as columns; ValueError if a call cannot be."""
    return CallPage(columns_of(changes.changed), changes.removed, changes.next_cursor, changes.sync_token)


def columns_of(calls: Sequence[Said]) -> Columns:
    """Calls as columns; ValueError if one has a start, a cost or a currency that cannot be."""
    costs = [*map(attrgetter("cost"), calls)]
    currencies = [*map(attrgetter("currency"), costs)]
    for code in {*currencies}:
        if len(code) != _CODE or not (code.isascii() and code.isalpha() and code.isupper()):
            raise ValueError(code)
    return Columns(
        packed([*map(attrgetter("id"), calls)]),
        _starts([*map(attrgetter("started_at"), calls)]),
        [*map(attrgetter("duration_seconds"), calls)],
        [*map(_micro, map(attrgetter("amount"), costs))],
        currencies,
        _more(calls),
    )


def _starts(instants: Sequence[str]) -> list[int]:
    """UTC milliseconds from tables of the parts: to read them one by one as dates takes three times as long."""
    if "".join(instants).encode().translate(_TO_ZERO) != _SHAPE * len(instants):
        raise ValueError("instant")
    days = {day: parse(f"{day}T00:00:00.000Z") for day in {one[:10] for one in instants}}
    try:
        return [
            days[one[:10]] + _MINUTES[one[10:16]] + _SECONDS[one[16:20]] + _MILLIS[one[20:23]] for one in instants
        ]
    except KeyError as error:
        raise ValueError("instant") from error


_micro = lru_cache(_AMOUNTS)(to_micro)
"""Amounts come again and again."""


def _more(calls: Iterable[Said]) -> list[bytes | None]:
    found: list[bytes | None] = []
    for call in calls:
        peer, direction, billed, rate = call.peer, call.direction, call.billed_seconds, call.rate
        if peer is direction is billed is rate:
            found.append(None)  # all are absent: nothing else is four times the same
            continue
        more = CallMore(
            None if peer is msgspec.UNSET else peer,
            None if direction is msgspec.UNSET else direction,
            None if billed is msgspec.UNSET else billed,
            None if rate is msgspec.UNSET else rate,
        )
        found.append(msgspec.json.encode(more))
    return found
