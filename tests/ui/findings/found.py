"""Findings of every kind, and a signed-in account that has them."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import Any

from dijo_desktop.client.watch import ARCHIVE, Finding
from dijo_desktop.contract.policy import DeclaredData
from tests.client.registry import NOON

SCORE = Finding("/v1/account", "/risk_score", "account.identifier", "unknown", "2.1", NOON)
PEER = Finding("/v1/calls", "/items/*/peer", "usage.calls.peer", "undeclared", "2.2", NOON)
PLACE = Finding(ARCHIVE, "/categories/technical.location", "technical.location", "undeclared", "2.3", NOON)
CARD = Finding("/v1/account/payments", "/items/*/reference", "payment.card_numbers", "not_held", "2.4", NOON)
LOST = Finding("/v1/account", "/name", "none", "unknown", "", NOON)
ALL = (SCORE, PEER, PLACE, CARD, LOST)
POLICY = (DeclaredData(key="account.email", policy_section="2.1", declared="listed"),)


class Watched:
    """The watch of an account: what was found, and the value of each place."""

    def __init__(self) -> None:
        self.findings: tuple[Finding, ...] = ()
        self.values: dict[str, Any] = {"/risk_score": 37}
        self.error: Exception | None = None

    def value(self, finding: Finding, _session: object, _stop: threading.Event) -> Any:
        if self.error is not None:
            raise self.error
        return self.values.get(finding.pointer)


def signed_in(watch: Watched, **more: Any) -> Any:
    """As much of a signed-in account as the desk takes."""
    return SimpleNamespace(watch=watch, watched=None, look_through=lambda _stop: watch.findings, **more)
