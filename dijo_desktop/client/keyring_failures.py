"""What an exception of a keyring means for a person."""

from __future__ import annotations

from dijo_desktop.errors import KeyringLocked, KeyringMissing, KeyringUnavailable

_LOCKED = {"KeyringLocked", "LockedException", "PromptDismissedException", "KeychainDenied"}
_ABSENT = {"NoKeyringError", "SecretServiceNotAvailableException"}


def named(error: Exception, keyring: str) -> KeyringUnavailable:
    """The failure that a person is told; `keyring` is the name the keyring is known by."""
    if isinstance(error, KeyringUnavailable):
        return type(error)(keyring)
    return KeyringLocked(keyring) if _means_locked(error) else KeyringMissing(keyring)


def _means_locked(error: BaseException | None) -> bool:
    """By class name along the causes: importing `keyring` itself here could hang."""
    while error is not None:
        names = {kind.__name__ for kind in type(error).__mro__}
        if names & _LOCKED:
            return True
        if names & _ABSENT:
            return False
        if "KeyringError" in names and error.__cause__ is None:
            return True
        error = error.__cause__
    return False
