"""One endpoint of the public contract as data: what it takes, what it answers, what it may refuse."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

Shape = type[msgspec.Struct]
JSON = "application/json"
LIST = ("cursor", "limit")
SPAN = ("from", "to")
FILTERS = (*SPAN, "min_duration", "max_duration", "currency", "min_cost", "max_cost")
STEP_UP = "step-up"
IDEMPOTENT = "Idempotency-Key"
IF_MATCH = "If-Match"


@dataclass(frozen=True)
class Endpoint:
    """One operation. `scope` is None where no token is needed, `optional` where one shows more."""

    method: str
    path: str
    name: str
    summary: str
    status: int = 200
    answer: Shape | None = None
    media: str = JSON
    scope: str | None = None
    optional: bool = False
    body: Shape | None = None
    form: tuple[str, ...] = ()
    query: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    # Other statuses of the same answer
    also: tuple[int, ...] = ()
    refuses: tuple[int, ...] = ()
    etag: bool = False
    headers: tuple[str, ...] = ()
    links: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)


NEXT = "$response.body#/next_cursor"
"""Where the cursor of the following page is."""


def listing(path: str, name: str, summary: str, answer: Shape, scope: str, *query: str) -> Endpoint:
    """A list in pages, for a token of `scope`."""
    links = {"next": (name, {"cursor": NEXT})}
    return Endpoint("get", path, name, summary, 200, answer, scope=scope, query=(*LIST, *query), links=links)
