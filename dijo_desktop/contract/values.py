"""Values that every resource uses: ids, instants, dates, money, lists."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

Id = Annotated[str, Meta(pattern=r"^[a-z]{2,4}_[0-9A-HJKMNP-TV-Z]{26}$")]
"""An opaque identifier, such as `call_01JD7Z4M8Q0V5W2Y6T3K9B1C4J`."""

Instant = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$")]
"""A moment in UTC with milliseconds, such as `2026-11-23T15:04:05.331Z`."""

_DAY = "[1-9][0-9]{3}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)"
_LEAP_YEAR = "([1-9][0-9](0[48]|[2468][048]|[13579][26])|([2468][048]|[13579][26])00)"
_TIME = r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}"
ASKED_INSTANT = f"^({_DAY}|{_LEAP_YEAR}-02-29)T{_TIME}Z$"
"""A moment that exists, from the year 1000 on: said in full, so that a request can be checked without the service."""

AskedInstant = Annotated[str, Meta(pattern=ASKED_INSTANT)]
"""An instant in what the client sends."""

Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
"""A calendar day, such as `2026-12-23`."""

Seconds = Annotated[int, Meta(ge=0, le=10**9)]
"""A duration in whole seconds."""

Count = Annotated[int, Meta(ge=0, le=2**53)]
"""A number of records, bytes or the like."""

Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 digest in lower-case hexadecimal."""

Text = Annotated[str, Meta(max_length=65536)]
"""Text for people, plain, never HTML."""

LIMIT_DEFAULT = 200
LIMIT_MAX = 1000


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A shape the service sends: members unknown to this version are ignored."""


class Request(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A shape the client sends: an unknown member is an error (400)."""


class Money(Answer, frozen=True, kw_only=True):
    """An exact amount in units of `currency` (ISO 4217), compared by value; currencies are never added."""

    amount: Annotated[str, Meta(pattern=r"^-?\d{1,12}(\.\d{1,6})?$")]
    currency: Annotated[str, Meta(pattern=r"^[A-Z]{3}$")]
