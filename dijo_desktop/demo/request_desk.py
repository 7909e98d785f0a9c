"""The desk at which requests are worked on: each move is checked, written into the timeline and signed for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import Connection

from dijo_desktop.contract.requests import ActionRequired, PrivacyRequest, TimelineEntry
from dijo_desktop.demo import receipts, request_book, request_clock
from dijo_desktop.demo.request_book import Held, Plan
from dijo_desktop.demo.request_outcome import Decision
from dijo_desktop.domain import request_states as states
from dijo_desktop.domain.instants import show

DAY_MS = 86_400_000
_SIGNED = ("received", *states.FINAL)
"""Statuses whose beginning is signed for; `acknowledged` and `extended` are no statuses (contract RE-1)."""


class Desk:
    """Moves requests along at one moment, inside a transaction that writes."""

    def __init__(self, connection: Connection, origin: str, now_ms: int) -> None:
        self.connection = connection
        self.now_ms = now_ms
        self._origin = origin

    def receive(self, account_id: str, request: PrivacyRequest, request_sha256: str, plan: Plan | None) -> Held:
        """Take a new request in."""
        held = request_book.put(self.connection, account_id, request, plan=plan, request_sha256=request_sha256)
        self._sign(held, "received")
        return held

    def move(self, held: Held, status: str, text: str, *, plan: Plan | None = None, **changes: Any) -> Held:  # noqa: ANN401
        """Go to another status with a line in the timeline; `changes` are members of the request."""
        before = held.request
        if not states.may_go(before.type, before.status, status):
            raise ValueError(f"{before.type}: no way from {before.status} to {status}")
        clock = changes.pop("clock", before.clock)
        if before.status == states.AWAITING_USER:
            clock = request_clock.resumed(before.type, clock, self.now_ms)
        entry = TimelineEntry(at=show(self.now_ms), status=status, text=text)
        request = msgspec.structs.replace(
            before,
            status=status,
            clock=clock,
            timeline=(*before.timeline, entry),
            withdrawable=states.is_withdrawable(before.type, status),
            **{"action_required": None, **changes},
        )
        moved = self.keep(replace(held, request=request, plan=plan))
        if status in _SIGNED:
            self._sign(moved, status)
        return moved

    def end(self, held: Held, decided: Decision) -> Held:
        """Say how it ended."""
        return self.move(
            held, decided.status, decided.text, status_reason=decided.status_reason, outcome=decided.outcome
        )

    def ask(self, held: Held, status: str, kind: str, text: str, *, pauses_clock: bool = False) -> Held:
        """Wait for the person; without an answer the request expires."""
        clock = held.request.clock
        if pauses_clock:
            clock = request_clock.paused(held.request.type, clock, self.now_ms, text)
        wanted = ActionRequired(kind=kind, text=text, asked_at=show(self.now_ms), pauses_clock=pauses_clock)
        expiry = Plan("expire", self.now_ms + states.ANSWER_DAYS * DAY_MS)
        asked = self.move(held, status, "Waiting for your answer.", plan=expiry, clock=clock, action_required=wanted)
        self.say(asked, text)
        return asked

    def acknowledge(self, held: Held) -> Held:
        """Say that a complaint has been read."""
        clock = request_clock.acknowledged(held.request.clock, self.now_ms)
        done = self.keep(replace(held, request=msgspec.structs.replace(held.request, clock=clock)))
        self._sign(done, "acknowledged")
        return done

    def extend(self, held: Held, reason: str, plan: Plan) -> Held:
        """Take two more months and say why."""
        before = held.request
        clock = request_clock.extended(before.type, before.clock, self.now_ms, reason)
        entry = TimelineEntry(at=show(self.now_ms), status=before.status, text=f"Extended by two months: {reason}")
        request = msgspec.structs.replace(before, clock=clock, timeline=(*before.timeline, entry))
        done = self.keep(replace(held, request=request, plan=plan))
        self._sign(done, "extended")
        return done

    def say(self, held: Held, text: str) -> None:
        """Write to the person."""
        request_book.write_message(self.connection, held.account_id, held.request.id, "service", text, self.now_ms)

    def keep(self, held: Held) -> Held:
        """Write a request down as it now is."""
        return request_book.put(
            self.connection, held.account_id, held.request, plan=held.plan, request_sha256=held.request_sha256
        )

    def _sign(self, held: Held, event: str) -> None:
        request = held.request
        body = {"id": request.id, "type": request.type, "status": request.status, "due_on": request.clock.due_on}
        if held.request_sha256 is not None:
            body["request_sha256"] = held.request_sha256
        receipts.issue(self.connection, self._origin, held.account_id, f"privacy_request.{event}", body, self.now_ms)
