"""The sign-in is in a real keyring and nowhere else; whatever state that is in, nothing is lost and nothing leaks."""

from __future__ import annotations

import hashlib
import logging
import os
from pathlib import Path

import pytest

from dijo_desktop.client.vault import KeyringState
from tests.journeys import keyring_door
from tests.journeys.driver import Computer
from tests.journeys.secrets_hunt import files_below, found_in, processes, secrets_in


def test_secrets_are_in_one_item_and_a_second_start_needs_no_browser(
    computer: Computer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with computer.start() as window:
        signed_in = window.sign_in()
        first = signed_in.session.life.refresh.reveal()
        (record,) = keyring_door.items().values()
        assert first in record
        assert len(record) <= 1000
        secrets = [*secrets_in(record), first.encode()]
        assert window.sees("Keyring unlocked")
        places = [*files_below(computer.root), *processes(os.getpid(), window.demo_child().pid)]
        assert any(name.endswith("-wal") for name, _ in places)
        assert any("cmdline of" in name for name, _ in places)
        assert found_in(places, secrets) == []
        assert found_in([("log", caplog.text.encode())], secrets) == []
        assert found_in([("window", window.everything().encode())], secrets) == []
        held = window.held()
    assert found_in(files_below(computer.root), secrets) == []

    with computer.start() as window:
        signed_in = window.until_in()
        assert window.held() == held
        assert len(computer.links) == 1
        (record,) = keyring_door.items().values()
        renewed = signed_in.session.life.refresh.reveal()
        assert renewed in record
        assert found_in(files_below(computer.root), [*secrets_in(record), renewed.encode()]) == []
    assert found_in([("log", caplog.text.encode())], [*secrets, *secrets_in(record)]) == []


def test_the_hunt_would_find_a_secret(tmp_path: Path) -> None:
    secret = b"aBcD-1234_efgh.5678~ijkl"
    for number, written in enumerate((secret, secret.hex().encode(), b"x=" + secret + b"&y")):
        (tmp_path / str(number)).write_bytes(written)
    (tmp_path / "harmless").write_bytes(b"aBcD")
    assert len(found_in(files_below(tmp_path), [secret])) == 3


@pytest.mark.fault("K2")
def test_a_locked_keyring_shows_nothing_personal_until_it_is_unlocked(computer: Computer) -> None:
    with computer.start() as window:
        signed_in = window.sign_in()
        personal = [signed_in.account.email, signed_in.account.id]
        held = window.held()
    keyring_door.lock()
    with computer.start() as window:
        window.until(lambda: window.sees("GNOME Keyring is locked. Your sign-in is safe inside it."))
        assert not [words for words in personal if words in window.everything()]
        assert not window.offers("Sign in again")
        assert window.offers("Unlock")
        keyring_door.unlock()
        window.until_in()  # by itself: that it was unlocked is noticed
        assert window.held() == held
    assert len(computer.links) == 1


@pytest.mark.fault("K5")
def test_without_a_keyring_the_sign_in_lasts_for_this_session_and_leaves_no_secret(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={computer.root}/no-bus")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with computer.start() as window:
        window.until(lambda: window.offers("Sign in") and window.sees("This computer has no keyring."))
        vault = window.built.accounts.vault
        assert vault is not None
        assert vault.state is KeyringState.MISSING
        signed_in = window.sign_in()
        assert vault.state is KeyringState.SESSION_ONLY
        for section in ("calls", "consent", "data", "account"):
            window.go(section)
            badge = window.main.sidebar.status.keyring
            assert badge.text() == badge.accessibleName() == "This session only"
            assert not badge.visibleRegion().isEmpty()
        refresh, key = signed_in.session.life.refresh.reveal(), signed_in.session.key
        assert refresh
        assert key is not None
        secrets = [refresh.encode(), key.for_record.reveal().encode()]
        assert found_in(files_below(computer.root), secrets) == []
        assert not list(computer.root.glob("kept/data/accounts/*"))
    assert found_in(files_below(computer.root), secrets) == []
    with computer.start() as window:
        window.until(lambda: window.offers("Sign in"))
        assert window.program.signed_in is None


@pytest.mark.fault("K10")
def test_a_deleted_item_is_missing_and_the_files_stay_as_they_are(computer: Computer) -> None:
    with computer.start() as window:
        window.sign_in()
    kept = computer.root / "kept" / "data" / "accounts"
    before = digests(kept)
    assert before
    keyring_door.delete_all()
    with computer.start() as window:
        window.until(lambda: window.sees("has no sign-in for this account. Nothing on this computer was deleted."))
        assert window.offers("Try again")
        assert window.offers("This session only")
        assert digests(kept) == before

        window.press("Sign in again")
        window.until(lambda: window.offers("Sign in"))
        assert not window.sees("This computer has no keyring."), "there is one, only without the item"
        window.sign_in()
        assert len(keyring_door.items()) == 1
        aside = [path.name for path in kept.rglob("outbox.*.db")]
        assert len(aside) == 1, "what was not sent yet is kept under the key it was made with"
    assert len(computer.links) == 2


def digests(folder: Path) -> dict[str, str]:
    """What every file below is."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
