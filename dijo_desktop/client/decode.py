"""From bytes to a shape of the contract, or a failure that says which resource was not understood."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from dijo_desktop.client.json_guard import checked
from dijo_desktop.errors import NotUnderstood

T = TypeVar("T")


def decode(shape: type[T], data: bytes, what: str = "") -> T:
    """`data` as `shape`; members this version does not know are ignored, wrong types are not."""
    try:
        return msgspec.json.decode(checked(data, what), type=shape)
    except (msgspec.MsgspecError, ValueError):
        raise NotUnderstood(what or shape.__name__) from None
