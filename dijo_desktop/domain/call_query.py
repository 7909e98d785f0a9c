"""Which calls are shown, in what order and grouped how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sort = Literal["started", "duration", "cost"]
Grouping = Literal["day", "month", "none"]


@dataclass(frozen=True, slots=True)
class CallQuery:
    """A question to the call history; `None` and `False` filter nothing.

    Instants are UTC milliseconds, `to_ms` itself is left out; costs are micro-units of their currency. Groups are
    made only in order of time. Costs are ordered by currency first, since currencies cannot be compared.
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
                for value in (self.min_seconds, self.min_cost_micro, self.currency, self.from_ms, self.to_ms)
            )
        )
