"""What the JSON decoder lets through and we do not: too deep, too many values, one key twice (contract CO-16)."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Any

import msgspec

from dijo_desktop.client import limits
from dijo_desktop.errors import NotUnderstood

_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_BRACKETS = b"[]{}"
_NOT_BRACKETS = bytes(set(range(256)) - set(_BRACKETS))
_STEP = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}


def checked(data: bytes, what: str = "") -> bytes:
    """`data`, if it is JSON within the limits in which no object has a key twice."""
    skeleton = _STRING.sub(b"", data)
    brackets = skeleton.translate(None, _NOT_BRACKETS)
    values = skeleton.count(b",") + skeleton.count(b"[") + skeleton.count(b"{") + 1
    if max(accumulate(map(_STEP.__getitem__, brackets)), default=0) > limits.JSON_DEPTH or values > limits.JSON_NODES:
        raise NotUnderstood(what)
    try:
        decoded = msgspec.json.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise NotUnderstood(what) from None
    # A key that came twice is one member fewer in what was decoded than there are colons in what was sent.
    if _members(decoded) != skeleton.count(b":"):
        raise NotUnderstood(what)
    return data


def _members(value: Any) -> int:  # noqa: ANN401 - any JSON value
    count = 0
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            count += len(value)
            waiting.extend(part for part in value.values() if isinstance(part, dict | list))
        elif isinstance(value, list):
            waiting.extend(part for part in value if isinstance(part, dict | list))
    return count
