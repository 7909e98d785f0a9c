"""Which version of the policy is in force: a setting of the whole service, so that every client sees the change."""

from __future__ import annotations

from functools import cache

import msgspec
from sqlalchemy import Connection

from dijo_desktop.contract.policy import Policy
from dijo_desktop.demo.policy_text import VERSION, policy_of, read_policy
from dijo_desktop.demo.settings import read_setting, write_setting
from dijo_desktop.packaged import resource

SECOND = "demo-2"
CHANGES = (
    ("providers (e.g., WebRTC technology providers);", "providers;"),
    (
        "- Contractual safeguards with service providers.",
        "- Contractual safeguards with service providers, reviewed yearly.",
    ),
    (
        "within the timeframes required by applicable law.",
        "within one month, or say in that month why it takes longer.",
    ),
    ("- Analyze usage;", "- Analyze usage, with consent;"),
    (
        " Continued use of the Service constitutes acceptance of the updated Policy.",
        "\nUsers are told in the Service before a change takes effect.",
    ),
)
"""What the second version says otherwise: made up for the demo."""
_SETTING = "policy-in-force"


@cache
def second_policy() -> Policy:
    """The version that replaces the first in scenario `policy-changed`."""
    text = resource("privacy-policy.txt").read_text(encoding="utf-8")
    for before, after in CHANGES:
        text = text.replace(before, after)
    return msgspec.structs.replace(policy_of(text, SECOND), supersedes=VERSION)


def published(connection: Connection) -> tuple[Policy, ...]:
    """Every version there has been, the one in force first."""
    kept = read_setting(connection, _SETTING)
    return (second_policy(), read_policy()) if kept == SECOND.encode() else (read_policy(),)


def in_force(connection: Connection) -> Policy:
    """The version that counts now."""
    return published(connection)[0]


def put_in_force(connection: Connection, version: str) -> None:
    """Let `demo-1` or `demo-2` count from now on, for everybody; ValueError for another."""
    if version not in (VERSION, SECOND):
        raise ValueError(version)
    write_setting(connection, _SETTING, version.encode())
