"""The demo controls of the reference service: `/demo/*`, not part of the public contract."""

from __future__ import annotations

from dijo_desktop.contract.values import Answer, Instant, Request, Text


class DemoClock(Answer, frozen=True, kw_only=True):
    """The demo's time and how far it is from real time, in seconds."""

    now: Instant
    offset_seconds: int


class DemoScenario(Answer, frozen=True, kw_only=True):
    """A scenario that can be loaded: one person each."""

    key: str
    email: Text


class DemoScenarios(Answer, frozen=True, kw_only=True):
    """All scenarios."""

    items: tuple[DemoScenario, ...]


class DemoLoaded(Answer, frozen=True, kw_only=True):
    """What loading a scenario gave."""

    key: str
    email: Text
    now: Instant
    receipt_capability: str | None = None


class ServeLine(Answer, frozen=True, kw_only=True):
    """The one JSON line that `serve` prints when it is ready."""

    address: str
    secret_file: str | None = None


class ClockMove(Request, frozen=True, kw_only=True):
    """Advance the demo's clock by seconds, or to an instant."""

    advance_seconds: int | None = None
    to: Instant | None = None
