"""What to do about a keyring: one sentence for every keyring and state, and none where nothing is wrong."""

from __future__ import annotations

import pytest

from dijo_desktop.client.platform_keyring import NAMES
from dijo_desktop.ui.keyring_advice import advice
from dijo_desktop.ui.keyring_words import KINDS, KeyringFacts, Kind, words


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("keyring", ["", *NAMES])
def test_every_state_of_every_keyring_has_one_sentence(kind: Kind, keyring: str) -> None:
    for name in ("", NAMES.get(keyring, "")):
        said = advice(KeyringFacts(kind, name=name, id=keyring))
        assert said.endswith(".")
        assert "{" not in said
        assert "  " not in said


@pytest.mark.parametrize(
    ("kind", "keyring", "said"),
    [
        ("locked", "secret-service:gnome-keyring", "Passwords and Keys"),
        ("locked", "secret-service:kwallet", "KWalletManager"),
        ("locked", "secret-service:keepassxc", "KeePassXC"),
        ("locked", "keychain", "Allow"),
        ("locked", "credential-manager", "Sign out of Windows"),
        ("not answering", "keychain", "question of macOS"),
        ("not answering", "credential-manager", "Restart the Windows service"),
        ("missing", "keychain", "Keychain Access"),
        ("missing", "credential-manager", "Start the Windows service"),
        ("missing", "", "Install or start GNOME Keyring"),
    ],
)
def test_each_keyring_is_told_by_its_own_means(kind: Kind, keyring: str, said: str) -> None:
    assert said in advice(KeyringFacts(kind, name="X", id=keyring))


def test_what_works_needs_no_advice_but_a_deleted_item_does() -> None:
    assert advice(KeyringFacts("ready"), works=True) == ""
    assert "deleted from GNOME Keyring" in advice(KeyringFacts("missing", name="GNOME Keyring"), works=True)


@pytest.mark.parametrize("kind", KINDS)
def test_a_broken_part_of_this_program_is_not_blamed_on_the_keyring(kind: Kind) -> None:
    facts = KeyringFacts(kind, usable=False)
    assert "Install this program anew" in advice(facts)
    assert words(facts).tone == "error"


@pytest.mark.fault("K11")
def test_a_sign_in_that_is_not_saved_yet_is_said_before_the_state() -> None:
    assert words(KeyringFacts("not answering", unsaved=True)).short == "Sign-in not saved yet"
    assert words(KeyringFacts("session-only", unsaved=True)).short == "This session only"
