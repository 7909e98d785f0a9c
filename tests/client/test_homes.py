from __future__ import annotations

import pytest

from dijo_desktop.client.vault import KeyringState
from dijo_desktop.domain.keyring_record import Record, read_record
from dijo_desktop.errors import (
    KeyringChanged,
    KeyringLocked,
    KeyringMissing,
    KeyringNotAnswering,
    SignedOut,
)
from dijo_desktop.store import call_schema
from dijo_desktop.store.database import Database
from tests.client.computer import Computer
from tests.client.keyrings import LOCKED, Dropping, Hanging, Keyring, failing


@pytest.mark.fault("K5")
@pytest.mark.parametrize("keyring", [Dropping(), "locked", "too long"])
def test_without_a_keyring_nothing_is_written(keyring: object, computer: Computer) -> None:
    accounts = computer.start()
    if isinstance(keyring, Keyring):
        computer.keyring = keyring
        accounts = computer.start()
    elif keyring == "locked":
        computer.keyring.before = failing(LOCKED)
    else:
        accounts.vault.choose_session_only()
    me = computer.sign_in(accounts)
    assert accounts.vault.state is KeyringState.SESSION_ONLY
    assert not me.copy.kept
    assert me.accounts.read(stop=computer.stop).id == me.account.id
    assert not [path for path in computer.places.data.rglob("*") if path.is_file()]
    assert computer.keyring.items == {}
    accounts.sign_out(me, computer.stop)
    computer.keyring = Keyring()
    assert computer.start().resume(stop=computer.stop) is None


@pytest.mark.fault("K6")
def test_another_keyring_is_named_and_touches_nothing(computer: Computer) -> None:
    computer.sign_in(computer.start()).copy.close()
    files = computer.hashes()
    computer.keyring_id = "other"
    accounts = computer.start()
    with pytest.raises(KeyringChanged) as failure:
        accounts.resume(stop=computer.stop)
    assert (failure.value.backend, failure.value.before) == ("Test Keyring", "test")
    assert accounts.vault.state is KeyringState.CHANGED
    assert computer.hashes() == files
    computer.keyring_id = "test"
    resumed = computer.start().resume(stop=computer.stop)
    assert resumed is not None
    resumed.copy.close()


@pytest.mark.fault("K10")
def test_a_missing_record_is_not_a_first_start(computer: Computer) -> None:
    me = computer.sign_in(computer.start())
    me.copy.outbox.remember_action("export", "key-1", b"{}")
    me.copy.close()
    files, items = computer.hashes(), dict(computer.keyring.items)
    computer.keyring.items.clear()
    accounts = computer.start()
    with pytest.raises(KeyringMissing):
        accounts.resume(stop=computer.stop)
    assert accounts.vault.state is KeyringState.MISSING
    assert computer.hashes() == files
    computer.keyring.items.update(items)
    resumed = accounts.resume(stop=computer.stop)
    assert resumed is not None
    assert accounts.vault.state is KeyringState.READY
    assert [action.key for action in resumed.copy.outbox.open_actions()] == ["key-1"]
    resumed.copy.close()


@pytest.mark.fault("K10")
def test_signing_in_again_without_the_old_key_keeps_the_old_outbox_aside(computer: Computer) -> None:
    me = computer.sign_in(computer.start())
    old_key = computer.item()["k"]
    me.copy.close()
    computer.keyring.items.clear()
    again = computer.sign_in(computer.start())
    assert computer.item()["k"] != old_key
    assert (again.profile.folder / f"outbox.{old_key}.db").exists()
    again.copy.close()
    resumed = computer.start().resume(stop=computer.stop)
    assert resumed is not None
    resumed.copy.close()


@pytest.mark.parametrize("text", ["", "{}", '{"r":"x","d":"","s":"c2hvcnQ=","k":"1"}', "no json"])
def test_a_record_that_is_none_is_a_changed_keyring(text: str, computer: Computer) -> None:
    computer.sign_in(computer.start()).copy.close()
    (key,) = computer.keyring.items
    computer.keyring.items[key] = text
    with pytest.raises(KeyringChanged):
        computer.start().resume(stop=computer.stop)


