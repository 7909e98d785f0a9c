"""Pages: limits and opaque, signed positions that are bound to account, path and filters (contract CO-4, CO-5)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from litestar import Request

from dijo_desktop.contract.values import LIMIT_DEFAULT, LIMIT_MAX
from dijo_desktop.demo.clock import DemoClock
from dijo_desktop.demo.problems import ProblemError, field_error

CURSOR_SECONDS = 24 * 3600
_MAC_BYTES = 16

Position = list[int | str | None]
"""Where a page ends: the sort key of its last row, such as `[1795446245000, "call_01…"]`."""


@dataclass(frozen=True, slots=True)
class Binding:
    """What a cursor is good for; `kind` keeps page cursors and sync tokens apart."""

    account_id: str
    path: str
    filters: Mapping[str, str] = field(default_factory=dict)
    kind: str = "page"

    def bytes(self) -> bytes:
        """One spelling of it all."""
        return msgspec.json.encode([self.kind, self.account_id, self.path, sorted(self.filters.items())])


class Cursors:
    """Makes and reads signed positions; their age follows the real clock."""

    def __init__(self, key: bytes, clock: DemoClock) -> None:
        self._key = key
        self._clock = clock

    def make(self, binding: Binding, position: Position) -> str:
        """A cursor that only `read` with an equal binding accepts."""
        payload = msgspec.json.encode([self._clock.real_ms() // 1000, position])
        return base64.urlsafe_b64encode(self._mac(binding, payload) + payload).decode().rstrip("=")

    def read(
        self, binding: Binding, cursor: str, *, max_age: int = CURSOR_SECONDS, refusal: str = "invalid-cursor"
    ) -> Position:
        """The position; edited, foreign or older than `max_age` seconds: the problem named by `refusal`."""
        try:
            raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            raise ProblemError(refusal) from None
        mac, payload = raw[:_MAC_BYTES], raw[_MAC_BYTES:]
        if not hmac.compare_digest(mac, self._mac(binding, payload)):
            raise ProblemError(refusal)
        made_at, position = msgspec.json.decode(payload, type=tuple[int, Position])
        if self._clock.real_ms() // 1000 - made_at > max_age:
            raise ProblemError(refusal)
        return position

    def _mac(self, binding: Binding, payload: bytes) -> bytes:
        bound = binding.bytes()
        message = len(bound).to_bytes(4, "big") + bound + payload
        return hmac.digest(self._key, message, hashlib.sha256)[:_MAC_BYTES]


def page_limit(request: Request[Any, Any, Any]) -> int:
    """The wanted number of rows: 200 if none is given, 1000 if more is asked; below 1 is refused."""
    text = request.query_params.get("limit")
    if text is None:
        return LIMIT_DEFAULT
    number = text.removeprefix("-")
    if not (number.isascii() and number.isdigit()):
        raise field_error("limit", "not_a_number")
    digits = number.lstrip("0")
    if number != text or not digits:
        raise field_error("limit", "too_small")
    return LIMIT_MAX if len(digits) > len(str(LIMIT_MAX)) else min(int(digits), LIMIT_MAX)
