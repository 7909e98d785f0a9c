"""Which program keeps the secrets is told by its process, and another one than last time is never written to."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from dijo_desktop.client.platform_keyring import open_platform_keyring, provider_of, same_keyring
from dijo_desktop.errors import KeyringChanged, KeyringMissing
from tests.client.computer import Computer
from tests.client.keyrings import NONE, Keyring, failing
from tests.faults.secret_service import LEFT_OPEN, stub

pytestmark = pytest.mark.filterwarnings(LEFT_OPEN)
GNOME, KWALLET, ANY = "secret-service:gnome-keyring", "secret-service:kwallet", "secret-service"


@pytest.mark.fault("K6")
@pytest.mark.parametrize(
    ("process", "id_", "name"),
    [
        ("kwalletd6", KWALLET, "KWallet"),
        ("keepassxc", f"{ANY}:keepassxc", "KeePassXC"),
        ("my-own", ANY, "Secret Service"),
    ],
)
def test_a_provider_is_told_by_its_process(
    process: str, id_: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with stub(tmp_path, process) as service:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", service.environment["DBUS_SESSION_BUS_ADDRESS"])
        keyring = open_platform_keyring()
        assert (keyring.id, keyring.sure) == (ANY, False)
        assert keyring.answers is not None
        with pytest.raises(KeyringMissing):
            keyring.answers()
        service.tell("claim")
        keyring = open_platform_keyring()
        assert (keyring.id, keyring.name, keyring.sure) == (id_, name, id_ != ANY)
        assert keyring.answers is not None
        keyring.answers()


@pytest.mark.fault("K6")
def test_ids_without_a_program_are_of_any_program() -> None:
    assert same_keyring(GNOME, GNOME)
    assert same_keyring(ANY, GNOME)
    assert same_keyring(GNOME, ANY)
    assert not same_keyring(GNOME, KWALLET)
    assert not same_keyring(GNOME, "keychain")
    assert not same_keyring("a", "b")
    assert (provider_of("gnome-keyring-d"), provider_of("ksecretd"), provider_of("")) == (
        "gnome-keyring",
        "kwallet",
        "",
    )


@pytest.mark.fault("K6")
def test_other_and_no_keyrings_are_named_and_change_no_byte_until_the_person_chooses(computer: Computer) -> None:
    computer.keyring_id = GNOME
    computer.sign_in(computer.start()).copy.close()
    files, items, first = computer.hashes(), dict(computer.keyring.items), computer.keyring
    for other, id_, named in (
        (Keyring(), KWALLET, "Test Keyring"),
        (_without(), ANY, ""),
        (Keyring(), "keychain", "Test Keyring"),
    ):
        computer.keyring, computer.keyring_id = other, id_
        accounts = computer.start()
        with pytest.raises(KeyringChanged) as failure:
            accounts.resume(stop=computer.stop)
        assert (failure.value.backend, failure.value.before) == (named, "GNOME Keyring")
        assert accounts.vault.state.value == "changed"
        assert computer.hashes() == files
        assert "set" not in other.asked
    computer.keyring, computer.keyring_id = first, GNOME
    back = computer.start().resume(stop=computer.stop)
    assert back is not None
    back.copy.close()
    assert first.items == items


@pytest.mark.fault("K10")
def test_an_outbox_comes_back_with_its_key(computer: Computer) -> None:
    computer.keyring_id = KWALLET
    me = computer.sign_in(computer.start())
    me.copy.outbox.remember_action("export", "key-1", b"{}")
    me.copy.close()
    old, old_id = computer.keyring, computer.item()["k"]
    computer.keyring, computer.keyring_id = Keyring(), GNOME
    me = computer.sign_in(computer.start())
    assert me.copy.outbox.open_actions() == []
    me.copy.outbox.remember_action("export", "key-2", b"{}")
    me.copy.close()
    new, new_id = computer.keyring, computer.item()["k"]
    assert (me.profile.folder / f"outbox.{old_id}.db").exists()
    for keyring, id_, here, aside in ((old, KWALLET, "key-1", new_id), (new, GNOME, "key-2", old_id)):
        computer.keyring, computer.keyring_id = keyring, id_
        with pytest.raises(KeyringChanged):
            computer.start().resume(stop=computer.stop)
        me = computer.sign_in(computer.start())
        assert [action.key for action in me.copy.outbox.open_actions()] == [here]
        assert [path.name for path in me.profile.folder.glob("outbox.*.db")] == [f"outbox.{aside}.db"]
        me.copy.close()
        again = computer.start().resume(stop=computer.stop)
        assert again is not None
        assert [action.key for action in again.copy.outbox.open_actions()] == [here]
        again.copy.close()


@pytest.mark.fault("K6")
def test_a_late_keyring_is_told_by_name_once_it_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dijo_desktop.client.vault import Vault

    with stub(tmp_path, "kwalletd6") as service:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", service.environment["DBUS_SESSION_BUS_ADDRESS"])
        vault, stop = Vault(open_platform_keyring, "DiJo Desktop (test)"), threading.Event()
        with pytest.raises(KeyringMissing):
            vault.read("me", stop)
        assert vault.backend_id == ANY
        service.tell("speak", "claim")
        assert vault.read("me", stop) is None
        assert (vault.backend_id, vault.backend_name) == (KWALLET, "KWallet")
        assert vault.save("me", "text", stop)
        assert vault.read("me", stop) == "text"
        vault.delete("me", stop)
        assert vault.trial(stop) == 1000


def _without() -> Keyring:
    keyring = Keyring()
    keyring.before = failing(NONE)
    return keyring