@pytest.mark.fault("K2")
def test_a_locked_keyring_is_said_and_can_be_tried_again(computer: Computer) -> None:
    computer.sign_in(computer.start()).copy.close()
    computer.keyring.before = failing(LOCKED)
    accounts = computer.start()
    with pytest.raises(KeyringLocked):
        accounts.resume(stop=computer.stop)
    assert accounts.vault.state is KeyringState.LOCKED
    computer.keyring.before = lambda what: None
    resumed = accounts.resume(stop=computer.stop)
    assert resumed is not None
    resumed.copy.close()


@pytest.mark.fault("K4")
def test_a_late_answer_of_the_keyring_counts(computer: Computer) -> None:
    computer.sign_in(computer.start()).copy.close()
    hanging = computer.keyring.before = Hanging()
    computer.keyring_notice = 0.1
    computer.keyring.asked.clear()
    accounts = computer.start()
    for _ in range(3):
        with pytest.raises(KeyringNotAnswering):
            accounts.resume(stop=computer.stop)
    assert accounts.vault.state is KeyringState.NOT_ANSWERING
    hanging.go.set()
    resumed = accounts.resume(stop=computer.stop)
    assert resumed is not None
    assert computer.keyring.asked == ["get"]
    resumed.copy.close()


def test_a_lost_account_file_still_shows_the_copy(computer: Computer) -> None:
    computer.sign_in(computer.start()).copy.close()
    for path in computer.places.data.rglob("account.json*"):
        path.unlink()
    accounts = computer.start()
    resumed = accounts.resume(stop=computer.stop)
    assert resumed is not None
    with pytest.raises(SignedOut):
        accounts.connect(resumed, computer.stop)
    resumed.copy.close()


@pytest.mark.fault("K10")
def test_a_record_of_another_key_begins_a_new_store(computer: Computer) -> None:
    computer.sign_in(computer.start()).copy.close()
    old = computer.item()["k"]
    (key,) = computer.keyring.items
    computer.keyring.items[key] = Record("r", "", bytes(32), "other-key").text()
    with pytest.raises(KeyringChanged):
        computer.start().resume(stop=computer.stop)
    again = computer.sign_in(computer.start())
    assert computer.item()["k"] not in (old, "other-key")
    assert (again.profile.folder / f"outbox.{old}.db").exists()
    again.lock()


def test_signing_in_while_the_keyring_is_locked_leaves_what_is_kept(computer: Computer) -> None:
    computer.sign_in(computer.start()).copy.close()
    item = computer.item()
    computer.keyring.before = failing(LOCKED)
    accounts = computer.start()
    with pytest.raises(KeyringLocked):
        accounts.resume(stop=computer.stop)
    me = computer.sign_in(accounts)
    assert not me.copy.kept
    assert accounts.resume(stop=computer.stop) is None
    me.lock()
    computer.keyring.before = lambda what: None
    assert computer.item() == item
    resumed = computer.start().resume(stop=computer.stop)
    assert resumed is not None
    resumed.copy.close()


@pytest.mark.fault("S13")
def test_a_store_of_a_newer_version_is_left_and_memory_used(computer: Computer) -> None:
    me = computer.sign_in(computer.start())
    me.copy.close()
    record = read_record(next(iter(computer.keyring.items.values())))
    assert record is not None
    path = me.profile.folder / "cache.db"
    path.unlink()
    newer = call_schema.VERSION + 1
    Database(
        path, record.store_key, application_id=call_schema.APPLICATION_ID, version=newer, schema=call_schema.SCHEMA
    ).close()
    before = path.read_bytes()
    resumed = computer.start().resume(stop=computer.stop)
    assert resumed is not None
    assert not resumed.copy.kept
    resumed.copy.close()
    assert path.read_bytes() == before


def test_an_account_in_memory_alone_leaves_nothing_to_remove(computer: Computer) -> None:
    accounts = computer.start()
    accounts.vault.choose_session_only()
    me = computer.sign_in(accounts)
    accounts.sign_out(me, computer.stop)
    report = accounts.remove(me.profile, computer.stop)
    assert (report.record_removed, report.left) == (True, ())
    assert computer.keyring.asked == []
