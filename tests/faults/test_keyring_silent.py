"""A Secret Service that is on the bus and does not answer, or comes after the program."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic

import pytest

from dijo_desktop.client.keyring_watch import await_keyring
from dijo_desktop.client.platform_keyring import open_platform_keyring
from dijo_desktop.client.vault import KeyringState, Vault
from dijo_desktop.errors import KeyringMissing, KeyringNotAnswering
from tests.faults.secret_service import LEFT_OPEN, Stub, stub
from tests.secret_service import secret_service

pytestmark = pytest.mark.filterwarnings(LEFT_OPEN)
PATIENCE = 20.0


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    """A desktop whose keyring is the stub."""
    with stub(tmp_path) as one:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", one.environment["DBUS_SESSION_BUS_ADDRESS"])
        yield one


def _vault(notice: float = 0.2) -> Vault:
    return Vault(open_platform_keyring, "DiJo Desktop (test)", notice=notice)


@pytest.mark.fault("K1")
@pytest.mark.fault("K4")
def test_a_silent_keyring_is_asked_once_and_its_late_answer_is_used(desktop: Stub, stop: threading.Event) -> None:
    desktop.tell("claim", "speak")
    assert _vault(PATIENCE).save("me", "text", stop)
    desktop.tell("hush")
    vault, before = _vault(), set(threading.enumerate())
    for _ in range(3):
        with pytest.raises(KeyringNotAnswering):
            vault.read("me", stop)
    assert vault.state is KeyringState.NOT_ANSWERING
    assert [thread.name for thread in set(threading.enumerate()) - before] == ["keyring"]
    desktop.tell("speak")
    assert _until(lambda: vault.read("me", stop)) == "text"
    assert (vault.state, vault.backend_name) == (KeyringState.READY, "KWallet")


@pytest.mark.fault("K1")
def test_looking_which_keyring_there_is_waits_for_no_answer(desktop: Stub, stop: threading.Event) -> None:
    vault = _vault(PATIENCE)
    with pytest.raises(KeyringMissing):
        vault.look(stop)
    desktop.tell("claim")
    vault = _vault(PATIENCE)
    vault.look(stop)
    assert (vault.state, vault.backend_name) == (KeyringState.READY, "KWallet")


@pytest.mark.fault("K3")
def test_a_keyring_that_comes_is_noticed(desktop: Stub, stop: threading.Event) -> None:
    with ThreadPoolExecutor(1) as pool:
        came = pool.submit(await_keyring, stop)
        # The watch may not listen yet: the name is given up and taken again until it does.
        assert _until(lambda: desktop.tell("claim", "release") or came.done())
        assert came.result(PATIENCE)


@pytest.mark.fault("K3")
def test_a_keyring_that_came_just_before_the_watch_is_noticed_too(desktop: Stub, stop: threading.Event) -> None:
    desktop.tell("claim")
    assert await_keyring(stop, gone=True)
    with ThreadPoolExecutor(1) as pool:
        there = pool.submit(await_keyring, stop)
        assert not there.done()
        stop.set()
        assert not there.result(PATIENCE), "one that was there all the time has not come"


def test_a_watch_ends_when_nobody_waits(
    desktop: Stub, monkeypatch: pytest.MonkeyPatch, stop: threading.Event
) -> None:
    with ThreadPoolExecutor(2) as pool:
        came = pool.submit(await_keyring, stop)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
        nowhere = pool.submit(await_keyring, stop)
        stop.set()
        assert (came.result(PATIENCE), nowhere.result(PATIENCE)) == (False, False)


@pytest.mark.fault("K2")
def test_an_unlocked_keyring_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: threading.Event
) -> None:
    from tests.journeys import keyring_door

    with secret_service(tmp_path) as environment:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", environment["DBUS_SESSION_BUS_ADDRESS"])
        assert _vault(PATIENCE).save("me", "text", stop)
        keyring_door.lock()
        with ThreadPoolExecutor(1) as pool:
            came = pool.submit(await_keyring, stop)

            def toggle() -> bool:
                keyring_door.lock()
                threading.Event().wait(0.2)
                keyring_door.unlock()
                return came.done()

            assert _until(toggle)
            assert came.result(PATIENCE)


def _until(true: Callable[[], object]) -> object:
    """What comes in the end; a keyring that does not answer yet is asked again."""
    until = monotonic() + PATIENCE
    while monotonic() < until:
        try:
            if found := true():
                return found
        except KeyringNotAnswering:
            continue
    raise AssertionError("never came")
