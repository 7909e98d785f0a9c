"""One export at the service: asked for once however often this is broken off, and followed until it is made."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from typing import Any, Literal, NamedTuple, Protocol, TypeVar

import msgspec

from dijo_desktop.client.exports import ExportResource, Watched
from dijo_desktop.client.limits import TRIES
from dijo_desktop.contract.data_map import KEYS_HELD
from dijo_desktop.contract.exports import ArchiveLink, Export, ExportRequest
from dijo_desktop.domain import instants
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import Cancelled, ExportExpired, ExportNotMade, NotUnderstood, Refused
from dijo_desktop.store.outbox import Action, Outbox

KIND = "export"
CLOCK_SLACK_MS = 300_000
"""By how much the service's clock may be behind ours when an old wish is looked up."""
_OVER = ("ready", "failed", "expired")

Stage = Literal["asking", "waiting", "making", "fetching", "checking"]
T = TypeVar("T")


class CopyProgress(NamedTuple):
    """How far it is: `done` of `total` in `unit`s (records or bytes); `seconds_left` only while it can be told.

    `waiting`: the service still makes another export, and makes one at a time.
    """

    stage: Stage
    done: int = 0
    total: int = 0
    unit: str = ""
    seconds_left: float | None = None


Tell = Callable[[CopyProgress], None]


class Fresh(Protocol):
    """Runs work that needs a fresh sign-in, after one if need be."""

    def __call__(self, work: Callable[[], T]) -> T:
        """What `work` gives."""


class ExportJob:
    """The wish for one export, kept in the outbox before it is sent (CO-10)."""

    def __init__(
        self, exports: ExportResource, outbox: Outbox, clock: Clock, fresh: Fresh, stop: threading.Event, tell: Tell
    ) -> None:
        self._exports = exports
        self._outbox = outbox
        self._clock = clock
        self._fresh = fresh
        self._stop = stop
        self._tell = tell
        self._key = ""

    def ask(self, request: ExportRequest) -> Watched:
        """The export of this wish: a new one, or the one that an earlier run asked for."""
        body = msgspec.json.encode(request)
        for action in self._outbox.open_actions():
            if action.kind != KIND or action.body != body:
                continue
            self._key = action.key
            if not action.must_be_looked_up(self._clock.now_ms()):
                return self._post(request)
            found = self._look_up(request, action)
            if found is not None:
                return found
            self._outbox.finish_action(action.key)
        self._key = str(uuid.uuid4())
        self._outbox.remember_action(KIND, self._key, body)
        return self._post(request)

    def made(self, watched: Watched) -> tuple[Export, ArchiveLink]:
        """The export once it is ready, and its archive."""
        export = self._followed(watched, "making")
        if export.status == "failed":
            self.finish()
            raise ExportNotMade(export.failure.code if export.failure else "")
        if export.status == "expired":
            self.finish()
            raise ExportExpired("expired")
        if export.archive is None:
            raise NotUnderstood("archive")
        return export, export.archive

    def again(self, export: Export) -> Watched:
        """The same export as it is now."""
        return self._fresh(lambda: self._exports.read(export.id, stop=self._stop))

    def finish(self) -> None:
        """The wish is fulfilled, or cannot be."""
        self._outbox.finish_action(self._key)

    def _post(self, request: ExportRequest) -> Watched:
        for turn in range(TRIES):
            try:
                return self._fresh(lambda: self._exports.start(request, self._key, stop=self._stop))
            except Refused as refused:
                if refused.slug != "export-already-active" or turn == TRIES - 1:
                    if refused.status < 500:  # an answer: nothing was begun, and the same would be said again
                        self.finish()
                    raise
                active = _export(refused.members.get("existing"))
            if same(request, active):
                return self.again(active)
            self._followed(self.again(active), "waiting")
        raise AssertionError  # pragma: no cover - the last turn returned or raised

    def _look_up(self, request: ExportRequest, action: Action) -> Watched | None:
        """The export that a forgotten key may have begun, from the list: the key itself says nothing any more."""
        listed = self._fresh(lambda: self._exports.list(stop=self._stop)).items
        for export in listed:
            begun_after = instants.parse(export.created_at) >= action.at_ms - CLOCK_SLACK_MS
            if begun_after and same(request, export) and export.status not in ("failed", "expired"):
                return self.again(export)
        return None

    def _followed(self, watched: Watched, stage: Stage) -> Export:
        while watched.export.status not in _OVER:
            export, progress = watched.export, watched.export.progress
            self._tell(CopyProgress(stage, progress.done, progress.total, progress.unit))
            if self._clock.wait(self._stop, watched.look_again):
                raise Cancelled
            try:
                watched = self.again(export)
            except Refused as refused:
                if refused.status == 404:  # discarded, perhaps by another program of the same person
                    self.finish()
                    raise ExportExpired("discarded") from refused
                raise
        return watched.export


def same(request: ExportRequest, export: Export) -> bool:
    """Whether an export is what a request asks for."""
    if request.categories is None:
        all_asked_for = set(export.categories) >= set(KEYS_HELD)
    else:
        all_asked_for = set(export.categories) == set(request.categories)
    return all_asked_for and (request.kind, set(request.formats), request.from_, request.to) == (
        export.kind,
        set(export.formats),
        export.from_,
        export.to,
    )


def _export(existing: Any) -> Export:  # noqa: ANN401 - any JSON value
    try:
        return msgspec.convert(existing, Export)
    except msgspec.ValidationError:
        raise NotUnderstood("existing") from None
