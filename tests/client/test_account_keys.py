from __future__ import annotations

import threading

import pytest

from dijo_desktop.client.account_keys import AccountKeys, Nowhere
from dijo_desktop.client.dpop import DpopKey
from dijo_desktop.client.secret import Secret
from dijo_desktop.domain.keyring_record import Record, read_record
from tests.client.keyrings import LOCKED, Keyring, failing, vault_of

EMPTY = Record("", "", bytes(range(32)), "id")
ITEM = ("DiJo Desktop (test)", "me")


def test_what_signs_in_is_kept_and_forgotten_and_the_store_key_stays() -> None:
    keyring, key = Keyring(), DpopKey.new()
    keys = AccountKeys(vault_of(keyring), "me", EMPTY)
    keys.keep(Secret("r1"), key)
    kept = read_record(keyring.items[ITEM])
    assert kept == keys.record == Record("r1", key.for_record.reveal(), EMPTY.store_key, "id", bound=True)
    keys.keep(Secret(""), key)
    assert keys.record.refresh == "r1"
    keys.forget()
    assert read_record(keyring.items[ITEM]) == Record("", "", EMPTY.store_key, "id", bound=True)


def test_without_key_nothing_is_bound() -> None:
    keys = AccountKeys(vault_of(Keyring()), "me", EMPTY)
    keys.keep(Secret("r1"), None)
    assert not keys.record.bound


@pytest.mark.fault("K7")
def test_a_token_too_long_for_a_keyring_stays_in_memory() -> None:
    keyring = Keyring()
    vault = vault_of(keyring)
    keys = AccountKeys(vault, "me", EMPTY)
    keys.keep(Secret("short"), None)
    keys.keep(Secret("x" * 2000), None)
    assert vault.session_only
    assert keys.record.refresh == "x" * 2000
    kept = read_record(keyring.items[ITEM])
    assert kept is not None
    assert kept.refresh == "short"


def test_the_newest_token_is_that_of_the_keyring() -> None:
    keyring = Keyring()
    keys = AccountKeys(vault_of(keyring), "me", EMPTY)
    assert keys.newest() is None
    newer = Record("newer", "", EMPTY.store_key, "id")
    keyring.items[ITEM] = newer.text()
    assert keys.newest() == keys.record == newer
    keyring.items[ITEM] = Record("foreign", "", EMPTY.store_key, "other").text()
    assert keys.newest() is None
    keyring.before = failing(LOCKED)
    assert keys.newest() is None


def test_nowhere_keeps_nothing() -> None:
    nowhere = Nowhere()
    nowhere.keep(Secret("x"), None)
    nowhere.forget()
    assert nowhere.newest() is None


def test_threads_do_not_undo_each_other() -> None:
    keyring = Keyring()
    keys = AccountKeys(vault_of(keyring), "me", EMPTY)
    threads = [threading.Thread(target=keys.keep, args=(Secret(f"r{n}"), None)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read_record(keyring.items[ITEM]) == keys.record
