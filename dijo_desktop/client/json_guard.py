"""What the JSON decoder lets through and we do not: too deep, too many values, one key twice (contract CO-16)."""

from __future__ import annotations

import re
from itertools import accumulate

import msgspec

from dijo_desktop.client import limits
from dijo_desktop.errors import NotUnderstood

_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_BRACKETS = b"[]{}"
_NOT_BRACKETS = bytes(set(range(256)) - set(_BRACKETS))
_STEP = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}


def checked(data: bytes, what: str = "") -> bytes:
    """`data`, if it is JSON within the limits in which no object has a key twice."""
    skeleton = _skeleton(data)
    brackets = skeleton.translate(None, _NOT_BRACKETS)
    values = skeleton.count(b",") + skeleton.count(b"[") + skeleton.count(b"{") + 1
    if max(accumulate(map(_STEP.__getitem__, brackets)), default=0) > limits.JSON_DEPTH or values > limits.JSON_NODES:
        raise NotUnderstood(what)
    try:
        decoded = msgspec.json.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise NotUnderstood(what) from None
    # Of a key that comes twice the decoder keeps one: written again, there are fewer colons than were sent.
    # Encoding and counting run in C; a walk over a page of calls in Python takes twice as long.
    if _skeleton(msgspec.json.encode(decoded)).count(b":") != skeleton.count(b":"):
        raise NotUnderstood(what)
    return data


def _skeleton(data: bytes) -> bytes:
    """JSON without its strings."""
    # Without escapes every second part between quotes is a string: four times as fast as the expression.
    return _STRING.sub(b"", data) if b"\\" in data else b"".join(data.split(b'"')[::2])
