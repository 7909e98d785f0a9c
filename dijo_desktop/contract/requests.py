"""Privacy requests (policy 8) and their statutory clock (UK GDPR Art 12(3))."""

from __future__ import annotations

from typing import Any

from dijo_desktop.contract.service import Regulator
from dijo_desktop.contract.values import Answer, Day, Id, Instant, Text


class RequestScope(Answer, frozen=True, kw_only=True, rename={"from_": "from"}):
    """The time a request is about; `null` is open."""

    from_: Instant | None
    to: Instant | None


class Identity(Answer, frozen=True, kw_only=True):
    """When and how the person was identified."""

    verified_at: Instant | None
    method: str


class Extension(Answer, frozen=True, kw_only=True):
    """Two more months, announced in the first (Art 12(3))."""

    announced_on: Day
    reason: Text
    due_on: Day


class Pause(Answer, frozen=True, kw_only=True):
    """Days on which the clock stood still; an open pause has no end."""

    from_on: Day
    to_on: Day | None
    reason: Text


class RequestClock(Answer, frozen=True, kw_only=True):
    """The deadline and all it is computed from."""

    regime: str
    rule: str
    time_zone: str
    received_on: Day
    started_on: Day
    base_due_on: Day | None
    due_on: Day | None
    extension: Extension | None
    pauses: tuple[Pause, ...]
    holidays: tuple[Day, ...]
    acknowledge_by: Day | None
    acknowledged_at: Instant | None


class TimelineEntry(Answer, frozen=True, kw_only=True):
    """One step of a request."""

    at: Instant
    status: str
    text: Text


class RetainedRow(Answer, frozen=True, kw_only=True):
    """What was not granted, until when and why."""

    key: str
    until_on: Day | None
    reason: str


class Outcome(Answer, frozen=True, kw_only=True):
    """Why a request was refused, wholly or partly, and who else can be asked."""

    reasons: tuple[Text, ...]
    legal_basis: Text | None
    retained: tuple[RetainedRow, ...]
    regulator: Regulator | None


class RequestLinks(Answer, frozen=True, kw_only=True):
    """Where the results of a request are."""

    export: str | None
    receipt: str | None


class ActionRequired(Answer, frozen=True, kw_only=True):
    """What the service waits for; the person's next message answers it. `kind`: clarification or identity."""

    kind: str
    text: Text
    asked_at: Instant
    pauses_clock: bool


class PrivacyRequest(Answer, frozen=True, kw_only=True):
    """One request; `type` is the tag of its `details`.

    In an answer `details` is not decoded as the union `request_details.Details`: a type or a member that only a later
    version knows is shown as it is and spoils no list (contract CO-18). `msgspec.convert(details, Details)` reads it.
    """

    id: Id
    type: str
    status: str
    status_reason: str | None
    channel: str
    received_at: Instant
    scope: RequestScope
    details: dict[str, Any]
    identity: Identity
    clock: RequestClock
    timeline: tuple[TimelineEntry, ...]
    action_required: ActionRequired | None
    withdrawable: bool
    outcome: Outcome | None
    links: RequestLinks


class PrivacyRequests(Answer, frozen=True, kw_only=True):
    """A page of requests, newest first."""

    items: tuple[PrivacyRequest, ...]
    next_cursor: str | None
    limit: int


class Message(Answer, frozen=True, kw_only=True, rename={"from_": "from"}):
    """What was written about a request; `from_`: user or service. Plain text."""

    id: Id
    at: Instant
    from_: str
    text: Text


class Messages(Answer, frozen=True, kw_only=True):
    """A page of messages, newest first."""

    items: tuple[Message, ...]
    next_cursor: str | None
    limit: int
