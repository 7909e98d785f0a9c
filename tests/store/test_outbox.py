"""The outbox keeps what was decided, signed and seen, and tells what the service may have forgotten."""

from __future__ import annotations

import pytest

from dijo_desktop.store.local_copy import LocalCopy
from dijo_desktop.store.outbox import LOOK_UP_AFTER_MS, KeptPolicy, KeptReceipt, Outbox, SavedCopyNote
from tests.fake_clock import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(1_000_000)


@pytest.fixture
def outbox(clock: FakeClock):
    copy = LocalCopy.in_memory(clock=clock)
    yield copy.outbox
    copy.close()


def test_an_action_is_kept_until_its_outcome_is_known(outbox: Outbox, clock: FakeClock) -> None:
    outbox.remember_action("export", "one", b'{"a":1}')
    clock.advance(1)
    outbox.remember_action("deletion", "two", b"{}")
    outbox.remember_action("export", "one", b"other")
    first, second = outbox.open_actions()
    assert (first.kind, first.key, first.body, first.at_ms) == ("export", "one", b'{"a":1}', 1_000_000)
    assert second.key == "two"
    outbox.finish_action("one")
    outbox.finish_action("unknown")
    assert [action.key for action in outbox.open_actions()] == ["two"]


@pytest.mark.parametrize(
    ("seconds", "old"),
    [(0, False), (LOOK_UP_AFTER_MS / 1000 - 1, False), (LOOK_UP_AFTER_MS / 1000, True), (90_000, True), (-60, True)],
)
@pytest.mark.fault("S9")
def test_an_old_action_is_looked_up_before_it_is_sent(
    outbox: Outbox, clock: FakeClock, seconds: float, old: bool
) -> None:
    outbox.remember_action("export", "one", b"")
    clock.advance(seconds)
    assert outbox.open_actions()[0].must_be_looked_up(clock.now_ms()) is old


def test_the_first_bytes_of_a_receipt_stay(outbox: Outbox) -> None:
    outbox.add_receipt("rcp_1", "consent.changed", "marketing", b"first", "not_verifiable")
    outbox.add_receipt("rcp_1", "consent.changed", "marketing", b"first", "signed")
    outbox.add_receipt("rcp_1", "consent.changed", "marketing", b"other", "altered")
    outbox.add_receipt("rcp_2", "export.ready", "exp_1", b"second", "signed")
    assert outbox.receipts() == [
        KeptReceipt("rcp_1", "consent.changed", "marketing", b"first", "signed", 1_000_000),
        KeptReceipt("rcp_2", "export.ready", "exp_1", b"second", "signed", 1_000_000),
    ]


def test_every_key_set_is_kept_once_in_order(outbox: Outbox) -> None:
    for jwks in (b"b", b"a", b"b"):
        outbox.add_jwks(jwks)
    assert outbox.jwks() == [b"b", b"a"]


def test_two_texts_under_one_policy_version_are_both_kept(outbox: Outbox) -> None:
    outbox.add_policy("1", "aa", "text", 10)
    outbox.add_policy("1", "aa", "text", 99)
    outbox.add_policy("1", "bb", "changed", 20)
    assert outbox.policies() == [KeptPolicy("1", "aa", "text", 10), KeptPolicy("1", "bb", "changed", 20)]


def test_the_last_saved_copy_is_known(outbox: Outbox) -> None:
    assert outbox.last_copy() is None
    outbox.note_copy("/home/me/one.zip", 5, "aa", 3)
    outbox.note_copy("/home/me/two.zip", 6, "bb", 4)
    assert outbox.last_copy() == SavedCopyNote("/home/me/two.zip", 6, "bb", 4)


def test_an_action_may_be_repeated_while_the_service_knows_its_key_for_sure(outbox: Outbox, clock: FakeClock) -> None:
    assert not outbox.may_be_repeated("k")
    outbox.remember_action("deletion", "k", b"{}")
    assert outbox.may_be_repeated("k")
    assert not outbox.may_be_repeated("another")
    clock.advance(LOOK_UP_AFTER_MS / 1000)
    assert not outbox.may_be_repeated("k")
