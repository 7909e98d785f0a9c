"""A page of changes from bytes to columns: in C if it is written as ours are, else with every check."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, NamedTuple

import msgspec
from msgspec import UNSET, Meta, UnsetType

from dijo_desktop.client.decode import decode
from dijo_desktop.contract.calls import Call, Changes, Peer, Rate, Removed
from dijo_desktop.contract.declared import declared
from dijo_desktop.contract.values import LIMIT_MAX, Seconds
from dijo_desktop.domain.call_page import CallMore, CallPage, columns_of, page_of
from dijo_desktop.domain.undeclared import Sighting, sightings
from dijo_desktop.errors import NotUnderstood


class _Cost(msgspec.Struct, frozen=True, gc=False):
    amount: str
    currency: str


class _Call(msgspec.Struct, frozen=True, gc=False):
    """A `Call` whose texts are checked later, by column: patterns one by one take nine tenths of the decoding."""

    id: str
    started_at: str
    duration_seconds: Seconds
    cost: _Cost
    peer: Peer | UnsetType = UNSET
    direction: str | UnsetType = UNSET
    billed_seconds: Seconds | UnsetType = UNSET
    rate: Rate | UnsetType = UNSET


class _Page(msgspec.Struct, frozen=True):
    changed: Annotated[tuple[_Call, ...], Meta(max_length=LIMIT_MAX)]
    removed: tuple[Removed, ...]
    next_cursor: str | None
    sync_token: str | None
    limit: int


class _Place(msgspec.Struct, frozen=True):
    next_cursor: str | None


Note = Callable[[Iterable[Sighting]], None]
"""Told which kinds of personal data a page has, with pointers as `/v1/calls` has them."""


def ignore(_found: Iterable[Sighting]) -> None:
    """Sightings that nobody takes note of."""


class SentPage(NamedTuple):
    """A page as it was sent, of which only the place of the next one is known: that can be asked for already."""

    data: bytes
    next_cursor: str | None
    note: Note = ignore

    def read(self) -> CallPage:
        """The page, checked whole; NotUnderstood if it is none."""
        page = _plain(self.data)
        if page is not None:
            self.note(_seen(page))
        else:
            page = _odd(self.data)
            self.note(_seen_in(self.data))
        if (page.next_cursor is None) == (page.sync_token is None) or len(page.calls.ids) > LIMIT_MAX:
            raise NotUnderstood("changes")
        return page


_places = msgspec.json.Decoder(_Place)
_decoder = msgspec.json.Decoder(_Page)
_encoder = msgspec.json.Encoder()


def sent_page(data: bytes, note: Note = ignore) -> SentPage:
    """A page that is still to be read; NotUnderstood if it does not tell whether there is a next one."""
    try:
        return SentPage(data, _places.decode(data).next_cursor, note)
    except (msgspec.MsgspecError, ValueError):
        raise NotUnderstood("changes") from None


def call_page(data: bytes) -> CallPage:
    """The page in `data`; NotUnderstood if it is none, leads nowhere, or is larger than any may be."""
    return SentPage(data, None).read()


def _odd(data: bytes) -> CallPage:
    """A page that is written in another way."""
    changes = decode(Changes, data)
    try:
        return page_of(changes)
    except ValueError:
        raise NotUnderstood("calls") from None


def _sighting(member: str) -> Sighting:
    return Sighting(f"/items/*/{member}", declared(Call, member))


_ALWAYS = frozenset(map(_sighting, ("id", "started_at", "duration_seconds", "cost")))
_MORE = tuple((f'"{name}":'.encode(), _sighting(name)) for name in CallMore.__struct_fields__)


def _seen(page: CallPage) -> frozenset[Sighting]:
    """What a page that was written as ours are says of calls."""
    if not page.calls.ids:
        return frozenset()
    written = b"".join({*page.calls.more} - {None})  # type: ignore[arg-type]
    return _ALWAYS | {sighting for name, sighting in _MORE if name in written}


def _seen_in(data: bytes) -> set[Sighting]:
    """What any other page says of calls, with whatever no contract knows."""
    found = sightings(Changes, msgspec.json.decode(data))
    calls = (one for one in found if not one.pointer.startswith("/removed"))
    return {one._replace(pointer=one.pointer.replace("/changed/", "/items/", 1)) for one in calls}


def _plain(data: bytes) -> CallPage | None:
    """The page if it is written without a blank, an escape, a key twice or anything else we would write otherwise.

    To write it again and to compare proves all that `json_guard` looks for, in a tenth of the time.
    """
    try:
        page = _decoder.decode(data)
        if _encoder.encode(page) != data:
            return None
        calls = columns_of(page.changed)
    except (msgspec.MsgspecError, ValueError):
        return None
    if str in {*map(type, calls.ids)}:
        return None  # an identifier of another form has to fit the contract's pattern
    return CallPage(calls, page.removed, page.next_cursor, page.sync_token)
