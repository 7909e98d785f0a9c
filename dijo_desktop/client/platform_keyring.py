"""The one keyring of each system, its class named here; what the environment or a file names is never loaded."""

from __future__ import annotations

import os
import sys
from contextlib import closing, suppress
from pathlib import Path

from dijo_desktop.client.vault import Backend, PlatformKeyring

NAMES = {
    "secret-service": "Secret Service",
    "credential-manager": "Credential Manager",
    "keychain": "Keychain",
}
"""What a person knows a keyring by, if nothing better can be found out."""
_PROVIDERS = {
    "gnome-keyring": "GNOME Keyring",
    "kwalletd": "KWallet",
    "ksecretd": "KWallet",
    "keepassxc": "KeePassXC",
}


def open_platform_keyring() -> PlatformKeyring:
    """Import and create the backend; may be slow, so only the keyring's own thread calls it."""
    # Setting one of these puts any value on an attribute of a backend, even of one created directly.
    for name in [name for name in os.environ if name.startswith("KEYRING_PROPERTY_")]:
        del os.environ[name]
    if sys.platform == "win32":  # pragma: no cover - Windows only
        return PlatformKeyring("credential-manager", NAMES["credential-manager"], _windows())
    if sys.platform == "darwin":  # pragma: no cover - macOS only
        return PlatformKeyring("keychain", NAMES["keychain"], _macos())
    return PlatformKeyring("secret-service", _provider() or NAMES["secret-service"], _secret_service())


def _secret_service() -> Backend:
    from keyring.backends.SecretService import Keyring

    return Keyring()  # type: ignore[no-untyped-call]  # keyring has no annotations there


def _windows() -> Backend:  # pragma: no cover - Windows only
    from keyring.backends.Windows import WinVaultKeyring

    backend = WinVaultKeyring()  # type: ignore[no-untyped-call]  # keyring has no annotations there
    backend.persist = "local machine"  # not carried to other computers by a roaming profile
    return backend


def _macos() -> Backend:  # pragma: no cover - macOS only
    from keyring.backends.macOS import Keyring

    return Keyring()  # type: ignore[no-untyped-call]  # keyring has no annotations there


def _provider() -> str:
    """Which program answers for the Secret Service, by the name of its process; empty if that cannot be seen."""
    with suppress(Exception):
        import secretstorage
        from jeepney import DBusAddress, new_method_call  # type: ignore[import-untyped]  # it has no types

        bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        question = new_method_call(bus, "GetConnectionUnixProcessID", "s", ("org.freedesktop.secrets",))
        with closing(secretstorage.dbus_init()) as connection:
            process = int(connection.send_and_get_reply(question, timeout=1.0).body[0])
        command = Path(f"/proc/{process}/comm").read_text(encoding="utf-8").strip()
        return next((name for start, name in _PROVIDERS.items() if command.startswith(start)), "")
    return ""
