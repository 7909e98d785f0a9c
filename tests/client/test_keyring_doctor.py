from __future__ import annotations

import threading

import pytest

from dijo_desktop.client.keyring_doctor import examine
from dijo_desktop.client.vault import TRIAL, KeyringState
from dijo_desktop.errors import KeyringNotAnswering
from tests.client.keyrings import LOCKED, NONE, REFUSED, Dropping, Hanging, Keyring, Stubborn, failing, vault_of

ITEM = ("DiJo Desktop (test)", "me")


def test_a_keyring_that_keeps_what_it_is_given_is_well(stop: threading.Event) -> None:
    keyring = Keyring()
    found = examine(vault_of(keyring), stop)
    assert (found.healthy, found.state, found.name, found.characters) == (
        True,
        KeyringState.READY,
        "Test Keyring",
        1000,
    )
    assert (found.found, keyring.items) == (None, {})
    keyring.items[ITEM] = "text"
    assert examine(vault_of(keyring), stop, user="me", backend="test").found
    missing = examine(vault_of(keyring), stop, user="you", backend="test")
    assert (missing.healthy, missing.found, missing.state) == (False, False, KeyringState.MISSING)
    assert keyring.items == {ITEM: "text"}


@pytest.mark.fault("K6")
def test_another_keyring_is_told_and_not_asked_for_the_record(stop: threading.Event) -> None:
    keyring = Keyring()
    found = examine(vault_of(keyring), stop, user="me", backend="other")
    assert (found.healthy, found.state, found.found) == (False, KeyringState.CHANGED, None)


@pytest.mark.parametrize(
    ("error", "state"),
    [(LOCKED, KeyringState.LOCKED), (NONE, KeyringState.MISSING), (OSError(), KeyringState.MISSING)],
)
def test_the_state_is_that_of_the_failure(error: Exception, state: KeyringState, stop: threading.Event) -> None:
    keyring = Keyring()
    keyring.before = failing(error)
    found = examine(vault_of(keyring), stop, user="me")
    assert (found.healthy, found.state, found.characters) == (False, state, 0)


@pytest.mark.fault("K11")
def test_a_keyring_that_drops_what_it_is_given_is_not_well(stop: threading.Event) -> None:
    assert not examine(vault_of(Dropping()), stop).healthy
    stubborn = Stubborn()
    assert not examine(vault_of(stubborn), stop).healthy


@pytest.mark.fault("K1")
def test_the_trial_item_goes_even_if_the_answer_comes_late(stop: threading.Event) -> None:
    keyring = Keyring()
    hanging = keyring.before = Hanging("set")
    vault = vault_of(keyring, notice=0.1)
    assert examine(vault, stop).state is KeyringState.NOT_ANSWERING
    hanging.go.set()
    while True:
        try:
            assert vault.trial(stop) == 1000
            break
        except KeyringNotAnswering:
            continue
    assert TRIAL not in keyring.items


def test_an_item_left_by_a_crash_goes_with_the_next_trial(stop: threading.Event) -> None:
    keyring = Keyring()
    keyring.items[TRIAL] = "left"
    assert examine(vault_of(keyring), stop).healthy
    assert keyring.items == {}


def test_a_session_of_its_own_is_tried_on_demand(stop: threading.Event) -> None:
    keyring = Keyring()
    vault = vault_of(keyring)
    vault.choose_session_only()
    found = examine(vault, stop, user="me")
    assert (found.state, found.characters, found.found) == (KeyringState.SESSION_ONLY, 1000, None)


def test_a_refused_item_leaves_the_old_state(stop: threading.Event) -> None:
    keyring = Keyring()
    keyring.before = failing(REFUSED, "set")
    assert not examine(vault_of(keyring), stop).healthy
