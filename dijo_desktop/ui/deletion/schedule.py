"""Asking for, reading and taking back a deletion; runs on a worker."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import msgspec

from dijo_desktop.contract.deletion import Deletion, DeletionRequest, Preview
from dijo_desktop.domain.instants import parse
from dijo_desktop.errors import DijoError, Gone, Refused, ServiceFault

T = TypeVar("T")
KIND = "deletion"
SCOPE = "account:delete"
_NOT_FOUND = 404
_IN_PROGRESS = "idempotency-in-progress"


class DeletionSource(Protocol):
    """Previews, schedules, reads and cancels the deletion of the account at the service."""

    def preview(self, grace_days: int, *, stop: threading.Event) -> Preview:
        """What would happen; changes nothing."""

    def schedule(self, grace_days: int, key: str, *, stop: threading.Event) -> Deletion:
        """Ask for it, once for each key (CO-10)."""

    def read(self, *, stop: threading.Event) -> Deletion:
        """The deletion that is scheduled; 404 if there is none."""

    def cancel(self, *, stop: threading.Event) -> Deletion:
        """Take it back."""


class ReceiptSource(Protocol):
    """Reads signed receipts at the service."""

    def read(self, receipt_id: str, *, stop: threading.Event) -> bytes:
        """The compact JWS, byte for byte."""


class OpenAction(Protocol):
    """An action of which nobody has seen the answer yet."""

    @property
    def key(self) -> str:
        """Its idempotency key."""

    @property
    def kind(self) -> str:
        """What it asks for."""

    @property
    def body(self) -> bytes:
        """The bytes that were sent, or were about to be."""


class ActionLog(Protocol):
    """Keeps the key of an action before it is sent, so that a lost answer can be asked for again."""

    def remember_action(self, kind: str, key: str, body: bytes) -> None:
        """Write it down, once for each key."""

    def finish_action(self, key: str) -> None:
        """Its answer was seen, or there is none to come."""

    def open_actions(self) -> Sequence[OpenAction]:
        """Those that are written down, the oldest first."""

    def may_be_repeated(self, key: str) -> bool:
        """Whether the service still knows the key for sure, so that sending again is the same request (CO-11)."""


class SteppedUp(Protocol):
    """Runs work that needs a fresh sign-in, and signs in again in the browser if the service asks for it."""

    def __call__(
        self,
        work: Callable[[], T],
        *,
        scopes: Sequence[str],
        stop: threading.Event,
        waiting: Callable[[Any], None],
    ) -> T:
        """What `work` gives; `waiting` is told each time the browser is opened."""


@dataclass(frozen=True)
class Services:
    """What scheduling asks: the service, the log of actions, and the fresh sign-in."""

    deletion: DeletionSource
    receipts: ReceiptSource
    log: ActionLog
    stepped_up: SteppedUp


@dataclass(frozen=True)
class Scheduled:
    """An accepted deletion; `receipt` is its signed receipt, empty if that could not be fetched yet."""

    deletion: Deletion
    receipt: bytes

    def __repr__(self) -> str:
        return f"Scheduled({self.deletion.id})"


def schedule(
    services: Services, grace_days: int, key: str, *, stop: threading.Event, waiting: Callable[[Any], None]
) -> Scheduled:
    """Ask for the deletion: key kept first, fresh sign-in, one request, then the receipt (A1, DE-8).

    The key stays kept after the answer until `seen` is called: the secrets in it must not go with a program that dies
    before they are seen. Where erasure begins at once it goes, because nobody can sign in to ask again (DE-6).
    """
    body = msgspec.json.encode(DeletionRequest(confirm="DELETE", grace_days=grace_days))
    services.log.remember_action(KIND, key, body)
    try:
        deletion = services.stepped_up(
            lambda: services.deletion.schedule(grace_days, key, stop=stop),
            scopes=(SCOPE,),
            stop=stop,
            waiting=waiting,
        )
    except Refused as error:
        if answered(error):
            services.log.finish_action(key)
        raise
    if not grace_days:
        services.log.finish_action(key)
    return Scheduled(deletion, _receipt(services.receipts, deletion, stop))


def seen(log: ActionLog) -> None:
    """The person has the secrets of the answer: there is nothing left to ask again."""
    for action in log.open_actions():
        if action.kind == KIND:
            log.finish_action(action.key)


def answered(error: Refused) -> bool:
    """Whether the service said "no"; otherwise it may have been done, and asking again is the same request."""
    return not isinstance(error, ServiceFault) and error.slug != _IN_PROGRESS


def current(source: DeletionSource, stop: threading.Event) -> Deletion | None:
    """The deletion that is scheduled or running, if there is one."""
    try:
        deletion = source.read(stop=stop)
    except Gone:
        return None
    except Refused as error:
        if error.status != _NOT_FOUND:
            raise
        return None
    return deletion if deletion.status not in ("cancelled", "completed") else None


def ends_at(deletion: Deletion | None) -> int | None:
    """When the account is erased (UTC ms), if that is scheduled."""
    return parse(deletion.effective_at) if deletion is not None else None


def _receipt(receipts: ReceiptSource, deletion: Deletion, stop: threading.Event) -> bytes:
    if not deletion.receipt_id:
        return b""
    try:
        return receipts.read(deletion.receipt_id, stop=stop)
    except DijoError:
        # The deletion stands whether or not its receipt came; cancel code and capability must reach the person now.
        return b""
