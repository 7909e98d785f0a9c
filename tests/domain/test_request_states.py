from __future__ import annotations

import itertools

import pytest

from dijo_desktop.contract.request_details import TYPES
from dijo_desktop.domain.request_states import FINAL, OPEN, STATUSES, is_final, is_withdrawable, may_go

_WAYS = {
    ("received", "identity_check"),
    ("received", "in_progress"),
    ("received", "withdrawn"),
    ("identity_check", "in_progress"),
    ("identity_check", "refused"),
    ("identity_check", "expired"),
    ("identity_check", "withdrawn"),
    ("in_progress", "awaiting_user"),
    ("in_progress", "fulfilled"),
    ("in_progress", "partially_fulfilled"),
    ("in_progress", "refused"),
    ("in_progress", "withdrawn"),
    ("awaiting_user", "in_progress"),
    ("awaiting_user", "expired"),
    ("awaiting_user", "withdrawn"),
}


@pytest.mark.parametrize("kind", TYPES)
def test_there_are_no_other_ways(kind: str) -> None:
    ways = {(before, after) for before, after in itertools.product(STATUSES, repeat=2) if may_go(kind, before, after)}
    assert ways == _WAYS | ({("received", "fulfilled")} if kind == "consent_withdrawal" else set())


def test_a_status_nobody_knows_is_not_final_and_leads_nowhere() -> None:
    assert not is_final("archived")
    assert not may_go("access", "archived", "fulfilled")
    assert set(OPEN) | set(FINAL) == set(STATUSES)


def test_what_is_being_erased_cannot_be_called_back() -> None:
    assert is_withdrawable("erasure", "received")
    assert not is_withdrawable("erasure", "in_progress")
    assert is_withdrawable("access", "in_progress")
    assert not any(is_withdrawable("access", status) for status in FINAL)
