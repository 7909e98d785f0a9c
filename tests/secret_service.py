"""A real Secret Service of one's own: a private D-Bus session with an unlocked gnome-keyring in it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from tests.parts import need

PASSWORD = b"a password of the tests"
PATIENCE = 20.0
"""Seconds for the keyring to start, however busy the machine is."""


@contextmanager
def secret_service(folder: Path) -> Iterator[dict[str, str]]:
    """Run it below `folder` and give the environment in which a program finds it."""
    need("dbus-daemon", "gnome-keyring-daemon", "dbus-send")
    with session_bus(environment_below(folder)) as environment, gnome_keyring(environment):
        yield environment


def environment_below(folder: Path) -> dict[str, str]:
    """The environment of a person whose home is `folder`, without a screen."""
    for name in ("data", "config", "cache"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "run").mkdir(mode=0o700, exist_ok=True)
    environment = {
        **os.environ,
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
    }
    environment.pop("DISPLAY", None)
    environment.pop("WAYLAND_DISPLAY", None)
    return environment


@contextmanager
def session_bus(environment: dict[str, str], config: str = "--session") -> Iterator[dict[str, str]]:
    """A bus of one's own; gives the environment in which programs find it."""
    bus = subprocess.Popen(
        ["dbus-daemon", config, "--nofork", "--print-address=1"],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert bus.stdout
    try:
        yield environment | {"DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip()}
    finally:
        bus.terminate()
        bus.wait(timeout=10)
        bus.stdout.close()


@contextmanager
def gnome_keyring(environment: dict[str, str]) -> Iterator[None]:
    """An unlocked gnome-keyring on the bus of `environment`."""
    keyring = subprocess.Popen(
        ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
        env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert keyring.stdin
    keyring.stdin.write(PASSWORD)
    keyring.stdin.close()
    try:
        _wait_until_owned(environment)
        yield
    finally:
        keyring.terminate()
        keyring.wait(timeout=10)


def _wait_until_owned(environment: dict[str, str]) -> None:
    ask = ["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/",
           "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"]  # fmt: skip
    until = monotonic() + PATIENCE
    while monotonic() < until:
        done = subprocess.run(ask, env=environment, capture_output=True, text=True, check=False)
        if "true" in done.stdout:
            return
    raise AssertionError("gnome-keyring did not take its name on the bus")
