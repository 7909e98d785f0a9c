"""The fault script: which requests go wrong, how, and how often (contract DM-3)."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from dijo_desktop.contract.demo import FaultRule
from dijo_desktop.demo.problems import field_error

_DAY_MS = 86_400_000
LIMITS = {
    "status": (400, 599),
    "delay_ms": (0, _DAY_MS),
    "truncate_after": (0, 1 << 40),
    "drip_bytes_per_second": (1, 1 << 30),
}
"""The least and the greatest value of each effect that has one."""
_SLOWING = ("delay_ms", "drip_bytes_per_second")


class Spoilt(NamedTuple):
    """What happens to one request: how it is slowed down, and at most one effect on its answer."""

    delay_ms: int = 0
    bytes_per_second: int | None = None
    effect: str | None = None
    value: int = 0


class Faults:
    """The rules in force. Every request takes at most one rule of each slowing effect and one of the others."""

    def __init__(self) -> None:
        self._rules: list[FaultRule] = []
        self._turn = threading.Lock()

    def replace(self, rules: Iterable[FaultRule]) -> None:
        """Forget all rules and take these; 400 for a value that its effect cannot have."""
        wanted = list(rules)
        for number, rule in enumerate(wanted):
            _check(f"/rules/{number}/value", rule)
        with self._turn:
            self._rules = wanted

    def rules(self) -> tuple[FaultRule, ...]:
        """All rules with the number of times they are still good for."""
        with self._turn:
            return tuple(self._rules)

    def take(self, method: str, path: str) -> Spoilt:
        """What goes wrong with a request that just came; counts it."""
        used: dict[str, FaultRule] = {}
        with self._turn:
            for index, rule in enumerate(self._rules):
                kind = rule.effect if rule.effect in _SLOWING else "answer"
                if kind in used or not _concerns(rule, method, path):
                    continue
                used[kind] = rule
                if rule.times is not None:
                    self._rules[index] = msgspec.structs.replace(rule, times=rule.times - 1)
        delay, drip, answer = (used.get(kind) for kind in (*_SLOWING, "answer"))
        return Spoilt(
            delay_ms=(delay.value or 0) if delay else 0,
            bytes_per_second=drip.value if drip else None,
            effect=answer.effect if answer else None,
            value=(answer.value or 0) if answer else 0,
        )


def _concerns(rule: FaultRule, method: str, path: str) -> bool:
    if rule.times == 0 or rule.method not in ("*", method):
        return False
    return path.startswith(rule.path[:-1]) if rule.path.endswith("*") else path == rule.path


def _check(pointer: str, rule: FaultRule) -> None:
    limits = LIMITS.get(rule.effect)
    if limits is None:
        if rule.value is not None:
            raise field_error(pointer, "not_wanted", f"{rule.effect} has no value.")
    elif rule.value is None or not limits[0] <= rule.value <= limits[1]:
        raise field_error(pointer, "out_of_range", f"{rule.effect} is from {limits[0]} to {limits[1]}.")
