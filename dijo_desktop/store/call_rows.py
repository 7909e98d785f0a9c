"""What a view of calls is made of."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from dijo_desktop.domain.call_page import CallMore


class CallRow(Struct, frozen=True, gc=False):
    """A call as it is shown; costs in micro-units. An empty `id`: erased meanwhile, a new view is due.

    `more` is what the service tells beyond the policy, if it does.
    """

    id: str
    started_ms: int
    seconds: int
    cost_micro: int
    currency: str
    more: CallMore | None = None


class PlainCalls(Struct):
    """Calls by column, already text: instants as the contract writes them, costs in micro-units.

    For what writes very many of them: nothing is made for each that another form of writing would not need.
    """

    ids: list[str]
    instants: list[str]
    seconds: list[str]
    costs_micro: list[str]
    currencies: list[str]


class GroupRow(Struct, frozen=True):
    """The head of a local day (`2026-11-23`) or month (`2026-11`) with its sums, one cost a currency.

    `of` is how many calls it has when no filter but that of dates and weekends leaves any out.
    """

    day: str
    calls: int
    seconds: int
    costs: list[tuple[str, int]]
    of: int = 0


class Total(Struct, frozen=True):
    """A sum over calls of one currency; cost in micro-units."""

    currency: str
    calls: int
    seconds: int
    cost_micro: int


def difference(whole: Iterable[Total], part: Iterable[Total]) -> list[Total]:
    """What is left of sums when others, which are part of them, are taken away."""
    less = {one.currency: one for one in part}
    left = []
    for one in whole:
        gone = less.get(one.currency) or Total(one.currency, 0, 0, 0)
        if one.calls > gone.calls:
            seconds, cost = one.seconds - gone.seconds, one.cost_micro - gone.cost_micro
            left.append(Total(one.currency, one.calls - gone.calls, seconds, cost))
    return left
