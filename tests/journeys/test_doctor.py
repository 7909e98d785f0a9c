"""`dijo-desktop doctor`: what each state of the keyring says, its exit code, and that no secret is ever printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import keyring.backends.SecretService
import pytest

from dijo_desktop import cli
from tests.faults.secret_service import LEFT_OPEN, Stub, stub
from tests.journeys import keyring_door
from tests.journeys.conftest import PASSED_ON

pytestmark = pytest.mark.filterwarnings(LEFT_OPEN)
CANARY = "canary-5f1d0c2b9a7e4866"
ITEM = ("DiJo Desktop (demo)", "somebody")
WELL = r"wrote, read and deleted 1000 characters \(\d+\.\d\d s\)\n"


@pytest.fixture
def silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    """A Secret Service that has its name and says nothing."""
    with stub(tmp_path / "keyring") as one:
        for name in PASSED_ON:
            monkeypatch.setenv(name, one.environment[name])
        one.tell("claim")
        yield one


def doctor(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """The exit code, and what was said on both streams."""
    capsys.readouterr()
    code = cli.main(["doctor", *words])
    said, errors = capsys.readouterr()
    assert CANARY not in said + errors
    assert not re.search(r"[0-9a-f]{16}", said + errors), "a part of the throw-away item"
    return code, said, errors


def test_a_real_keyring_takes_and_gives_back_and_keeps_what_was_in_it(
    keyring_environment: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    keyring.backends.SecretService.Keyring().set_password(*ITEM, CANARY)
    code, said, errors = doctor(capsys, "keyring")
    assert (code, errors) == (cli.DONE, "")
    assert re.fullmatch(f"keyring: ok, GNOME Keyring, ready; {WELL}", said)
    assert keyring_door.all_items() == {ITEM: CANARY}, "the throw-away item is gone, the other one is not"


@pytest.mark.fault("K2")
def test_a_locked_keyring_is_told_with_what_to_do_and_is_well_once_unlocked(
    keyring_environment: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    keyring.backends.SecretService.Keyring().set_password(*ITEM, CANARY)
    keyring_door.lock()
    code, said, errors = doctor(capsys, "keyring")
    assert (code, errors) == (cli.FAILED, "")
    assert said.startswith(
        "keyring: not ok, GNOME Keyring, locked. Open Passwords and Keys, unlock the keyring Login"
    )
    keyring_door.unlock()
    assert doctor(capsys, "keyring")[0] == cli.DONE
    assert keyring_door.all_items() == {ITEM: CANARY}


@pytest.mark.fault("K1")
def test_a_keyring_that_never_answers_is_told_and_not_waited_for(
    silent: Stub, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said, errors = doctor(capsys, "keyring")
    assert (code, errors) == (cli.FAILED, "")
    assert said.startswith("keyring: not ok, KWallet, not answering. Look for a window of KWallet")
    assert silent.count()[0] == 1


@pytest.mark.fault("K5")
def test_without_a_keyring_it_says_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    code, said, errors = doctor(capsys, "keyring")
    assert (code, errors) == (cli.FAILED, "")
    assert said.startswith("keyring: not ok, Secret Service, missing. Install or start GNOME Keyring, KWallet or")


def test_one_part_that_is_not_well_fails_and_the_others_are_told_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    code, said, _ = doctor(capsys, "keyring", "store")
    assert code == cli.FAILED
    assert [line.partition(", ")[0] for line in said.splitlines()] == ["keyring: not ok", "store: ok"]
    assert doctor(capsys, "store", "i18n")[0] == cli.DONE


def test_a_part_that_does_not_exist_is_a_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, errors = doctor(capsys, "store", "heart")
    assert (code, said) == (cli.USAGE, "")
    assert errors == "dijo-desktop: no part heart; there are qt, store, i18n, keyring\n"


def test_a_service_that_is_no_address_fails_and_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, errors = doctor(capsys, "--service", f"https://me:{CANARY}@dijo.example")
    assert (code, said) == (cli.FAILED, "")
    assert errors.startswith("dijo-desktop: ")
