"""A process that is killed while it saves in a real keyring leaves the old record or the new one."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dijo_desktop.client.platform_keyring import open_platform_keyring
from dijo_desktop.client.vault import Vault
from tests.secret_service import secret_service

SERVICE = "DiJo Desktop (test)"
STEPS = ("before", "under way", "after")
SAVE = """
import sys, threading
from dijo_desktop.client.platform_keyring import PlatformKeyring, open_platform_keyring
from dijo_desktop.client.vault import Vault
from tests.faults.dying import die

class Dying:
    def __init__(self, inner):
        self.get_password = inner.get_password
        self.inner = inner

    def set_password(self, *item):
        if step == "before":
            die()
        if step == "under way":
            threading.Timer(0.002, die).start()
        self.inner.set_password(*item)
        die()

service, step = sys.argv[1:]
real = open_platform_keyring()
vault = Vault(lambda: PlatformKeyring("test", "Test Keyring", Dying(real.backend)), service)
vault.save(step, "new " * 200, threading.Event())
"""


@pytest.mark.fault("K11")
def test_killed_at_a_save_the_keyring_holds_the_old_record_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: threading.Event
) -> None:
    with secret_service(tmp_path) as environment:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", environment["DBUS_SESSION_BUS_ADDRESS"])
        vault = Vault(open_platform_keyring, SERVICE, notice=20)
        for step in STEPS:
            assert vault.save(step, "old " * 200, stop)
        root = Path(__file__).parents[2]
        children = [subprocess.Popen([sys.executable, "-c", SAVE, SERVICE, step], cwd=root) for step in STEPS]
        assert [child.wait(30) for child in children] == [-9] * len(STEPS)
        found = [vault.read(step, stop) for step in STEPS]
        assert found[0] == "old " * 200
        assert found[1] in ("old " * 200, "new " * 200)
        assert found[2] == "new " * 200
