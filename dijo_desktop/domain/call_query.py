"""Which calls are shown, in what order and grouped how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dijo_desktop.domain.call_conditions import (
    WEEKEND,
    AllOf,
    Between,
    Condition,
    Costing,
    Free,
    InCurrency,
    Lasting,
)

Sort = Literal["started", "duration", "cost"]
Grouping = Literal["day", "month", "none"]


@dataclass(frozen=True, slots=True)
class CallQuery:
    """A question to the call history; `None` and `False` filter nothing.

    Instants are UTC milliseconds, `to_ms` itself is left out; costs are micro-units of their currency. Groups are
    made only in order of time. Costs are ordered by currency first, since currencies cannot be compared. `where` is
    what only the calls themselves can answer, one by one.
    """

    sort: Sort = "started"
    descending: bool = True
    group: Grouping = "day"
    min_seconds: int | None = None
    min_cost_micro: int | None = None
    currency: str | None = None
    free: bool = False
    weekend: bool = False
    from_ms: int | None = None
    to_ms: int | None = None
    where: Condition | None = None

    @classmethod
    def of(
        cls,
        condition: Condition | None,
        *,
        sort: Sort = "started",
        descending: bool = True,
        group: Grouping = "day",
    ) -> CallQuery:
        """The question whose calls fulfil a settled condition; what sums and indexes answer is taken out of it."""
        parts = _Parts()
        for one in _all_of(condition):
            parts.take(one)
        left = tuple(parts.left)
        return cls(
            sort=sort,
            descending=descending,
            group=group,
            min_seconds=parts.min_seconds,
            min_cost_micro=parts.min_cost_micro,
            currency=parts.currency,
            free=parts.free,
            weekend=parts.weekend,
            from_ms=parts.from_ms,
            to_ms=parts.to_ms,
            where=None if not left else left[0] if len(left) == 1 else AllOf(left),
        )

    @property
    def grouped(self) -> bool:
        """Whether the view has rows that head a day or a month."""
        return self.group != "none" and self.sort == "started"

    @property
    def narrows(self) -> bool:
        """Whether some calls may be left out."""
        return (
            self.free
            or self.weekend
            or any(
                value is not None
                for value in (
                    self.min_seconds,
                    self.min_cost_micro,
                    self.currency,
                    self.from_ms,
                    self.to_ms,
                    self.where,
                )
            )
        )


class _Parts:
    """Gathers the parts of a condition that have a place of their own in a question."""

    def __init__(self) -> None:
        self.min_seconds: int | None = None
        self.min_cost_micro: int | None = None
        self.currency: str | None = None
        self.free = self.weekend = False
        self.from_ms: int | None = None
        self.to_ms: int | None = None
        self.left: list[Condition] = []

    def take(self, one: Condition) -> None:
        match one:
            case Between(from_ms, to_ms):
                self.from_ms = max((ms for ms in (self.from_ms, from_ms) if ms is not None), default=None)
                self.to_ms = min((ms for ms in (self.to_ms, to_ms) if ms is not None), default=None)
            case Lasting(int(least), None):
                self.min_seconds = max(self.min_seconds or 0, least)
            case Costing(int(least), None, currency) if self._in(currency):
                self.min_cost_micro = max(least, least if self.min_cost_micro is None else self.min_cost_micro)
            case InCurrency(currency) if self._in(currency):
                pass
            case Free():
                self.free = True
            case _ if one == WEEKEND:
                self.weekend = True
            case _:
                self.left.append(one)

    def _in(self, currency: str) -> bool:
        """Whether the whole question can be in this currency."""
        if self.currency not in (None, currency):
            return False
        self.currency = currency
        return True


def _all_of(condition: Condition | None) -> list[Condition]:
    if condition is None:
        return []
    if isinstance(condition, AllOf):
        return [part for one in condition.conditions for part in _all_of(one)]
    return [condition]
