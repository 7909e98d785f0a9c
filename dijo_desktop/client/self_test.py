"""Trying the keyring for real, for `doctor`: write, read back, delete."""

from __future__ import annotations

import secrets
import threading

from dijo_desktop.client.platform_keyring import open_platform_keyring
from dijo_desktop.client.vault import Vault
from dijo_desktop.errors import KeyringRefusedWrite

SERVICE_NAME = "DiJo Desktop (doctor)"
_LONGEST = 1000


def try_keyring() -> str:
    """Write a record as long as an account's may be, read it back, delete it; failures are raised by name."""
    vault, stop = Vault(open_platform_keyring, SERVICE_NAME), threading.Event()
    user, text = f"trial-{secrets.token_hex(4)}", secrets.token_hex(_LONGEST // 2)
    vault.read(user, stop)  # says at once whether it is locked, missing or silent
    kept = vault.save(user, text, stop) and vault.read(user, stop) == text
    vault.delete(user, stop)
    if not kept:
        raise KeyringRefusedWrite(vault.backend_name)
    return f"{vault.backend_name}, wrote, read and deleted {len(text)} characters"
