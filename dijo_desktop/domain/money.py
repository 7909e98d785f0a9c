"""Exact amounts as whole micro-units of their currency: 0.1625 pounds are 162,500; two are never added (CO-19)."""

from __future__ import annotations

import re

DIGITS = 6
UNIT = 10**DIGITS

_AMOUNT = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?")
_ZEROS = "0" * DIGITS


def to_micro(amount: str) -> int:
    """Micro-units of an amount as the service writes it; ValueError if it is none."""
    if _AMOUNT.fullmatch(amount) is None:
        raise ValueError(amount)
    whole, _, part = amount.partition(".")
    return int(whole + (part + _ZEROS)[:DIGITS])


def from_micro(micro: int) -> str:
    """The amount with as few digits as hold its whole value, never with an exponent."""
    whole, part = divmod(abs(micro), UNIT)
    sign = "-" if micro < 0 else ""
    digits = f"{part:0{DIGITS}d}".rstrip("0")
    return f"{sign}{whole}.{digits}" if digits else f"{sign}{whole}"


def decimals(micro: int) -> int:
    """How many digits after the point an amount needs: 0 to 6."""
    return len(f"{abs(micro) % UNIT:0{DIGITS}d}".rstrip("0"))
