"""The optional abilities of calls (contract CA-1): off by default, no policy lists them; made up from the call."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from math import gcd

from sqlalchemy import Connection

from dijo_desktop.demo.call_json import CallRow
from dijo_desktop.demo.settings import read_setting, write_setting
from dijo_desktop.domain.money import from_micro

PEER, DIRECTION, BILLING = OPTIONAL = ("calls.peer", "calls.direction", "calls.billing")
_SETTING = "optional-capabilities"
_MINUTE = 60
_KINDS = ("e164", "masked", "handle")


def announce(connection: Connection, capabilities: tuple[str, ...]) -> None:
    """Have these optional abilities from now on, and no others."""
    write_setting(connection, _SETTING, " ".join(capabilities).encode())


def announced(connection: Connection) -> tuple[str, ...]:
    """The optional abilities the service has now."""
    kept = (read_setting(connection, _SETTING) or b"").decode().split()
    return tuple(name for name in OPTIONAL if name in kept)


def members(names: tuple[str, ...]) -> Callable[[CallRow], str] | None:
    """What is to be written into the JSON of a call after its cost, each member with a comma before it."""
    makers = [_MAKERS[name] for name in OPTIONAL if name in names]
    return (lambda row: "".join(make(row) for make in makers)) if makers else None


def _peer(row: CallRow) -> str:
    number = _number(row)
    kind = _KINDS[number % 7 % 3]
    digits = f"{number // 7 % 1_000_000:06d}"
    # 07700 900000 to 900999 are kept for plays (Ofcom): they reach nobody.
    value = {"e164": f"+447700900{digits[:3]}", "masked": f"+44 7700 ***{digits[:3]}", "handle": f"guest-{digits}"}
    return f',"peer":{{"kind":"{kind}","value":"{value[kind]}"}}'


def _direction(row: CallRow) -> str:
    # Who is called pays nothing.
    return f',"direction":"{"out" if row[3] or _number(row) % 3 else "in"}"'


def _billing(row: CallRow) -> str:
    """Whole minutes; the rate is for as many of them as make it exact: cost = amount x billed / per_seconds."""
    _, _, seconds, cost_micro, currency = row
    minutes = max(1, -(-seconds // _MINUTE))
    per = minutes // gcd(minutes, cost_micro)
    rate = from_micro(cost_micro * per // minutes)
    return (
        f',"billed_seconds":{minutes * _MINUTE},"rate":{{"amount":"{rate}","currency":"{currency}"'
        f',"per_seconds":{per * _MINUTE}}}'
    )


def _number(row: CallRow) -> int:
    return int.from_bytes(hashlib.sha256(row[1].encode()).digest()[:8], "big")


_MAKERS = {PEER: _peer, DIRECTION: _direction, BILLING: _billing}
