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
    # Without escapes every second part between quotes is a string: four times as fast as the expression.
    skeleton = _STRING.sub(b"", data) if b"\\" in data else b"".join(data.split(b'"')[::2])
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
    waiting = [value] if isinstance(value, dict | list) else []
    while waiting:
        value = waiting.pop()
        parts = value
        if type(value) is dict:
            count += len(value)
            parts = value.values()
        waiting.extend([part for part in parts if type(part) is dict or type(part) is list])
    return count
