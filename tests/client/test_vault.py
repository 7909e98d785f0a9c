from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dijo_desktop.client import limits
from dijo_desktop.client.vault import KeyringState, PlatformKeyring, Vault
from dijo_desktop.errors import (
    Cancelled,
    KeyringLocked,
    KeyringMissing,
    KeyringNotAnswering,
    KeyringRefusedWrite,
    KeyringUnavailable,
    KeyringUnusable,
)
from tests.client.keyrings import (
    LOCKED,
    NONE,
    REFUSED,
    Dropping,
    Hanging,
    Keyring,
    Stubborn,
    Truncating,
    absent,
    dismissed,
    failing,
    vault_of,
)

ITEM = ("DiJo Desktop (test)", "me")


def test_a_record_is_kept_found_and_deleted(stop: threading.Event) -> None:
    keyring = Keyring()
    vault = vault_of(keyring)
    assert (vault.backend_id, vault.backend_name) == ("", "")
    assert vault.read("me", stop) is None
    assert vault.save("me", "text", stop)
    assert keyring.items == {ITEM: "text"}
    assert vault.read("me", stop) == "text"
    assert (vault.state, vault.unsaved) == (KeyringState.READY, False)
    assert (vault.backend_id, vault.backend_name) == ("test", "Test Keyring")
    vault.delete("me", stop)
    assert keyring.items == {}
    vault.delete("me", stop)


@pytest.mark.fault("K8")
def test_one_read_is_one_call(stop: threading.Event) -> None:
    keyring = Keyring()
    vault_of(keyring).read("me", stop)
    assert keyring.asked == ["get"]


@pytest.mark.fault("K2")
@pytest.mark.parametrize("error", [LOCKED, dismissed()])
def test_locked(error: Exception, stop: threading.Event) -> None:
    keyring = Keyring()
    vault = vault_of(keyring)
    keyring.before = failing(error)
    with pytest.raises(KeyringLocked):
        vault.read("me", stop)
    assert vault.state is KeyringState.LOCKED
    keyring.before = lambda what: None
    vault.read("me", stop)
    assert vault.state is KeyringState.READY


@pytest.mark.fault("K5")
@pytest.mark.parametrize("error", [NONE, absent(), OSError("no bus"), RuntimeError()])
def test_missing(error: Exception, stop: threading.Event) -> None:
    keyring = Keyring()
    vault = vault_of(keyring)
    keyring.before = failing(error)
    with pytest.raises(KeyringMissing) as failure:
        vault.read("me", stop)
    assert failure.value.backend == "Test Keyring"
    assert vault.state is KeyringState.MISSING


def test_a_backend_that_cannot_be_loaded_is_not_a_missing_keyring_and_is_tried_again(stop: threading.Event) -> None:
    keyring = Keyring()
    tries = []

    def make() -> PlatformKeyring:
        tries.append(1)
        if len(tries) == 1:
            raise ImportError("no")
        return PlatformKeyring("test", "Test Keyring", keyring)

    vault = Vault(make, "service")
    with pytest.raises(KeyringUnusable):
        vault.read("me", stop)
    assert not vault.usable
    assert vault.read("me", stop) is None
    assert vault.usable


@pytest.mark.fault("K1")
def test_a_keyring_that_never_answers_is_asked_once(stop: threading.Event) -> None:
    keyring = Keyring()
    hanging = keyring.before = Hanging()
    vault = vault_of(keyring, notice=0.1)
    for _ in range(3):
        with pytest.raises(KeyringNotAnswering):
            vault.read("me", stop)
    with pytest.raises(KeyringNotAnswering):
        vault.read("somebody else", stop)
    assert vault.state is KeyringState.NOT_ANSWERING
    assert keyring.asked == ["get"]
    hanging.go.set()


@pytest.mark.fault("K4")
def test_a_late_answer_counts(stop: threading.Event) -> None:
    keyring = Keyring()
    keyring.items[ITEM] = "text"
    hanging = keyring.before = Hanging()
    vault = vault_of(keyring, notice=0.1)
    with pytest.raises(KeyringNotAnswering):
        vault.read("me", stop)
    hanging.go.set()
    assert vault.read("me", stop) == "text"
    assert vault.state is KeyringState.READY
    assert keyring.asked == ["get"]


def test_waiting_can_be_cancelled(stop: threading.Event) -> None:
    keyring = Keyring()
    hanging = keyring.before = Hanging()
    vault = vault_of(keyring)
    with ThreadPoolExecutor() as pool:
        read = pool.submit(vault.read, "me", stop)
        assert hanging.reached.wait(5)
        stop.set()
        with pytest.raises(Cancelled):
            read.result(limits.CANCEL)
    hanging.go.set()


def test_questions_wait_for_one_another(stop: threading.Event) -> None:
    keyring = Keyring()
    hanging = keyring.before = Hanging()
    vault = vault_of(keyring)
    with ThreadPoolExecutor() as pool:
        first = pool.submit(vault.read, "me", stop)
        assert hanging.reached.wait(5)
        second = pool.submit(vault.save, "you", "text", stop)
        hanging.go.set()
        assert first.result(5) is None
        assert second.result(5)


