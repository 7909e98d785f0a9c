"""The real Secret Service, in a process of its own with a bus of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dijo_desktop.client.platform_keyring import NAMES, open_platform_keyring
from tests.secret_service import secret_service

SCRIPT = """
import os, sys, threading
from dijo_desktop.client.platform_keyring import open_platform_keyring
from dijo_desktop.client.vault import Vault
from dijo_desktop.errors import DijoError
stop = threading.Event()
vault = Vault(open_platform_keyring, "DiJo Desktop (test)")
def show(*parts): sys.stdout.write(" ".join(map(str, parts)) + "\\n")
try:
{body}
except DijoError as error:
    show(type(error).__name__, vault.state.name, vault.backend_name)
"""


def _program(environment: dict[str, str], body: str) -> list[str]:
    """What a program says that does `body` in `environment`, line by line."""
    script = SCRIPT.format(body="\n".join(f"    {line}" for line in body.strip().splitlines()))
    done = subprocess.run(
        [sys.executable, "-W", "error::ResourceWarning", "-c", script],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with secret_service(tmp_path_factory.mktemp("keyring")) as environment:
        yield environment


@pytest.mark.fault("K9")
def test_the_record_is_in_the_real_keyring(session: dict[str, str]) -> None:
    body = """
show(vault.read("me", stop))
show(vault.save("me", "x" * 1000, stop), vault.read("me", stop) == "x" * 1000)
show(vault.backend_id, vault.backend_name, vault.state.name)
"""
    assert _program(session, body) == ["None", "True True", "secret-service:gnome-keyring GNOME Keyring READY"]
    again = """
show(len(vault.read("me", stop)), vault.read("somebody else", stop))
vault.delete("me", stop)
vault.delete("me", stop)
show(vault.read("me", stop))
"""
    assert _program(session, again) == ["1000 None", "None"]


@pytest.mark.fault("K2")
def test_a_locked_keyring_is_locked_until_unlocked(session: dict[str, str]) -> None:
    body = """
import secretstorage
show(vault.save("me", "text", stop))
bus = secretstorage.dbus_init()
secretstorage.get_default_collection(bus).lock()
try:
    vault.read("me", stop)
except DijoError as error:
    show(type(error).__name__, vault.state.name)
bus.close()
"""
    assert _program(session, body) == ["True", "KeyringLocked LOCKED"]


@pytest.mark.fault("K5")
@pytest.mark.parametrize("address", ["", "unix:path=/nowhere"])
def test_without_bus_there_is_no_keyring(address: str, tmp_path: Path) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DBUS", "XDG_RUNTIME", "DISPLAY", "WAYLAND"))
    }
    environment["HOME"] = str(tmp_path)
    environment["XDG_RUNTIME_DIR"] = str(tmp_path)
    if address:
        environment["DBUS_SESSION_BUS_ADDRESS"] = address
    assert _program(environment, 'vault.read("me", stop)') == ["KeyringMissing MISSING Secret Service"]


@pytest.mark.fault("T14")
def test_nothing_named_by_the_environment_or_a_file_is_loaded(session: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text("raise SystemExit('loaded')")
    config = Path(session["XDG_CONFIG_HOME"]) / "python_keyring"
    config.mkdir(exist_ok=True)
    (config / "keyringrc.cfg").write_text("[backend]\ndefault-keyring=planted.Keyring\n")
    poisoned = session | {
        "PYTHONPATH": str(tmp_path),
        "PYTHON_KEYRING_BACKEND": "planted.Keyring",
        "KEYRING_PROPERTY_APPID": "evil",
        "KEYRING_PROPERTY_PREFERRED_COLLECTION": "/evil",
    }
    body = """
keyring = open_platform_keyring()
show(keyring.backend.appid, hasattr(keyring.backend, "preferred_collection"), type(keyring.backend).__module__)
show("planted" in sys.modules, [name for name in os.environ if name.startswith("KEYRING_PROPERTY_")])
"""
    assert _program(poisoned, body) == [
        "Python keyring library False keyring.backends.SecretService",
        "False []",
    ]
    (config / "keyringrc.cfg").unlink()


def test_properties_are_removed_before_a_backend_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEYRING_PROPERTY_APPID", "evil")
    keyring = open_platform_keyring()
    assert keyring.id in NAMES
    assert "KEYRING_PROPERTY_APPID" not in os.environ
    assert getattr(keyring.backend, "appid", "") != "evil"


def test_the_keyring_has_the_name_its_user_knows(session: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", session["DBUS_SESSION_BUS_ADDRESS"])
    keyring = open_platform_keyring()
    assert (keyring.id, keyring.name) == ("secret-service:gnome-keyring", "GNOME Keyring")
