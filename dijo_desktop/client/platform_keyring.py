"""The one keyring of each system, its class named here; what the environment or a file names is never loaded."""

from __future__ import annotations

import os
import sys
from contextlib import closing, suppress
from pathlib import Path

from dijo_desktop.client.keyring_thread import Backend, PlatformKeyring
from dijo_desktop.errors import KeyringMissing

SECRET_SERVICE = "secret-service"  # noqa: S105 - a name
SECRETS = "org.freedesktop.secrets"
"""The name by which programs of a desktop find their Secret Service, whoever it is."""
NAMES = {
    SECRET_SERVICE: "Secret Service",
    f"{SECRET_SERVICE}:gnome-keyring": "GNOME Keyring",
    f"{SECRET_SERVICE}:kwallet": "KWallet",
    f"{SECRET_SERVICE}:keepassxc": "KeePassXC",
    f"{SECRET_SERVICE}:oo7": "oo7",
    "credential-manager": "Credential Manager",
    "keychain": "Keychain",
}
"""What a person knows a keyring by."""
_PROCESSES = {
    "gnome-keyring": "gnome-keyring",
    "kwalletd": "kwallet",
    "ksecretd": "kwallet",
    "keepassxc": "keepassxc",
    "oo7-daemon": "oo7",
}
"""What the names of their processes begin with."""


def open_platform_keyring() -> PlatformKeyring:
    """Import and create the backend; may be slow, so only the keyring's own thread calls it."""
    # Setting one of these puts any value on an attribute of a backend, even of one created directly.
    for name in [name for name in os.environ if name.startswith("KEYRING_PROPERTY_")]:
        del os.environ[name]
    if sys.platform == "win32":  # pragma: no cover - Windows only
        return PlatformKeyring("credential-manager", NAMES["credential-manager"], _windows())
    if sys.platform == "darwin":  # pragma: no cover - macOS only
        return PlatformKeyring("keychain", NAMES["keychain"], _macos())
    backend, provider = _secret_service(), provider_of(_process())
    keyring = f"{SECRET_SERVICE}:{provider}" if provider else SECRET_SERVICE
    return PlatformKeyring(keyring, NAMES[keyring], backend, sure=bool(provider), answers=_answers)


def same_keyring(before: str, now: str) -> bool:
    """Whether two ids may be of one keyring: an id without a program is of the same kind, and no more is known."""
    if before == now:
        return True
    (kind, _, program), (other, _, other_program) = before.partition(":"), now.partition(":")
    return kind == other and not (program and other_program)


def provider_of(process: str) -> str:
    """The program behind a Secret Service, by the name of its process; empty if it is not a known one."""
    return next((program for start, program in _PROCESSES.items() if process.startswith(start)), "")


def _secret_service() -> Backend:
    import secretstorage  # noqa: F401 - without it, the next line succeeds and every call fails with a NameError
    from keyring.backends.SecretService import Keyring

    return Keyring()  # type: ignore[no-untyped-call]  # keyring has no annotations there


def _windows() -> Backend:  # pragma: no cover - Windows only
    import win32ctypes.pywin32.win32cred  # type: ignore[import-not-found,unused-ignore]  # noqa: F401 - as above
    from keyring.backends.Windows import WinVaultKeyring

    backend = WinVaultKeyring()  # type: ignore[no-untyped-call]  # keyring has no annotations there
    backend.persist = "local machine"  # not carried to other computers by a roaming profile
    return backend


def _macos() -> Backend:  # pragma: no cover - macOS only
    from keyring.backends.macOS import Keyring

    return Keyring()  # type: ignore[no-untyped-call]  # keyring has no annotations there


def _answers() -> None:
    """Whether there is, or can be started, a Secret Service; the bus answers that, not the service."""
    import secretstorage

    with closing(secretstorage.dbus_init()) as connection:
        if not secretstorage.check_service_availability(connection):
            raise KeyringMissing


def _process() -> str:
    """The name of the process that answers for the Secret Service; empty if that cannot be seen."""
    with suppress(Exception):
        import secretstorage
        from jeepney import DBusAddress, new_method_call  # type: ignore[import-untyped]  # it has no types

        bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        question = new_method_call(bus, "GetConnectionUnixProcessID", "s", (SECRETS,))
        with closing(secretstorage.dbus_init()) as connection:
            process = int(connection.send_and_get_reply(question, timeout=1.0).body[0])
        return Path(f"/proc/{process}/comm").read_text(encoding="utf-8").strip()
    return ""
