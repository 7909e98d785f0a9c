"""Keyrings that behave as told: the methods of a backend of `keyring`, over a dictionary."""

from __future__ import annotations

import threading
from collections.abc import Callable

from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordSetError

from dijo_desktop.client import limits
from dijo_desktop.client.vault import PlatformKeyring, Vault


class Keyring:
    """Works; counts what is asked of it. `before` runs ahead of every call and may raise or block."""

    def __init__(self) -> None:
        self.items: dict[tuple[str, str], str] = {}
        self.asked: list[str] = []
        self.before: Callable[[str], None] = lambda what: None

    def get_password(self, service: str, username: str) -> str | None:
        self.asked.append("get")
        self.before("get")
        return self.items.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.asked.append("set")
        self.before("set")
        self.items[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.asked.append("delete")
        self.before("delete")
        del self.items[service, username]


class Dropping(Keyring):
    """Takes every write and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        super().set_password(service, username, password)
        del self.items[service, username]


class Truncating(Keyring):
    """Keeps the first part only, the first `times` times."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    def set_password(self, service: str, username: str, password: str) -> None:
        self.times -= 1
        super().set_password(service, username, password[:20] if self.times >= 0 else password)


class Stubborn(Keyring):
    """Deletes nothing."""

    def delete_password(self, service: str, username: str) -> None:
        self.asked.append("delete")


class Hanging:
    """To be set as `before`: every call of a kind blocks until `go` is set."""

    def __init__(self, kind: str = "get") -> None:
        self.kind = kind
        self.go = threading.Event()
        self.reached = threading.Event()

    def __call__(self, what: str) -> None:
        if what == self.kind:
            self.reached.set()
            self.go.wait(30)


def failing(error: Exception, kind: str = "") -> Callable[[str], None]:
    """To be set as `before`: raises."""

    def fail(what: str) -> None:
        if not kind or what == kind:
            raise error

    return fail


def dismissed() -> Exception:
    """What the Secret Service backend raises when the prompt is dismissed."""

    class PromptDismissedException(Exception):
        pass

    error = InitError("Failed to create the collection: Prompt dismissed..")
    error.__cause__ = PromptDismissedException()
    return error


def absent() -> Exception:
    """What the Secret Service backend raises when there is no such service."""

    class SecretServiceNotAvailableException(Exception):
        pass

    error = InitError("Failed to create the collection.")
    error.__cause__ = SecretServiceNotAvailableException()
    return error


LOCKED = KeyringLocked("Failed to unlock the collection!")
NONE = NoKeyringError("no backend")
REFUSED = PasswordSetError("no")


def vault_of(keyring: Keyring, *, backend_id: str = "test", notice: float = limits.KEYRING_NOTICE) -> Vault:
    make = lambda: PlatformKeyring(backend_id, "Test Keyring", keyring)  # noqa: E731
    return Vault(make, "DiJo Desktop (test)", notice=notice)
