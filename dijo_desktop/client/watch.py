"""Every answer of the service, looked through for data that its policy does not name (contract CO-24 to CO-26)."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, suppress
from typing import Any, NamedTuple

import msgspec

from dijo_desktop.client.asking import Asking
from dijo_desktop.client.http import Flow, Reply
from dijo_desktop.contract.answers import answer_of
from dijo_desktop.contract.data_map import DataMap
from dijo_desktop.contract.policy import Policy
from dijo_desktop.domain.clock import Clock
from dijo_desktop.domain.undeclared import Judge, Reason, Sighting, not_held, sightings, values_at
from dijo_desktop.errors import DijoError
from dijo_desktop.store.findings import KeptFinding, KeptFindings

CALLS, CHANGES = "/v1/calls", "/v1/calls/changes"
ARCHIVE = "/v1/exports/{export_id}/archive"
MOST = 1000
"""Sightings that are remembered; a service that names its members at random fills no memory."""


GRAVEST: tuple[Reason, ...] = ("not_held", "undeclared", "unknown")
"""One place has one finding; of several reasons this order decides."""
Place = tuple[str, str]
"""An endpoint and a JSON Pointer."""


class Finding(NamedTuple):
    """One finding: where, what kind of data, why, the section that would have to name it, first seen (UTC ms)."""

    endpoint: str
    pointer: str
    key: str
    reason: Reason
    section: str
    first_seen_ms: int


class Watch:
    """The sightings of one account, and the findings among them. Any thread may use it; it never raises.

    Calls come from two endpoints and are one record: both are named `/v1/calls`. No value is kept: `value` asks anew.
    """

    def __init__(self, kept: KeptFindings, clock: Clock) -> None:
        self._kept = kept
        self._clock = clock
        self._lock = threading.Lock()
        self._seen: dict[Place, dict[Sighting, int]] = {}
        self._paths: dict[Place, str] = {}
        self._noted: dict[Place, KeptFinding] = {}
        self._judge: Judge | None = None
        self._not_held: frozenset[str] | None = None
        with suppress(DijoError):
            self._noted = {(one.endpoint, one.pointer): one for one in kept.all()}

    def look(self, method: str, path: str, body: bytes) -> None:
        """Look through one answer. Pages of changes are looked through where they are read: see `note`."""
        answer = answer_of(method, path)
        if answer is None or not body or answer[0] == CHANGES:
            return
        # That an answer cannot be understood says whoever asked for it.
        with suppress(msgspec.MsgspecError, ValueError, RecursionError):
            said = msgspec.json.decode(body, type=answer[1])
            self.note(answer[0], sightings(answer[1], msgspec.json.decode(body)), path)
            if isinstance(said, Policy) and answer[0] == "/v1/policy":
                self._learn(Judge(said.declared_data), None)
            elif isinstance(said, DataMap):
                self._learn(None, not_held(said))

    def note(self, endpoint: str, found: Iterable[Sighting], path: str = "") -> None:
        """Note what was seen in an answer of `endpoint`; `path` is where it can be asked for again."""
        now_ms, fresh = self._clock.now_ms(), False
        with self._lock:
            for one in found:
                place = endpoint, one.pointer
                if path:
                    self._paths[place] = path
                if place in self._seen or len(self._seen) < MOST:
                    there = self._seen.setdefault(place, {})
                    fresh = fresh or one not in there
                    there.setdefault(one, now_ms)
        if fresh:
            self._keep()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is not covered by the policy as it was read last, the oldest finding first."""
        with self._lock:
            judge, found = self._judge, []
            for place, kept in self._noted.items():
                judged = self._judged(self._seen.get(place, [_sighting(kept)]))
                if judged is None and judge is None:
                    judged = kept.key, kept.reason
                if judged is not None:
                    key, reason = judged
                    section = judge.section(key) if judge is not None else ""
                    found.append(Finding(*place, key, reason, section, kept.first_seen_ms))
        return tuple(found)

    def value(self, finding: Finding, session: Asking, stop: threading.Event) -> Any:  # noqa: ANN401 - any JSON value
        """What the service sends there now, or None if it sends nothing there any more."""
        with self._lock:
            path = self._paths.get((finding.endpoint, finding.pointer), finding.endpoint)
        if "{" in path:
            return None
        body = session.call("GET", path, stop=stop).body
        try:
            said = msgspec.json.decode(body)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return None
        return next((one for one in values_at(said, finding.pointer) if one is not None), None)

    def _learn(self, judge: Judge | None, held_not: frozenset[str] | None) -> None:
        with self._lock:
            self._not_held = held_not if held_not is not None else self._not_held
            judge = judge or self._judge
            if judge is None:
                return
            self._judge = judge if self._not_held is None else judge._replace(not_held=self._not_held)
        self._keep()

    def _judged(self, seen: Iterable[Sighting]) -> tuple[str, Reason] | None:
        """The kind of data at a place and the gravest reason why the policy does not cover it."""
        found: list[tuple[str, Reason]] = []
        for one in seen:
            reason = self._judge.reason(one) if self._judge is not None else "unknown" if one.unknown else None
            if reason is not None:
                found.append((one.key, reason))
        return min(found, key=lambda judged: GRAVEST.index(judged[1]), default=None)

    def _keep(self) -> None:
        """Keep what is a finding by now; where that fails it is found again with the next answer."""
        fresh = []
        with self._lock:
            for place, seen in self._seen.items():
                judged, known = self._judged(seen), self._noted.get(place)
                if judged is not None and (known is None or (known.key, known.reason) != judged):
                    first_ms = known.first_seen_ms if known is not None else min(seen.values())
                    self._noted[place] = KeptFinding(*place, *judged, first_ms)
                    fresh.append(self._noted[place])
        for one in fresh:
            with suppress(DijoError):
                self._kept.add(one)


class WatchedSession:
    """A session whose answers are looked through on their way to whoever asked."""

    def __init__(self, session: Asking, watch: Watch) -> None:
        self._session = session
        self._watch = watch

    def call(
        self,
        method: str,
        path: str,
        *,
        body: bytes | None = None,
        query: Mapping[str, str | int] | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
        stop: threading.Event,
        accept: str = "application/json",
    ) -> Reply:
        """One request and its whole answer."""
        reply = self._session.call(
            method,
            path,
            body=body,
            query=query,
            if_match=if_match,
            idempotency_key=idempotency_key,
            stop=stop,
            accept=accept,
        )
        self._watch.look(method, path, reply.body)
        return reply

    def stream(
        self, path: str, *, headers: Mapping[str, str] | None = None, stop: threading.Event
    ) -> AbstractContextManager[Flow]:
        """A download; what is in it is looked through when it is verified."""
        return self._session.stream(path, headers=headers, stop=stop)


def _sighting(finding: KeptFinding) -> Sighting:
    return Sighting(finding.pointer, finding.key, unknown=finding.reason == "unknown")