@pytest.mark.fault("K11")
@pytest.mark.parametrize("keyring", [Dropping(), Truncating(2)])
def test_a_write_that_is_not_found_again_ends_in_session_only(keyring: Keyring, stop: threading.Event) -> None:
    vault = vault_of(keyring)
    assert not vault.save("me", "a text of more than twenty characters", stop)
    assert (vault.state, vault.unsaved, vault.session_only) == (KeyringState.SESSION_ONLY, True, True)
    assert keyring.asked == ["set", "get"] * 2
    assert not vault.save("me", "text", stop)
    assert keyring.asked == ["set", "get"] * 2


@pytest.mark.fault("K11")
def test_a_write_is_tried_twice(stop: threading.Event) -> None:
    vault = vault_of(Truncating(1))
    assert vault.save("me", "a text of more than twenty characters", stop)
    assert vault.state is KeyringState.READY


@pytest.mark.parametrize("error", [REFUSED, OSError(1783, "too long"), LOCKED])
def test_a_refused_write_ends_in_session_only(error: Exception, stop: threading.Event) -> None:
    keyring = Keyring()
    keyring.before = failing(error, "set")
    vault = vault_of(keyring)
    assert not vault.save("me", "text", stop)
    assert vault.session_only


@pytest.mark.fault("K7")
def test_what_is_too_long_is_not_tried_and_the_old_record_stays(stop: threading.Event) -> None:
    keyring = Keyring()
    vault = vault_of(keyring)
    assert vault.save("me", "x" * limits.RECORD_CHARACTERS, stop)
    keyring.asked.clear()
    assert not vault.save("me", "x" * (limits.RECORD_CHARACTERS + 1), stop)
    assert vault.session_only
    assert keyring.asked == []
    assert len(keyring.items[ITEM]) == limits.RECORD_CHARACTERS


@pytest.mark.fault("K11")
def test_while_a_write_hangs_the_newest_is_not_forgotten(stop: threading.Event) -> None:
    keyring = Keyring()
    hanging = keyring.before = Hanging("set")
    vault = vault_of(keyring, notice=0.1)
    assert not vault.save("me", "first")
    assert (vault.state, vault.unsaved, vault.session_only) == (KeyringState.NOT_ANSWERING, True, False)
    assert not vault.save("me", "second", stop)
    hanging.go.set()
    assert vault.save("me", "third", stop)
    assert keyring.items[ITEM] == "third"
    assert not vault.unsaved
    assert vault.read("me", stop) == "third"


def test_many_writers_leave_the_newest(stop: threading.Event) -> None:
    keyring = Keyring()
    vault = vault_of(keyring)
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(lambda number: vault.save("me", f"text-{number}", stop), range(60)))
    assert vault.save("me", "last", stop)
    assert keyring.items[ITEM] == "last"


def test_a_deletion_that_does_not_happen_is_said(stop: threading.Event) -> None:
    vault = vault_of(Stubborn())
    vault.save("me", "text", stop)
    with pytest.raises(KeyringRefusedWrite):
        vault.delete("me", stop)


def test_a_deletion_outlasts_a_write_that_hung(stop: threading.Event) -> None:
    keyring = Keyring()
    hanging = keyring.before = Hanging("set")
    vault = vault_of(keyring, notice=0.1)
    assert not vault.save("me", "text", stop)
    with pytest.raises(KeyringNotAnswering):
        vault.delete("me", stop)
    hanging.go.set()
    vault.delete("me", stop)
    assert keyring.items == {}


def test_the_persons_choice_stands(stop: threading.Event) -> None:
    keyring = Keyring()
    vault = vault_of(keyring, notice=0.1)
    vault.choose_session_only()
    vault.read("me", stop)
    keyring.before = failing(LOCKED)
    with pytest.raises(KeyringUnavailable):
        vault.read("me", stop)
    hanging = keyring.before = Hanging()
    with pytest.raises(KeyringNotAnswering):
        vault.read("me", stop)
    assert vault.state is KeyringState.SESSION_ONLY
    hanging.go.set()


def test_a_keyring_that_cannot_be_opened_takes_nothing(stop: threading.Event) -> None:
    def make() -> PlatformKeyring:
        raise ImportError("no")

    vault = Vault(make, "service")
    assert not vault.save("me", "text", stop)
    assert vault.session_only


@pytest.mark.parametrize("kind", ["KeyringError", "SomethingElse"])
def test_an_error_with_a_cause_is_judged_by_the_cause(kind: str, stop: threading.Event) -> None:
    error = type(kind, (Exception,), {})()
    error.__cause__ = LOCKED
    keyring = Keyring()
    keyring.before = failing(error)
    with pytest.raises(KeyringLocked):
        vault_of(keyring).read("me", stop)
    keyring.before = failing(type("KeyringError", (Exception,), {})("denied"))
    with pytest.raises(KeyringLocked):
        vault_of(keyring).read("me", stop)
