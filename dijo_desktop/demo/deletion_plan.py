"""What deleting an account does to each held row: one computation for preview, deletion and receipts (DE-2)."""

from __future__ import annotations

from sqlalchemy import Connection

from dijo_desktop.contract.deletion import Effect
from dijo_desktop.demo.data_map_rules import RULES
from dijo_desktop.demo.dates import years_later
from dijo_desktop.demo.held_records import HeldRecords


def effects(connection: Connection, account_id: str, effective_ms: int) -> tuple[Effect, ...]:
    """One entry a held row, with its count now; what a law keeps is kept for years from `effective_ms`."""
    records = HeldRecords(connection, account_id)
    return tuple(_effect(key, records.mine(key).count, effective_ms) for key in RULES)


def _effect(key: str, count: int, effective_ms: int) -> Effect:
    rule = RULES[key]
    kept = rule.kept
    return Effect(
        key=key,
        count=count,
        action=rule.action,
        fields_kept=kept.fields if kept else (),
        until_on=years_later(effective_ms, kept.years) if kept else None,
        reason=kept.reason if kept else None,
        law=kept.law if kept else None,
        policy_section="7" if kept else "11",
    )
