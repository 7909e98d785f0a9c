"""The sign-in is in a real keyring and nowhere else; whatever state that is in, nothing is lost and nothing leaks."""

from __future__ import annotations

import hashlib
import logging
import os
from pathlib import Path

import pytest

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
    with computer.start() as window:
        signed_in = window.sign_in()
        assert window.sees("This session only")
        refresh, key = signed_in.session.life.refresh.reveal(), signed_in.session.key
        assert refresh
        assert key is not None
        secrets = [refresh.encode(), key.for_record.reveal().encode()]
        assert found_in(files_below(computer.root), secrets) == []
        assert not list(computer.root.glob("kept/data/accounts/*"))
        signed_in.copy.outbox.remember_action("privacy_request", "of-the-test", b"{}")
        window.main.close()
        assert window.sees("Nothing of this session is kept on this computer.")
        assert window.sees("A request to put a call right")
        window.press("Stay")
        window.until(lambda: window.dialog is None)
        assert window.main.isVisible()
        window.main.close()
        window.press("Quit")
        assert not window.main.isVisible()
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
        window.sign_in()
        assert len(keyring_door.items()) == 1
        aside = [path.name for path in kept.rglob("outbox.*.db")]
        assert len(aside) == 1, "what was not sent yet is kept under the key it was made with"
    assert len(computer.links) == 2


def digests(folder: Path) -> dict[str, str]:
    """What every file below is."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
