"""The demo controls of the reference service: `/demo/*`, not part of the public contract."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from dijo_desktop.contract.values import Answer, Instant, Request, Text

FaultEffect = Literal[
    "status", "delay_ms", "drop", "truncate_after", "drip_bytes_per_second", "html_200", "wrong_etag"
]


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


class FaultRule(Request, frozen=True, kw_only=True):
    """What goes wrong with requests of one method and path; `*` is any method, a path may end with `*`.

    `times`: how many requests are left to spoil, `null` for all. `value`: the status, milliseconds of delay, bytes of
    body after which the answer is cut, or bytes a second; the other effects have none.
    """

    method: Annotated[str, Meta(pattern=r"^(\*|[A-Z]{3,10})$")] = "*"
    path: Annotated[str, Meta(pattern=r"^/[^*?#]*\*?$", max_length=500)] = "/*"
    times: Annotated[int, Meta(ge=0, le=1_000_000)] | None = None
    effect: FaultEffect
    value: int | None = None


class FaultScript(Request, frozen=True, kw_only=True):
    """All rules, in the order in which they are tried; `PUT /demo/faults` replaces them."""

    rules: Annotated[tuple[FaultRule, ...], Meta(max_length=100)]
